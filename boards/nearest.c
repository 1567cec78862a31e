/* SPDX-License-Identifier: MIT */
/* boards/nearest.c - which name was meant: one that begins so, or the one with the least number of letters to
 * insert, drop, replace or swap. */
#include "boards/boards.h"

#include <string.h>
#include <strings.h>

#define NAME_MOST 48      /* letters; longer names are compared by their beginnings */
#define BEGINNING_LEAST 3 /* letters that may stand for a whole name */

static unsigned char lower(char c) { return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

static unsigned length(const char *name) { return (unsigned)strnlen(name, NAME_MOST); }

/* The distance of Damerau and Levenshtein with adjacent swaps only; case is ignored.  Three rows of its table are
 * enough: rows[i % 3] holds the distances of a's first i letters. */
static unsigned distance(const char *a, const char *b)
{
    unsigned rows[3][NAME_MOST + 1], la = length(a), lb = length(b);

    for (unsigned k = 0; k <= lb; k++)
        rows[0][k] = k;
    for (unsigned i = 1; i <= la; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

        row[0] = i;
        for (unsigned k = 1; k <= lb; k++) {
            bool same = lower(a[i - 1]) == lower(b[k - 1]);

            row[k] = least(above[k - 1] + !same, least(above[k], row[k - 1]) + 1);
            if (i > 1 && k > 1 && lower(a[i - 1]) == lower(b[k - 2]) && lower(a[i - 2]) == lower(b[k - 1]))
                row[k] = least(row[k], before[k - 2] + 1);
        }
    }
    return rows[la % 3][lb];
}

/* Is wrong the beginning of a longer name? */
static bool is_beginning(const char *wrong, const char *name)
{
    return length(wrong) >= BEGINNING_LEAST && strncasecmp(wrong, name, length(wrong)) == 0;
}

/* How far a name is from the wrong one: the distance counts, then how much the lengths differ. */
static unsigned badness(const char *wrong, const char *name)
{
    unsigned d = distance(wrong, name), a = length(wrong), b = length(name);

    if (d > 1 && is_beginning(wrong, name))
        return 2 * NAME_MOST - 1;
    return d * NAME_MOST + (a > b ? a - b : b - a);
}

const char *cpy_nearest_name(const char *wrong, const char *const *names, size_t n)
{
    const char *best = NULL;
    unsigned least_bad = ((length(wrong) + 2) / 3 + 1) * NAME_MOST; /* a third of the letters may be wrong */

    for (size_t i = 0; i < n; i++) {
        unsigned bad = *names[i] ? badness(wrong, names[i]) : least_bad;

        if (bad < least_bad) {
            best = names[i];
            least_bad = bad;
        }
    }
    return best;
}
