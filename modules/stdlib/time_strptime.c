/* SPDX-License-Identifier: MIT */
/* modules/stdlib/time_strptime.c - reads a date from text, as time.strptime() does.
 *
 * The C library's function of this name reads other formats than Python's and finds no weekdays, so the matching is our
 * own.  A number may have fewer digits than it could ("12" is January 2nd for "%m%d"), so it goes back and tries
 * shorter ones when the rest of the format does not fit; each directive occurs only once, which bounds that. */
#include "modules/stdlib/time_strptime.h"

#include <stdlib.h>
#include <time.h>

#define MISSING INT32_MIN

struct matcher {
    struct cpy_text text, format;
    const char *zones[2];  /* time.tzname */
    int value[128];        /* by directive: a number, or the number of a name; MISSING */
    int gmtoff;            /* of %z: seconds east of UTC, or MISSING */
    size_t zone, zone_end; /* where the name of %Z lies */
    size_t end;            /* of what was matched */
};

static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL};
static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", NULL};
static const char *const halves[] = {"am", "pm", NULL};

/* The numbers: how many digits at most (all of them if exact), and the range. */
static const struct number {
    uint8_t digits;
    bool exact;
    int least, most;
} numbers[128] = {
    ['d'] = {2, false, 1, 31},
    ['f'] = {6, false, 0, 999999},
    ['H'] = {2, false, 0, 23},
    ['I'] = {2, false, 1, 12},
    ['j'] = {3, false, 1, 366},
    ['m'] = {2, false, 1, 12},
    ['M'] = {2, false, 0, 59},
    ['S'] = {2, false, 0, 61},
    ['u'] = {1, true, 1, 7},
    ['U'] = {2, false, 0, 53},
    ['V'] = {2, false, 0, 53},
    ['w'] = {1, true, 0, 6},
    ['W'] = {2, false, 0, 53},
    ['y'] = {2, true, 0, 99},
    ['Y'] = {4, true, 0, 9999},
    ['G'] = {4, true, 0, 9999},
};

static uint32_t lower(uint32_t c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; }
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_space(uint32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0; }
static uint32_t at(const struct cpy_text *s, size_t i) { return i < s->len ? cpy_text_at(s, i) : 0; }

/* Does the text have this name (of n letters, any case) at an index? */
static bool has_name(const struct matcher *m, size_t s, const char *name, size_t n)
{
    if (s + n > m->text.len)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(cpy_text_at(&m->text, s + i)) != lower((uint8_t)name[i]))
            return false;
    return true;
}

static bool match(struct matcher *m, size_t f, size_t s);

static bool match_number(struct matcher *m, char code, size_t f, size_t s)
{
    const struct number *number = &numbers[(int)code];
    size_t start = s, digits = 0;

    if ((code == 'd' || code == 'I') && at(&m->text, s) == ' ' && is_digit(at(&m->text, s + 1)))
        start++; /* " 5" instead of "05" */
    while (digits < number->digits - (size_t)(start - s) && is_digit(at(&m->text, start + digits)))
        digits++;
    for (; digits > 0 && (!number->exact || digits == number->digits); digits--) {
        int n = 0;

        for (size_t i = 0; i < digits; i++)
            n = n * 10 + (int)(cpy_text_at(&m->text, start + i) - '0');
        m->value[(int)code] = n;
        if (n >= number->least && n <= number->most && match(m, f, start + digits))
            return true;
    }
    return false;
}

/* One of several names, or (length 3) their abbreviations. */
static bool match_name(struct matcher *m, char code, const char *const *names, size_t length, size_t f, size_t s)
{
    for (int i = 0; names[i]; i++) {
        size_t n = length ? length : strlen(names[i]);

        m->value[(int)code] = i;
        if (has_name(m, s, names[i], n) && match(m, f, s + n))
            return true;
    }
    return false;
}

static bool match_zone(struct matcher *m, size_t f, size_t s)
{
    const char *const names[] = {"utc", "gmt", m->zones[0], m->zones[1]};

    for (size_t i = 0; i < CPY_COUNT(names); i++) {
        size_t n = strlen(names[i]);

        m->value['Z'] = i == 3 && strcasecmp(m->zones[0], m->zones[1]) != 0;
        m->zone = s;
        m->zone_end = s + n;
        if (n && has_name(m, s, names[i], n) && match(m, f, s + n))
            return true;
    }
    return false;
}

/* Two digits up to a limit; -1 if there are none. */
static int two_digits(const struct matcher *m, size_t s, int most)
{
    int n;

    if (!is_digit(at(&m->text, s)) || !is_digit(at(&m->text, s + 1)))
        return -1;
    n = (int)(cpy_text_at(&m->text, s) - '0') * 10 + (int)(cpy_text_at(&m->text, s + 1) - '0');
    return n <= most ? n : -1;
}

/* +hhmm, +hh:mm, +hhmmss, +hh:mm:ss or Z. */
/* Behind up to six digits of a second's fraction, which is less than what an offset can say. */
static size_t fraction_end(const struct matcher *m, size_t s)
{
    size_t end = s + 1;

    if (at(&m->text, s) != '.')
        return s;
    while (end < s + 7 && is_digit(at(&m->text, end)))
        end++;
    return end == s + 1 ? s : end;
}

static bool match_offset(struct matcher *m, size_t f, size_t s)
{
    uint32_t sign = at(&m->text, s);
    int hours = two_digits(m, s + 1, 99), minutes, seconds;
    size_t colon = at(&m->text, s + 3) == ':';

    m->gmtoff = 0;
    m->value['z'] = 0;
    if (sign == 'Z')
        return match(m, f, s + 1);
    if ((sign != '+' && sign != '-') || hours < 0 || (minutes = two_digits(m, s + 3 + colon, 59)) < 0)
        return false;
    s += 5 + colon;
    seconds = at(&m->text, s) == ':' || !colon ? two_digits(m, s + colon, 59) : -1;
    m->gmtoff = hours * 3600 + minutes * 60 + (seconds > 0 ? seconds : 0);
    if (sign == '-')
        m->gmtoff = -m->gmtoff;
    if (seconds < 0)
        return match(m, f, s);
    return match(m, f, fraction_end(m, s + 2 + colon));
}

static bool match_directive(struct matcher *m, char code, size_t f, size_t s)
{
    bool good;

    switch (code) {
    case 'a': good = match_name(m, code, days, 3, f, s); break;
    case 'A': good = match_name(m, code, days, 0, f, s); break;
    case 'b': good = match_name(m, code, months, 3, f, s); break;
    case 'B': good = match_name(m, code, months, 0, f, s); break;
    case 'p': good = match_name(m, code, halves, 0, f, s); break;
    case 'z': good = match_offset(m, f, s); break;
    case 'Z': good = match_zone(m, f, s); break;
    default: good = match_number(m, code, f, s);
    }
    return good;
}

/* Does the text from index s on fit the format from index f on? */
static bool match(struct matcher *m, size_t f, size_t s)
{
    while (f < m->format.len) {
        uint32_t c = cpy_text_at(&m->format, f++);

        if (c == '%' && at(&m->format, f) != '%')
            return match_directive(m, (char)cpy_text_at(&m->format, f), f + 1, s);
        if (c == '%')
            f++;
        if (is_space(c)) {
            while (is_space(at(&m->format, f)))
                f++;
            if (!is_space(at(&m->text, s)))
                return false;
            while (is_space(at(&m->text, s)))
                s++;
        } else if (s >= m->text.len || lower(cpy_text_at(&m->text, s++)) != lower(c)) {
            return false;
        }
    }
    m->end = s;
    return true;
}

/* The format with %c, %x and %X replaced by what they stand for; each directive is known and occurs once. */
static cpy_value expand(struct cpy_thread *t, cpy_value format)
{
    struct cpy_text s = cpy_str_view(format);
    struct cpy_builder b;
    bool seen[128] = {false};
    uint32_t c;

    cpy_build(&b, t);
    for (size_t i = 0; i < s.len; i++) {
        if ((c = cpy_text_at(&s, i)) != '%') {
            cpy_build_char(&b, c);
            continue;
        }
        if (++i == s.len) {
            cpy_build_drop(&b);
            return cpy_raise(t, CPY_VALUE_ERROR, "stray %% in format %R", format);
        }
        c = cpy_text_at(&s, i);
        if (!c || c > 127 || !(strchr("%aAbBpzZcxX", (int)c) || numbers[c].digits)) {
            cpy_build_drop(&b);
            return cpy_raise(
                t, CPY_VALUE_ERROR, "'%V' is a bad directive in format %R", cpy_str_from_char(t, c), format);
        }
        if (c != '%' && seen[c]) {
            cpy_build_drop(&b);
            return cpy_raise(t, CPY_VALUE_ERROR, "directive '%%%c' occurs twice in format %R", (int)c, format);
        }
        seen[c] = true;
        if (c == 'c' || c == 'x' || c == 'X')
            cpy_build_ascii(&b, c == 'c' ? "%a %b %d %H:%M:%S %Y" : c == 'x' ? "%m/%d/%y" : "%H:%M:%S");
        else
            cpy_build_format(&b, "%%%c", (int)c);
    }
    cpy_keep(format);
    return cpy_build_finish(&b);
}

/* --- what the numbers mean -------------------------------------------------------------------------------------------
 */

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
static int days_in_year(int year) { return is_leap(year) ? 366 : 365; }

static int days_in_month(int year, int month)
{
    static const uint8_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* 0: Monday, of a year's first day. */
static int first_weekday(int year)
{
    int before = year - 1;

    return (int)((before * 365LL + before / 4 - before / 100 + before / 400) % 7);
}

struct date {
    int year, month, day, yday, weekday; /* month, day, yday from 1; weekday: 0 is Monday */
};

static int day_in_year(const struct date *d)
{
    int yday = d->day;

    for (int i = 1; i < d->month; i++)
        yday += days_in_month(d->year, i);
    return yday;
}

static int weekday_of_date(const struct date *d) { return (first_weekday(d->year) + day_in_year(d) - 1) % 7; }

/* Finds month and day from the day of the year, which may lie outside it. */
static void by_day_of_year(struct date *d, int yday)
{
    for (; yday <= 0; yday += days_in_year(d->year))
        d->year--;
    for (; yday > days_in_year(d->year); yday -= days_in_year(d->year), d->year++)
        ;
    d->month = 1;
    for (d->day = yday; d->day > days_in_month(d->year, d->month); d->month++)
        d->day -= days_in_month(d->year, d->month);
}

/* The day of the year of a weekday in a week that %U (weeks begin on Sunday) or %W (on Monday) counts. */
static int by_week(int year, int week, int weekday, bool monday_first)
{
    int first = first_weekday(year), days_to_week_1;

    if (!monday_first) {
        first = (first + 1) % 7;
        weekday = (weekday + 1) % 7;
    }
    days_to_week_1 = (7 - first) % 7;
    return week == 0 ? 1 + weekday - first : 1 + days_to_week_1 + 7 * (week - 1) + weekday;
}

/* The same for an ISO week: the first has January 4th in it. */
static int by_iso_week(int year, int week, int weekday)
{
    int january_4th = (first_weekday(year) + 3) % 7;

    return 4 - january_4th + 7 * (week - 1) + weekday;
}

static int weeks_in_iso_year(int year)
{
    int first = first_weekday(year);

    return first == 3 || (first == 2 && is_leap(year)) ? 53 : 52;
}

#define WEEKDAYS "a weekday directive ('%%A', '%%a', '%%w', or '%%u')."

/* Directives of ISO weeks that do not go with the others. */
static bool check_iso(struct cpy_thread *t, const int *v, int weekday)
{
    const char *wrong = NULL;

    if (v['G'] != MISSING) {
        if (v['j'] != MISSING)
            wrong =
                "Day of the year directive '%%j' is not compatible with ISO year directive '%%G'. Use '%%Y' instead.";
        else if (v['V'] == MISSING || weekday == MISSING)
            wrong = "ISO year directive '%%G' must be used with the ISO week directive '%%V' and " WEEKDAYS;
        else if (v['V'] < 1 || v['V'] > weeks_in_iso_year(v['G']))
            return cpy_raise(t, CPY_VALUE_ERROR, "Invalid week: %d", v['V']);
    } else if (v['V'] != MISSING) {
        if (v['Y'] == MISSING || weekday == MISSING)
            wrong = "ISO week directive '%%V' must be used with the ISO year directive '%%G' and " WEEKDAYS;
        else
            wrong = "ISO week directive '%%V' is incompatible with the year directive '%%Y'. Use the ISO year '%%G' "
                    "instead.";
    }
    return !wrong || cpy_raise(t, CPY_VALUE_ERROR, wrong);
}

static int either(int first, int second) { return first != MISSING ? first : second; }

static int weekday_of(const int *v)
{
    int weekday = either(v['A'], v['a']);

    if (weekday == MISSING && v['w'] != MISSING)
        weekday = (v['w'] + 6) % 7;
    return weekday == MISSING && v['u'] != MISSING ? v['u'] - 1 : weekday;
}

/* The day of the year that week and weekday, or %j, say; MISSING if they do not. */
static int day_of_year(const int *v, struct date *d)
{
    int week = either(v['U'], v['W']);

    if (v['j'] != MISSING || d->weekday == MISSING)
        return v['j'];
    if (week != MISSING)
        return v['Y'] == MISSING && v['y'] == MISSING ? MISSING : by_week(d->year, week, d->weekday, v['U'] == MISSING);
    if (v['G'] == MISSING)
        return MISSING;
    d->year = v['G'];
    return by_iso_week(d->year, v['V'], d->weekday);
}

static bool find_date(struct cpy_thread *t, const int *v, struct date *d)
{
    int year = v['Y'] != MISSING ? v['Y'] : v['y'] != MISSING ? v['y'] + (v['y'] < 69 ? 2000 : 1900) : MISSING;
    int month = either(v['m'], v['b'] != MISSING ? v['b'] + 1 : v['B'] != MISSING ? v['B'] + 1 : 1), yday;
    bool any_leap_year;

    *d = (struct date){.month = month, .day = either(v['d'], 1), .weekday = weekday_of(v)};
    if (!check_iso(t, v, d->weekday))
        return false;
    any_leap_year = year == MISSING && d->month == 2 && d->day == 29;
    d->year = any_leap_year ? 1904 : either(year, 1900);
    if ((yday = day_of_year(v, d)) != MISSING) {
        by_day_of_year(d, yday);
        d->yday = yday > 0 ? yday : yday + days_in_year(d->year);
    }
    if (yday == MISSING || v['G'] != MISSING) {
        if (d->year < 1)
            return cpy_raise(t, CPY_VALUE_ERROR, "year %d is out of range", d->year);
        if (d->day > days_in_month(d->year, d->month))
            return cpy_raise(t, CPY_VALUE_ERROR, "day is out of range for month");
        d->yday = day_in_year(d);
    }
    if (d->weekday == MISSING)
        d->weekday = weekday_of_date(d);
    if (any_leap_year)
        d->year = 1900;
    return true;
}

static int hour_of(const int *v)
{
    int hour = v['I'];

    if (v['H'] != MISSING || hour == MISSING)
        return either(v['H'], 0);
    hour %= 12;
    return v['p'] == 1 ? hour + 12 : hour;
}

/* Fills the result from what was matched. */
static bool finish(struct cpy_thread *t, const struct matcher *m, struct cpy_time_parsed *out)
{
    const int *v = m->value;
    struct date d;

    if (!find_date(t, v, &d))
        return false;
    out->fields[0] = d.year;
    out->fields[1] = d.month;
    out->fields[2] = d.day;
    out->fields[3] = hour_of(v);
    out->fields[4] = either(v['M'], 0);
    out->fields[5] = either(v['S'], 0);
    out->fields[6] = d.weekday;
    out->fields[7] = d.yday;
    out->fields[8] = v['Z'] == MISSING ? -1 : v['Z'];
    out->zone = CPY_NONE;
    out->offset = v['z'] == MISSING ? CPY_NONE : cpy_int(m->gmtoff);
    return true;
}

/* The zones that the C library knows now. */
static void find_zones(struct matcher *m)
{
    m->zones[0] = tzname[0] ? tzname[0] : "UTC";
    m->zones[1] = daylight && tzname[1] ? tzname[1] : m->zones[0];
}

bool cpy_time_parse(struct cpy_thread *t, cpy_value text, cpy_value format, struct cpy_time_parsed *out)
{
    struct matcher m = {.text = cpy_str_view(text), .gmtoff = MISSING};
    cpy_value expanded = expand(t, format);

    if (!expanded)
        return false;
    m.format = cpy_str_view(expanded);
    find_zones(&m);
    for (size_t i = 0; i < CPY_COUNT(m.value); i++)
        m.value[i] = MISSING;
    if (!match(&m, 0, 0)) {
        cpy_raise(t, CPY_VALUE_ERROR, "time data %R does not match format %R", text, format);
        return false;
    }
    if (m.end < m.text.len) {
        cpy_value rest = cpy_str_slice(t, text, m.end, m.text.len);

        return rest && cpy_raise(t, CPY_VALUE_ERROR, "unconverted data remains: %V", rest);
    }
    if (!finish(t, &m, out))
        return false;
    if (m.value['Z'] != MISSING && !(out->zone = cpy_str_slice(t, text, m.zone, m.zone_end)))
        return false;
    cpy_keep(expanded);
    return true;
}
