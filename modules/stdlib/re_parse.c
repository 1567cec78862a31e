/* SPDX-License-Identifier: MIT */
/* modules/stdlib/re_parse.c - reads a pattern in Python's syntax and writes it in PCRE2's.
 *
 * One pass, without a tree: what is read is written at once.  Only what both syntaxes mean alike is passed on, in its
 * plainest form, so that no construct of PCRE2 that Python has not can come through; whatever depends on flags is
 * written out.  The reader looks one token ahead, and finds errors in the order in which CPython does. */
#include "modules/stdlib/re_parse.h"

#include <stdlib.h>

static struct width parse_alternatives(struct reader *r, bool top);

/* --- repetition -------------------------------------------------------------------------------------------------- */

static uint64_t times(uint64_t a, uint64_t b) { return a && b > MAX_WIDTH / a ? MAX_WIDTH : a * b; }
static uint64_t plus(uint64_t a, uint64_t b) { return a + b > MAX_WIDTH ? MAX_WIDTH : a + b; }

/* Reads digits; -1: there are none, MAX_REPEAT or more: an error is pending. */
static int64_t read_number(struct reader *r)
{
    int64_t value = -1;

    while (is_digit(r->next)) {
        value = (value < 0 ? 0 : value) * 10 + (cpy_re_get(r) - '0');
        if (value > MAX_REPEAT)
            value = MAX_REPEAT;
    }
    return value;
}

/* The numbers of {n,m}, after the brace.  False: it is none, or an error. */
static bool parse_braces(struct reader *r, uint32_t *low, uint32_t *high)
{
    size_t here = tell(r);
    int64_t from, to;

    if (r->next == '}')
        return false;
    to = from = read_number(r);
    if (cpy_re_accept(r, ','))
        to = read_number(r);
    else if (from < 0)
        to = -2;
    if (!cpy_re_accept(r, '}') || to == -2) {
        cpy_re_seek(r, here);
        return false;
    }
    if (from >= MAX_REPEAT || to >= MAX_REPEAT) {
        cpy_raise(r->t, CPY_OVERFLOW_ERROR, "the repetition number is too large");
        r->failed = true;
        return false;
    }
    *low = from < 0 ? 0 : (uint32_t)from;
    *high = to < 0 ? MAX_REPEAT : (uint32_t)to;
    if (*high < *low)
        cpy_re_fail(r, here, "min repeat greater than max repeat");
    return !r->failed;
}

static void write_times(struct reader *r, uint32_t low, uint32_t high, const char *how)
{
    if (high == MAX_REPEAT && low <= 1)
        cpy_re_write(&r->out, low ? "+%s" : "*%s", how);
    else if (high == MAX_REPEAT)
        cpy_re_write(&r->out, "{%u,}%s", low, how);
    else if (low == 0 && high == 1)
        cpy_re_write(&r->out, "?%s", how);
    else
        cpy_re_write(&r->out, "{%u,%u}%s", low, high, how);
}

/* More repetitions than PCRE2 counts: the part is written again and again. */
static void write_many(struct reader *r, struct item *item, uint32_t low, uint32_t high, const char *how)
{
    char *copy = r->out.failed ? NULL : strdup(r->out.data + item->start);

    if (!copy || r->groups != item->groups || (high != MAX_REPEAT && high / MAX_UNITS > 100) || low / MAX_UNITS > 100) {
        cpy_raise(r->t, CPY_OVERFLOW_ERROR, "the repetition number is too large");
        r->failed = true;
    }
    for (bool first = true; !r->failed && (low > MAX_UNITS || (high > MAX_UNITS && high != MAX_REPEAT));
         first = false) {
        uint32_t step = low > MAX_UNITS ? MAX_UNITS : low;

        if (!first)
            cpy_re_insert(&r->out, r->out.len, copy);
        write_times(r, step, high == MAX_REPEAT ? step : MAX_UNITS, how);
        low -= step;
        high -= high == MAX_REPEAT ? 0 : MAX_UNITS;
    }
    if (!r->failed && high) {
        cpy_re_insert(&r->out, r->out.len, copy);
        write_times(r, low, high, how);
    }
    free(copy);
}

static void write_repeat(struct reader *r, struct item *item, uint32_t low, uint32_t high, const char *how)
{
    uint32_t loop = r->groups + 1 + item->groups;

    if (item->kind == LOOK) {
        cpy_re_insert(&r->out, item->start, "(?:");
        cpy_re_write(&r->out, ")");
    }
    for (uint32_t i = item->groups + 1; i <= r->groups; i++)
        r->group[i].info.loop = loop;
    if (low > MAX_UNITS || (high > MAX_UNITS && high != MAX_REPEAT)) {
        write_many(r, item, low, high, *how == '+' ? "" : how);
        if (*how && cpy_re_insert(&r->out, item->start, *how == '+' ? "(?>" : "(?:"))
            cpy_re_write(&r->out, ")");
    } else {
        write_times(r, low, high, how);
    }
}

/* Reads an operator of repetition that begins at position (its token was read).  False: it was a brace that means
 * itself. */
static bool parse_repeat(struct reader *r, uint32_t token, size_t position, struct item *item)
{
    uint32_t low = token == '+', high = token == '?' ? 1 : MAX_REPEAT;
    const char *how;

    if (token == '{' && !parse_braces(r, &low, &high))
        return r->failed;
    if (item->kind == NOTHING || item->kind == POSITION)
        cpy_re_fail(r, position, "nothing to repeat");
    else if (item->kind == REPEAT)
        cpy_re_fail(r, position, "multiple repeat");
    how = cpy_re_accept(r, '?') ? "?" : cpy_re_accept(r, '+') ? "+" : "";
    if (r->failed)
        return true;
    write_repeat(r, item, low, high, how);
    item->kind = REPEAT;
    item->width.low = times(item->width.low, low);
    item->width.high = high == MAX_REPEAT && item->width.high ? MAX_WIDTH : times(item->width.high, high);
    return true;
}

/* --- flags ------------------------------------------------------------------------------------------------------- */

static uint32_t flag_of(uint32_t letter)
{
    switch (letter) {
    case 'i': return RE_IGNORECASE;
    case 'L': return RE_LOCALE;
    case 'm': return RE_MULTILINE;
    case 's': return RE_DOTALL;
    case 'x': return RE_VERBOSE;
    case 'a': return RE_ASCII;
    case 'u': return RE_UNICODE;
    default: return 0;
    }
}

/* Reads a flag's letter that turns on; false: an error. */
static bool flag_on(struct reader *r, uint32_t letter, uint32_t *on)
{
    uint32_t flag = flag_of(letter);

    if (r->is_bytes && letter == 'u')
        cpy_re_fail(r, tell(r), "bad inline flags: cannot use 'u' flag with a bytes pattern");
    else if (!r->is_bytes && letter == 'L')
        cpy_re_fail(r, tell(r), "bad inline flags: cannot use 'L' flag with a str pattern");
    *on |= flag;
    if (flag & TYPE_FLAGS && (*on & TYPE_FLAGS) != flag)
        cpy_re_fail(r, tell(r), "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    return !r->failed;
}

/* Is it a letter, or at least no punctuation that anybody would take for one of (?:-)'s? */
static bool is_alpha(uint32_t token) { return is_letter(token) || (token > 127 && !(token & ESCAPED)); }

/* The token after a flag: may_end are those that end the flags.  END: an error. */
static uint32_t next_flag(struct reader *r, const char *may_end, const char *missing)
{
    uint32_t token = cpy_re_get(r);

    if (token == END) {
        cpy_re_fail(r, tell(r), missing);
    } else if ((token & ESCAPED || token > 127 || !strchr(may_end, (int)token)) && !flag_of(token)) {
        cpy_re_fail(r, tell(r) - token_len(token), is_alpha(token) ? "unknown flag" : missing);
    }
    return r->failed ? END : token;
}

/* (?-imsx: after the minus. */
static bool flags_off(struct reader *r, uint32_t *off)
{
    uint32_t token = cpy_re_get(r);

    if (token == END) {
        cpy_re_fail(r, tell(r), "missing flag");
        return false;
    }
    if (!flag_of(token)) {
        cpy_re_fail(r, tell(r) - token_len(token), is_alpha(token) ? "unknown flag" : "missing flag");
        return false;
    }
    while (!r->failed && token != ':') {
        if (flag_of(token) & TYPE_FLAGS)
            cpy_re_fail(r, tell(r), "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        *off |= flag_of(token);
        if (!r->failed)
            token = next_flag(r, ":", "missing :");
    }
    return !r->failed;
}

/* (?aiLmsux) or (?aiLmsux-imsx: from the first letter on.  1: a group with flags begins, 0: global flags were read,
 * -1: an error. */
static int parse_flags(struct reader *r, uint32_t token, uint32_t *on, uint32_t *off)
{
    *on = *off = 0;
    while (token != ')' && token != '-' && token != ':') {
        if (!flag_on(r, token, on) || (token = next_flag(r, "-:)", "missing -, : or )")) == END)
            return -1;
    }
    if (token == ')') {
        r->flags |= *on;
        return 0;
    }
    if (token == '-' && !flags_off(r, off))
        return -1;
    if (*on & *off) {
        cpy_re_fail(r, tell(r) - 1, "bad inline flags: flag turned on and off");
        return -1;
    }
    return 1;
}

/* --- groups ------------------------------------------------------------------------------------------------------ */

static bool check_name(struct reader *r, cpy_value name, size_t position)
{
    cpy_value is;

    if (!name)
        return !(r->failed = true);
    if (r->is_bytes && !cpy_str_view(name).ascii) {
        FAIL(r, position, "bad character in group name %A", name);
        return false;
    }
    if (!(is = cpy_call_method(r->t, name, "isidentifier", 0)))
        return !(r->failed = true);
    if (is != CPY_TRUE)
        FAIL(r, position, "bad character in group name %R", name);
    return !r->failed;
}

/* Opens a group, name CPY_UNSET: it has none.  0: an error. */
static uint32_t open_group(struct reader *r, cpy_value name, size_t name_at)
{
    uint32_t number = r->groups + 1;
    cpy_value other = name ? cpy_dict_get(r->t, r->names, name) : CPY_UNSET;

    if (number >= r->group_room) {
        size_t room = 2 * r->group_room + 8;
        struct group *group = realloc(r->group, room * sizeof *group);

        if (!group) {
            cpy_raise_no_memory(r->t);
            r->failed = true;
            return 0;
        }
        r->group = group;
        r->group_room = room;
    }
    r->group[number] = (struct group){.open = true};
    r->groups = number;
    if (other)
        FAIL(r, name_at, "redefinition of group name %R as group %u; was group %lld", name, number,
            (long long)cpy_small(other));
    else if (name && !cpy_dict_set(r->t, r->names, name, cpy_int(number)))
        r->failed = true;
    return r->failed ? 0 : number;
}

static void expect_close(struct reader *r, size_t open)
{
    if (!r->failed && !cpy_re_accept(r, ')'))
        cpy_re_fail(r, open, "missing ), unterminated subpattern");
}

/* (?P=name) after the equals sign. */
static struct width named_reference(struct reader *r)
{
    size_t from, to;
    cpy_value name, number;

    if (!cpy_re_read_until(r, ')', "group name", &from, &to) || !check_name(r, name = cpy_re_part(r, from, to), from))
        return (struct width){0, 0};
    if (!(number = cpy_dict_get(r->t, r->names, name))) {
        FAIL(r, from, "unknown group name %R", name);
        return (struct width){0, 0};
    }
    return cpy_re_reference(r, (uint32_t)cpy_small(number), from);
}

/* The number that stands in (?(...), or 0. */
static uint32_t condition_group(struct reader *r, size_t from, size_t to)
{
    uint64_t number = 0;
    cpy_value name = cpy_re_part(r, from, to), is, found;
    bool digits = true;

    if (!name || !(is = cpy_call_method(r->t, name, "isidentifier", 0))) {
        r->failed = true;
        return 0;
    }
    if (is == CPY_TRUE) {
        if (!(found = cpy_dict_get(r->t, r->names, name)))
            FAIL(r, from, "unknown group name %R", name);
        return found ? (uint32_t)cpy_small(found) : 0;
    }
    for (size_t i = from; i < to; i++) {
        digits &= is_digit(cpy_text_at(&r->text, i));
        number = number > MAX_REPEAT ? number : number * 10 + (cpy_text_at(&r->text, i) - '0');
    }
    if (!digits)
        FAIL(r, from, "bad character in group name %R", name);
    else if (!number)
        cpy_re_fail(r, from, "bad group number");
    else if (number > MAX_UNITS)
        FAIL(r, from, "invalid group reference %V", name);
    if (!r->failed && number > r->wanted) {
        r->wanted = (uint32_t)number;
        r->wanted_at = from;
    }
    return (uint32_t)number;
}

static struct width parse_items(struct reader *r, bool first);

/* (?(group)yes|no) after the second parenthesis. */
static struct width parse_condition(struct reader *r, size_t open)
{
    size_t from, to;
    uint32_t group;
    struct width yes, no = {0, 0};

    if (!cpy_re_read_until(r, ')', "group name", &from, &to) || !(group = condition_group(r, from, to)) || r->failed ||
        !cpy_re_check_look(r, group))
        return no;
    cpy_re_write(&r->out, "(?(%u)", group);
    yes = parse_items(r, false);
    if (cpy_re_accept(r, '|')) {
        cpy_re_write(&r->out, "|");
        no = parse_items(r, false);
        if (r->next == '|')
            cpy_re_fail(r, tell(r), "conditional backref with more than two branches");
    }
    expect_close(r, open);
    cpy_re_write(&r->out, ")");
    return (struct width){yes.low < no.low ? yes.low : no.low, yes.high > no.high ? yes.high : no.high};
}

/* A lookahead or lookbehind; its opening has been written. */
static void parse_look(struct reader *r, size_t open, bool behind)
{
    uint32_t before = r->look_groups;
    struct width width;

    if (behind && before == END)
        r->look_groups = r->groups;
    width = parse_alternatives(r, false);
    r->look_groups = before;
    expect_close(r, open);
    r->bad_look |= behind && width.low != width.high;
    cpy_re_write(&r->out, ")");
}

/* A group whose opening parenthesis and the like have been written. */
static struct width parse_group(struct reader *r, size_t open, uint32_t number)
{
    struct width width = parse_alternatives(r, false);

    expect_close(r, open);
    cpy_re_write(&r->out, ")");
    if (number && !r->failed) {
        r->group[number].open = false;
        r->group[number].width = width;
        r->group[number].info.closed = r->closed++;
    }
    return width;
}

/* (?i-s: after the colon. */
static struct width parse_scoped(struct reader *r, size_t open, uint32_t on, uint32_t off)
{
    uint32_t scope = r->scope;
    bool verbose = r->verbose;
    struct width width;

    if (on & TYPE_FLAGS)
        r->scope &= ~(uint32_t)TYPE_FLAGS;
    r->scope = (r->scope | on) & ~off;
    r->verbose = (verbose || on & RE_VERBOSE) && !(off & RE_VERBOSE);
    cpy_re_write(&r->out, "%s", r->scope & RE_IGNORECASE ? "(?i:" : "(?-i:");
    width = parse_group(r, open, 0);
    r->scope = scope;
    r->verbose = verbose;
    return width;
}

/* Global flags, which must come first. */
static void global_flags(struct reader *r, size_t open, bool first, bool any)
{
    if (!first || any)
        cpy_re_fail(r, open, "global flags not at the start of the expression");
    if (r->flags & RE_ASCII)
        r->scope &= ~(uint32_t)RE_UNICODE;
    r->scope |= r->flags;
    r->verbose |= (r->flags & RE_VERBOSE) != 0;
}

/* (?P... */
static struct width parse_p(struct reader *r, size_t open, struct item *item)
{
    size_t from, to;
    uint32_t number, token;
    cpy_value name;

    if (cpy_re_accept(r, '<')) {
        if (!cpy_re_read_until(r, '>', "group name", &from, &to) ||
            !check_name(r, name = cpy_re_part(r, from, to), from) || !(number = open_group(r, name, from)))
            return (struct width){0, 0};
        cpy_re_write(&r->out, "(");
        return parse_group(r, open, number);
    }
    if (cpy_re_accept(r, '=')) {
        item->kind = PLAIN;
        return named_reference(r);
    }
    token = cpy_re_get(r);
    if (token == END)
        cpy_re_fail(r, tell(r), "unexpected end of pattern");
    else
        FAIL(r, open + 1, "unknown extension ?P%V", cpy_re_part(r, open + 3, tell(r)));
    return (struct width){0, 0};
}

static void skip_comment(struct reader *r, size_t open)
{
    for (;;) {
        if (r->next == END)
            cpy_re_fail(r, open, "missing ), unterminated comment");
        if (r->failed || cpy_re_get(r) == ')')
            return;
    }
}

/* (?<= (?<! (?= (?!: the rest after the first character. */
static void parse_assertion(struct reader *r, size_t open, uint32_t token, struct item *item)
{
    bool behind = token == '<';

    item->kind = LOOK;
    if (behind) {
        token = cpy_re_get(r);
        if (token == END) {
            cpy_re_fail(r, tell(r), "unexpected end of pattern");
            return;
        }
        if (token != '=' && token != '!') {
            FAIL(r, open + 1, "unknown extension ?<%V", cpy_re_part(r, open + 3, tell(r)));
            return;
        }
    }
    cpy_re_write(&r->out, behind ? "(?<%c" : "(?%c", (int)token);
    parse_look(r, open, behind);
}

/* What stands behind (? ; the item is empty (NOTHING, unchanged) if nothing was written. */
static void parse_extension(struct reader *r, size_t open, bool first, struct item *item)
{
    enum kind before = item->kind;
    struct item new = {PLAIN, r->out.len, r->groups, {0, 0}};
    uint32_t token = cpy_re_get(r), on, off;
    int scoped;

    if (token == END) {
        cpy_re_fail(r, tell(r), "unexpected end of pattern");
    } else if (token == 'P') {
        new.width = parse_p(r, open, &new);
    } else if (token == ':') {
        cpy_re_write(&r->out, "(?:");
        new.width = parse_group(r, open, 0);
    } else if (token == '#') {
        skip_comment(r, open);
        return;
    } else if (token == '=' || token == '!' || token == '<') {
        parse_assertion(r, open, token, &new);
    } else if (token == '(') {
        new.width = parse_condition(r, open);
    } else if (token == '>') {
        cpy_re_write(&r->out, "(?>");
        new.width = parse_group(r, open, 0);
    } else if (flag_of(token) || token == '-') {
        if ((scoped = parse_flags(r, token, &on, &off)) < 0)
            return;
        if (!scoped) {
            global_flags(r, open, first, before != NOTHING);
            return;
        }
        new.width = parse_scoped(r, open, on, off);
    } else {
        FAIL(r, open + 1, "unknown extension ?%V", cpy_re_part(r, open + 2, tell(r)));
    }
    *item = new;
}

static void parse_parenthesis(struct reader *r, size_t open, bool first, struct item *item)
{
    uint32_t number;

    if (r->depth++ > MAX_DEPTH) {
        cpy_raise(r->t, CPY_RECURSION_ERROR, "maximum recursion depth exceeded");
        r->failed = true;
    } else if (!cpy_check_stack(r->t)) {
        r->failed = true;
    } else if (cpy_re_accept(r, '?')) {
        parse_extension(r, open, first, item);
    } else {
        *item = (struct item){PLAIN, r->out.len, r->groups, {0, 0}};
        if ((number = open_group(r, CPY_UNSET, 0))) {
            cpy_re_write(&r->out, "(");
            item->width = parse_group(r, open, number);
        }
    }
    r->depth--;
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

/* In verbose mode: passes over a blank or a comment that begins with token. */
static bool skip_blank(struct reader *r, uint32_t token)
{
    if (token < 128 && token && strchr(" \t\n\r\v\f", (int)token))
        return true;
    if (token != '#')
        return false;
    while ((token = cpy_re_get(r)) != END && token != '\n')
        ;
    return true;
}

/* A character with a meaning of its own, or a plain one. */
static void parse_char(struct reader *r, uint32_t token, size_t position, struct item *item)
{
    *item = (struct item){PLAIN, r->out.len, r->groups, {1, 1}};
    if (token & ESCAPED) {
        cpy_re_escape(r, token & ~ESCAPED, position, item);
    } else if (token == '[') {
        cpy_re_set(r, position);
    } else if (token == '.') {
        cpy_re_write(&r->out, r->scope & RE_DOTALL ? "." : "\\N");
    } else if (token == '^' || token == '$') {
        cpy_re_position(r, (char)token);
        item->kind = POSITION;
        item->width = (struct width){0, 0};
    } else {
        cpy_re_char(r, token);
    }
}

static bool is_repeat(uint32_t c) { return c == '*' || c == '+' || c == '?' || c == '{'; }

/* One token and what belongs to it; the item that it makes or repeats is counted into sum, which holds done and the
 * last item's width. */
static void parse_item(struct reader *r, bool first, struct item *item, struct width *done, struct width *sum)
{
    size_t position = tell(r), before = r->out.len;
    uint32_t token = cpy_re_get(r);

    if (r->failed || (r->verbose && skip_blank(r, token)))
        return;
    if (!is_repeat(token) || !parse_repeat(r, token, position, item)) {
        if (token == '(')
            parse_parenthesis(r, position, first, item);
        else
            parse_char(r, token, position, item);
        if (r->out.len == before) /* a comment, or global flags */
            return;
        *done = *sum;
    }
    *sum = (struct width){plus(done->low, item->width.low), plus(done->high, item->width.high)};
}

static struct width parse_items(struct reader *r, bool first)
{
    struct width done = {0, 0}, sum = {0, 0};
    struct item item = {NOTHING, 0, 0, {0, 0}};

    while (!r->failed && r->next != END && r->next != '|' && r->next != ')')
        parse_item(r, first, &item, &done, &sum);
    return sum;
}

static struct width parse_alternatives(struct reader *r, bool top)
{
    struct width all = parse_items(r, top);

    while (cpy_re_accept(r, '|')) {
        struct width next;

        cpy_re_write(&r->out, "|");
        next = parse_items(r, false);
        all.low = next.low < all.low ? next.low : all.low;
        all.high = next.high > all.high ? next.high : all.high;
    }
    return all;
}

/* Flags that cannot go together, or not with the kind of pattern. */
static bool fix_flags(struct reader *r)
{
    const char *message = NULL;

    if (!r->is_bytes) {
        if (r->flags & RE_LOCALE)
            message = "cannot use LOCALE flag with a str pattern";
        else if (r->flags & RE_ASCII && r->flags & RE_UNICODE)
            message = "ASCII and UNICODE flags are incompatible";
        if (!(r->flags & RE_ASCII))
            r->flags |= RE_UNICODE;
    } else if (r->flags & RE_UNICODE) {
        message = "cannot use UNICODE flag with a bytes pattern";
    } else if (r->flags & RE_LOCALE && r->flags & RE_ASCII) {
        message = "ASCII and LOCALE flags are incompatible";
    }
    if (message)
        cpy_raise(r->t, CPY_VALUE_ERROR, "%s", message);
    return !message;
}

static bool parse(struct reader *r)
{
    cpy_re_advance(r);
    parse_alternatives(r, true);
    if (!r->failed && r->next != END)
        cpy_re_fail(r, tell(r), "unbalanced parenthesis");
    if (!r->failed && r->wanted > r->groups)
        FAIL(r, r->wanted_at, "invalid group reference %u", r->wanted);
    if (r->failed || r->out.failed || !fix_flags(r))
        return false;
    if (r->bad_look)
        cpy_re_error(r->t, r->pattern, -1, "look-behind requires fixed-width pattern");
    return !r->bad_look;
}

/* Moves what was found to the result. */
static bool finish(struct reader *r, struct re_translation *out)
{
    struct re_group *info = malloc((r->groups + 1) * sizeof *info);

    if (!info) {
        cpy_raise_no_memory(r->t);
        return false;
    }
    for (uint32_t i = 1; i <= r->groups; i++)
        info[i] = r->group[i].info;
    *out = (struct re_translation){r->out.data, r->out.len, r->flags, r->groups, r->folds, info, r->names};
    return true;
}

bool cpy_re_translate(struct cpy_thread *t, cpy_value pattern, uint32_t flags, enum re_alphabet alphabet, bool warn,
    struct re_translation *out)
{
    struct reader r = {.t = t,
        .pattern = pattern,
        .alphabet = alphabet,
        .warn = warn,
        .flags = flags,
        .scope = flags,
        .is_bytes = !cpy_is_str(pattern),
        .verbose = flags & RE_VERBOSE,
        .look_groups = END,
        .out = {.t = t}};
    bool ok;

    if (r.is_bytes) {
        size_t len;

        r.text = (struct cpy_text){.data = cpy_bytes_view(pattern, &len), .width = 1};
        r.text.len = len;
    } else {
        r.text = cpy_str_view(pattern);
    }
    r.group = calloc(r.group_room = 8, sizeof *r.group);
    if (!r.group || !(r.names = cpy_dict_new(t))) {
        free(r.group);
        cpy_raise_no_memory(t);
        return false;
    }
    cpy_re_write(&r.out, "%s", "");
    ok = parse(&r) && finish(&r, out);
    if (!ok)
        free(r.out.data);
    free(r.group);
    cpy_keep(pattern);
    return ok;
}
