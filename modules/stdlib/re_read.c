/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_read.c - tokens, escapes and sets of a pattern in Python's syntax.
 *
 * The reader looks one token ahead; a token is a character or a backslash with one.  What an escape means depends on
 * where it stands: \b is a position, or in a set a backspace; \1 is a group, \01 a character. */
#include "modules/stdlib/re_parse.h"

#include <stdio.h>
#include <stdlib.h>

/* --- tokens ------------------------------------------------------------------------------------------------------ */

void cpy_re_fail(struct reader *r, size_t position, const char *message)
{
    if (!r->failed)
        cpy_re_error(r->t, r->pattern, (int64_t)position, "%s", message);
    r->failed = true;
}

void cpy_re_advance(struct reader *r)
{
    if (r->failed || r->at >= r->text.len) {
        r->next = END;
        return;
    }
    r->next = cpy_text_at(&r->text, r->at++);
    if (r->next != '\\')
        return;
    if (r->at == r->text.len) {
        cpy_re_fail(r, r->at - 1, "bad escape (end of pattern)");
        r->next = END;
        return;
    }
    r->next = ESCAPED | cpy_text_at(&r->text, r->at++);
}

uint32_t cpy_re_get(struct reader *r)
{
    uint32_t token = r->next;

    cpy_re_advance(r);
    return r->failed ? END : token;
}

bool cpy_re_accept(struct reader *r, uint32_t token)
{
    if (r->next != token || r->failed)
        return false;
    cpy_re_advance(r);
    return true;
}

void cpy_re_seek(struct reader *r, size_t position)
{
    r->at = position;
    cpy_re_advance(r);
}

static int hex_of(uint32_t c)
{
    return is_digit(c) ? (int)c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' && c < 128 ? (int)(c | 32) - 'a' + 10 : -1;
}

/* pattern[from:to] as a str. */
cpy_value cpy_re_part(struct reader *r, size_t from, size_t to)
{
    struct cpy_text piece = r->text;

    piece.data = (const char *)piece.data + from * piece.width;
    piece.len = to - from;
    return cpy_str_from_text(r->t, piece);
}

/* --- escapes ----------------------------------------------------------------------------------------------------- */

/* Reads exactly n hexadecimal digits; start is where the escape begins. */
static uint32_t read_hex(struct reader *r, size_t start, unsigned n)
{
    uint32_t value = 0;

    for (unsigned i = 0; i < n; i++) {
        int digit = r->next == END || r->next & ESCAPED ? -1 : hex_of(r->next);

        if (digit < 0) {
            FAIL(r, start, "incomplete escape %V", cpy_re_part(r, start, tell(r)));
            return 0;
        }
        value = value << 4 | (uint32_t)digit;
        cpy_re_get(r);
    }
    return value;
}

/* Reads up to a terminator, which is passed over.  False: an error; what is the thing's name. */
bool cpy_re_read_until(struct reader *r, char terminator, const char *what, size_t *from, size_t *to)
{
    *from = tell(r);
    for (;;) {
        *to = tell(r);
        if (r->next == END) {
            if (*to == *from)
                FAIL(r, *to, "missing %s", what);
            else
                FAIL(r, *from, "missing %c, unterminated name", terminator);
            return false;
        }
        if (r->next == (uint32_t)terminator)
            break;
        cpy_re_advance(r);
    }
    cpy_re_advance(r);
    if (*to == *from)
        FAIL(r, *to, "missing %s", what);
    return !r->failed;
}

/* \N{name}: asks module unicodedata. */
static uint32_t read_name(struct reader *r, size_t start)
{
    size_t from, to;
    cpy_value name, module, found = CPY_ERROR;
    struct cpy_text text;

    if (!cpy_re_accept(r, '{')) {
        cpy_re_fail(r, tell(r), "missing {");
        return 0;
    }
    if (!cpy_re_read_until(r, '}', "character name", &from, &to))
        return 0;
    if ((name = cpy_re_part(r, from, to)) && (module = cpy_import(r->t, "unicodedata")))
        found = cpy_call_method(r->t, module, "lookup", 1, name);
    if (found && cpy_is_str(found) && (text = cpy_str_view(found)).len == 1)
        return cpy_text_at(&text, 0);
    cpy_take_pending(r->t);
    FAIL(r, start, "undefined character name %R", name);
    return 0;
}

/* The character that an escape with a letter stands for, or END. */
static uint32_t simple_escape(uint32_t letter)
{
    static const char letters[] = "abfnrtv\\", meanings[] = "\a\b\f\n\r\t\v\\";
    const char *found = letter < 128 && letter ? strchr(letters, (int)letter) : NULL;

    return found ? (uint32_t)meanings[found - letters] : END;
}

/* \x \u \U \N{}: the character; END if the escape is none of them. */
static uint32_t long_escape(struct reader *r, uint32_t letter, size_t start)
{
    uint32_t c;

    if (letter == 'x')
        return read_hex(r, start, 2);
    if (r->is_bytes)
        return END;
    if (letter == 'u')
        return read_hex(r, start, 4);
    if (letter == 'N')
        return read_name(r, start);
    if (letter != 'U')
        return END;
    if ((c = read_hex(r, start, 8)) > 0x10ffff)
        FAIL(r, start, "bad escape %V", cpy_re_part(r, start, tell(r)));
    return c;
}

/* More octal digits after the value, n at most. */
static uint32_t read_octal(struct reader *r, uint32_t value, unsigned n, size_t start)
{
    while (n-- && is_octal(r->next))
        value = value << 3 | (cpy_re_get(r) - '0');
    if (value > 0377)
        FAIL(r, start, "octal escape value %V outside of range 0-0o377", cpy_re_part(r, start, tell(r)));
    return value;
}

static uint32_t bad_escape(struct reader *r, size_t start)
{
    FAIL(r, start, "bad escape %V", cpy_re_part(r, start, tell(r)));
    return END;
}

/* The character that an escape means in a set; a class letter (d, S ...) with ESCAPED. */
static uint32_t set_escape(struct reader *r, uint32_t letter, size_t start)
{
    uint32_t c = simple_escape(letter);

    if (c != END)
        return c;
    if (letter < 128 && letter && strchr("dDsSwW", (int)letter))
        return ESCAPED | letter;
    if ((c = long_escape(r, letter, start)) != END || r->failed)
        return c;
    if (is_octal(letter))
        return read_octal(r, letter - '0', 2, start);
    return is_letter(letter) || is_digit(letter) ? bad_escape(r, start) : letter;
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

void cpy_re_char(struct reader *r, uint32_t c) { cpy_re_write_char(r->t, &r->out, r->alphabet, c, folds(r)); }

static void write_class(struct reader *r, char letter)
{
    struct re_set set = {.t = r->t, .unicode = unicode(r)};

    cpy_re_set_class(&set, letter);
    cpy_re_set_write(&set, &r->out, r->alphabet, false);
    r->failed |= set.failed;
    free(set.ranges);
}

/* \b where the library's own does not know what a letter is. */
static void write_boundary(struct reader *r, bool negated)
{
    size_t start = r->out.len;
    char word[512];

    write_class(r, 'w');
    if (r->out.failed || r->failed)
        return;
    snprintf(word, sizeof word, "%s", r->out.data + start);
    r->out.len = start;
    cpy_re_write(&r->out, "(?:(?<=");
    for (unsigned i = 0; i < 4; i++) {
        static const char *const between[2][4] = {{")(?!", ")|(?<!", ")(?=", "))"}, {")(?=", ")|(?<!", ")(?!", "))"}};

        cpy_re_write(&r->out, "%s", word);
        cpy_re_write(&r->out, "%s", between[negated][i]);
    }
}

void cpy_re_position(struct reader *r, char letter)
{
    switch (letter) {
    case 'A': cpy_re_write(&r->out, "\\A"); return;
    case 'Z': cpy_re_write(&r->out, "\\z"); return;
    case '^': cpy_re_write(&r->out, r->scope & RE_MULTILINE ? "(?m:^)" : "\\A"); return;
    case '$': cpy_re_write(&r->out, r->scope & RE_MULTILINE ? "(?m:$)" : "\\Z"); return;
    case 'B': cpy_re_write(&r->out, "(?!\\A\\z)"); break; /* \B does not match in an empty text */
    }
    if (unicode(r) && r->alphabet != RE_LOW)
        write_boundary(r, letter == 'B');
    else
        cpy_re_write(&r->out, "\\%c", letter);
}

/* --- references to groups ---------------------------------------------------------------------------------------- */

/* Within a lookbehind no group that it contains can be referred to. */
bool cpy_re_check_look(struct reader *r, uint32_t group)
{
    if (r->look_groups == END)
        return true;
    if (group > r->groups || r->group[group].open) {
        cpy_re_fail(r, tell(r), "cannot refer to an open group");
        return false;
    }
    if (group <= r->look_groups)
        return true;
    cpy_re_fail(r, tell(r), "cannot refer to group defined in the same lookbehind subpattern");
    return false;
}

struct width cpy_re_reference(struct reader *r, uint32_t group, size_t position)
{
    if (r->group[group].open)
        FAIL(r, position, "cannot refer to an open group");
    else if (cpy_re_check_look(r, group))
        cpy_re_write(&r->out, "\\g{%u}", group);
    r->folds |= folds(r) && r->alphabet != RE_LOW;
    return r->failed ? (struct width){0, 0} : r->group[group].width;
}

/* \1 .. \99, or an octal escape. */
static struct width number_escape(struct reader *r, uint32_t digit, size_t start)
{
    uint32_t number = digit - '0';

    if (digit == '0') {
        cpy_re_char(r, read_octal(r, 0, 2, start));
        return (struct width){1, 1};
    }
    if (is_digit(r->next)) {
        uint32_t second = cpy_re_get(r) - '0';

        if (number < 8 && second < 8 && number > 0 && is_octal(r->next)) {
            cpy_re_char(r, read_octal(r, number << 3 | second, 1, start));
            return (struct width){1, 1};
        }
        number = number * 10 + second;
    }
    if (number <= r->groups)
        return cpy_re_reference(r, number, start);
    FAIL(r, start + 1, "invalid group reference %u", number);
    return (struct width){0, 0};
}

/* What stands behind a backslash outside sets. */
void cpy_re_escape(struct reader *r, uint32_t letter, size_t start, struct item *item)
{
    uint32_t c = letter == 'b' ? END : simple_escape(letter);

    *item = (struct item){PLAIN, r->out.len, r->groups, {1, 1}};
    if (letter < 128 && letter && strchr("AbBZ", (int)letter)) {
        cpy_re_position(r, (char)letter);
        item->kind = POSITION;
        item->width = (struct width){0, 0};
    } else if (letter < 128 && letter && strchr("dDsSwW", (int)letter)) {
        write_class(r, (char)letter);
    } else if (is_digit(letter)) {
        item->width = number_escape(r, letter, start);
    } else if (c != END || (c = long_escape(r, letter, start)) != END) {
        cpy_re_char(r, c);
    } else if (is_letter(letter)) {
        bad_escape(r, start);
    } else {
        cpy_re_char(r, letter);
    }
}

/* --- sets -------------------------------------------------------------------------------------------------------- */

static void warn_set(struct reader *r, const char *what, size_t position)
{
    if (r->warn && !cpy_warn(r->t, CPY_FUTURE_WARNING, "Possible %s at position %zu", what, position))
        r->failed = true;
}

/* Warns of a doubled character of those that may get a meaning one day. */
static void warn_doubled(struct reader *r, uint32_t c, size_t position)
{
    const char *what = c == '-'   ? "set difference"
                       : c == '&' ? "set intersection"
                       : c == '~' ? "set symmetric difference"
                       : c == '|' ? "set union"
                                  : NULL;

    if (what)
        warn_set(r, what, position);
}

/* One end of a range, or a class (ESCAPED).  token was read, at position. */
static uint32_t set_member(struct reader *r, uint32_t token, size_t position)
{
    return token & ESCAPED && token != END ? set_escape(r, token & ~ESCAPED, position) : token;
}

/* Adds what a set_member() was. */
static void add_member(struct re_set *set, uint32_t member)
{
    if (member & ESCAPED)
        cpy_re_set_class(set, (char)(member & 127));
    else
        cpy_re_set_add(set, member, member);
}

/* The token at first, of a bad range, is shown without more digits of an octal escape, as CPython does. */
static void bad_range(struct reader *r, size_t first, size_t first_len, size_t second, size_t second_len)
{
    FAIL(r, tell(r) - first_len - 1 - second_len, "bad character range %V-%V", cpy_re_part(r, first, first + first_len),
        cpy_re_part(r, second, second + second_len));
}

/* Reads the other end of low-?, and adds the range; token is what low was read from, at position.  False: the set ends
 * here. */
static bool parse_range(
    struct reader *r, struct re_set *set, uint32_t low, uint32_t token, size_t open, size_t position)
{
    size_t at = tell(r);
    uint32_t second = cpy_re_get(r), high;

    if (second == END) {
        cpy_re_fail(r, open, "unterminated character set");
        return false;
    }
    if (second == ']') {
        add_member(set, low);
        cpy_re_set_add(set, '-', '-');
        return false;
    }
    if (second == '-')
        warn_doubled(r, '-', at - 1);
    high = set_member(r, second, at);
    if (!r->failed && (low & ESCAPED || high & ESCAPED || high < low))
        bad_range(r, position, token_len(token), at, token_len(second));
    else if (!r->failed)
        cpy_re_set_add(set, low, high);
    return !r->failed;
}

/* Reads the members of a set up to its end. */
static void parse_members(struct reader *r, struct re_set *set, size_t open)
{
    bool first = true;

    for (;; first = false) {
        size_t position = tell(r);
        uint32_t token = cpy_re_get(r), low;

        if (token == END) {
            cpy_re_fail(r, open, "unterminated character set");
            return;
        }
        if (token == ']' && !first)
            return;
        if (!first && !(token & ESCAPED) && token == r->next)
            warn_doubled(r, token, position);
        low = set_member(r, token, position);
        if (r->failed)
            return;
        if (cpy_re_accept(r, '-')) {
            if (!parse_range(r, set, low, token, open, position))
                return;
        } else {
            add_member(set, low);
        }
        if (set->failed)
            r->failed = true;
    }
}

void cpy_re_set(struct reader *r, size_t open)
{
    struct re_set set = {.t = r->t, .unicode = unicode(r), .folds = folds(r)};
    bool negated;

    if (r->next == '[')
        warn_set(r, "nested set", tell(r));
    negated = cpy_re_accept(r, '^');
    parse_members(r, &set, open);
    if (!r->failed)
        cpy_re_set_write(&set, &r->out, r->alphabet, negated);
    free(set.ranges);
}
