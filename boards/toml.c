/* SPDX-License-Identifier: MIT */
/* boards/toml.c - the TOML reader: memory, errors, keys, tables, arrays.
 *
 * What is hard about TOML is which table may still be extended by what: a table's origin
 * (toml_reader.h) decides.  Keys are found through one hash table over all tables, so that
 * reading takes time in proportion to the text, whatever the text. */
#include "boards/toml_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE 8192

/* A part of a dotted key. */
struct key_part {
    const char *text;
    size_t len;
    const char *where; /* in the text that is read */
    struct key_part *next;
};

/* --- places and errors ------------------------------------------------------------------ */

/* Places are mostly asked for in the order of the text, so counting goes on where it stopped. */
static void toml_place(struct toml_reader *r, const char *where, unsigned *line, unsigned *column)
{
    if (where < r->counted) {
        r->counted = r->start;
        r->line = r->column = 1;
    }
    for (; r->counted < where; r->counted++) {
        bool newline = *r->counted == '\n', crlf = *r->counted == '\r' && r->counted + 1 < r->end
            && r->counted[1] == '\n';

        r->line += newline;
        r->column = newline ? 1 : r->column + (((unsigned char)*r->counted & 0xc0) != 0x80 && !crlf);
    }
    *line = r->line;
    *column = r->column;
}

bool cpy_toml_fail_late(struct toml_reader *r, const char *where, const char *noticed, const char *brief,
    const char *help)
{
    struct cpy_toml_error *e = r->error;

    toml_place(r, where, &e->line, &e->column);
    e->noticed = (size_t)(noticed - r->start);
    snprintf(e->message, sizeof e->message, "%s%s%s", brief, help ? ": " : "", help ? help : "");
    e->brief = strlen(brief) < sizeof e->message ? strlen(brief) : sizeof e->message - 1;
    return false;
}

bool cpy_toml_fail(struct toml_reader *r, const char *where, const char *brief, const char *help)
{
    return cpy_toml_fail_late(r, where, where, brief, help);
}

static bool fail_memory(struct toml_reader *r)
{
    *r->error = (struct cpy_toml_error){.message = "out of memory", .brief = sizeof "out of memory" - 1};
    return false;
}

/* --- memory --------------------------------------------------------------------------------- */

static bool add_chunk(struct toml_reader *r, size_t size)
{
    size_t cap = size > CHUNK_SIZE ? size : CHUNK_SIZE;
    struct toml_chunk *chunk = cap < SIZE_MAX - sizeof *chunk ? calloc(1, sizeof *chunk + cap) : NULL;

    if (!chunk)
        return fail_memory(r);
    chunk->cap = cap;
    if (r->newest)
        r->newest->next = chunk;
    else
        r->first = chunk;
    r->newest = chunk;
    return true;
}

void *cpy_toml_take(struct toml_reader *r, size_t size)
{
    char *data;

    size = (size + 7) & ~(size_t)7;
    if ((!r->newest || r->newest->cap - r->newest->used < size) && !add_chunk(r, size))
        return NULL;
    data = r->newest->data + r->newest->used;
    r->newest->used += size;
    return data;
}

void cpy_toml_give_back(struct toml_reader *r, size_t unused)
{
    r->newest->used -= unused & ~(size_t)7;
}

static void free_chunks(struct toml_chunk *chunk)
{
    while (chunk) {
        struct toml_chunk *next = chunk->next;

        free(chunk);
        chunk = next;
    }
}

void cpy_toml_free(struct cpy_toml_value *root)
{
    if (root)
        free_chunks((struct toml_chunk *)(void *)((char *)root - offsetof(struct toml_chunk, data)));
}

/* --- members of tables ------------------------------------------------------------------------ */

/* FNV-1a over the table's address and the key. */
static size_t hash_of(const struct toml_node *table, const char *key, size_t len)
{
    uint32_t h = 2166136261u ^ (uint32_t)((uintptr_t)table >> 3);

    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)key[i]) * 16777619u;
    return h ^ h >> 15;
}

/* The slot of this member, or the free one where it belongs.  There is always a free one. */
static struct toml_slot *slot_of(const struct toml_reader *r, const struct toml_node *table, const char *key, size_t len)
{
    for (size_t i = hash_of(table, key, len);; i++) {
        struct toml_slot *slot = &r->slots[i & (r->slot_cap - 1)];

        if (!slot->table
            || (slot->table == table && slot->member->value.key_len == len
                && memcmp(slot->member->value.key, key, len) == 0))
            return slot;
    }
}

static bool grow_slots(struct toml_reader *r)
{
    struct toml_slot *old = r->slots;
    size_t old_cap = r->slot_cap, cap = old_cap ? old_cap * 2 : 64;
    struct toml_slot *slots = cap <= SIZE_MAX / sizeof *slots ? calloc(cap, sizeof *slots) : NULL;

    if (!slots)
        return fail_memory(r);
    r->slots = slots;
    r->slot_cap = cap;
    for (size_t i = 0; i < old_cap; i++)
        if (old[i].table)
            *slot_of(r, old[i].table, old[i].member->value.key, old[i].member->value.key_len) = old[i];
    free(old);
    return true;
}

static struct toml_node *find_member(const struct toml_reader *r, const struct toml_node *table,
    const struct key_part *key)
{
    return r->slot_cap ? slot_of(r, table, key->text, key->len)->member : NULL;
}

static struct toml_node *new_node(struct toml_reader *r, enum cpy_toml_kind kind, const char *where)
{
    struct toml_node *node = cpy_toml_take(r, sizeof *node);

    if (!node)
        return NULL;
    node->value.kind = kind;
    toml_place(r, where, &node->value.line, &node->value.column);
    return node;
}

static void append(struct toml_node *parent, struct toml_node *child)
{
    if (parent->last)
        parent->last->value.next = &child->value;
    else
        parent->value.first = &child->value;
    parent->last = child;
    parent->value.count++;
}

/* Puts child into a table under a key that is not there yet. */
static bool add_member(struct toml_reader *r, struct toml_node *table, const struct key_part *key,
    struct toml_node *child)
{
    if (r->slot_count >= r->slot_cap / 2 && !grow_slots(r))
        return false;
    child->value.key = key->text;
    child->value.key_len = key->len;
    *slot_of(r, table, key->text, key->len) = (struct toml_slot){table, child};
    r->slot_count++;
    append(table, child);
    return true;
}

static struct toml_node *add_table(struct toml_reader *r, struct toml_node *table, const struct key_part *key,
    enum toml_origin origin)
{
    struct toml_node *child = new_node(r, CPY_TOML_TABLE, key->where);

    if (!child || !add_member(r, table, key, child))
        return NULL;
    child->origin = origin;
    return child;
}

/* --- keys ------------------------------------------------------------------------------------------- */

static bool is_bare(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static void skip_blanks(struct toml_reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        r->at++;
}

static bool at_newline(const struct toml_reader *r)
{
    return cpy_toml_looking_at(r, "\n") || cpy_toml_looking_at(r, "\r\n");
}

/* Passes one character if it is this. */
static bool accept(struct toml_reader *r, char c)
{
    if (r->at == r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

static bool read_bare_key(struct toml_reader *r, struct key_part *part)
{
    const char *start = r->at;
    char *text;

    while (r->at < r->end && is_bare(*r->at))
        r->at++;
    if (r->at == start)
        return cpy_toml_fail(r, start, "Invalid initial character for a key part",
            "a key is made of letters, digits, - and _; any other text must be in quotes");
    part->len = (size_t)(r->at - start);
    if (!(text = cpy_toml_take(r, part->len + 1)))
        return false;
    memcpy(text, start, part->len);
    part->text = text;
    return true;
}

static struct key_part *read_key_part(struct toml_reader *r)
{
    struct key_part *part = cpy_toml_take(r, sizeof *part);
    bool good;

    if (!part)
        return NULL;
    part->where = r->at;
    if (r->at < r->end && (*r->at == '"' || *r->at == '\''))
        good = cpy_toml_string(r, false, &part->text, &part->len);
    else
        good = read_bare_key(r, part);
    return good ? part : NULL;
}

/* Reads a key with all its dotted parts and the blanks behind it. */
static struct key_part *read_key(struct toml_reader *r)
{
    struct key_part *first = read_key_part(r), *last = first;
    unsigned count = 1;

    while (last) {
        skip_blanks(r);
        if (!accept(r, '.'))
            return first;
        if (++count > CPY_TOML_DEPTH)
            return cpy_toml_fail(r, r->at, "Too many parts in a dotted key", NULL), NULL;
        skip_blanks(r);
        last = last->next = read_key_part(r);
    }
    return NULL;
}

/* Adds the parts from key to last to a list like 'a', 'b'; as much of it as fits. */
static void add_parts(char *list, size_t size, const struct key_part *key, const struct key_part *last)
{
    for (const struct key_part *part = key; part; part = part == last ? NULL : part->next) {
        size_t len = strlen(list);
        char quote = strchr(part->text, '\'') && !strchr(part->text, '"') ? '"' : '\'';

        snprintf(list + len, size - len, "%s%c%.*s%c", len ? ", " : "", quote,
            (int)(part->len < size ? part->len : size), part->text, quote);
    }
}

/* "Cannot declare ('a', 'b') twice": the key up to its part last, as a tuple of Python.  A key of a section
 * (in_section) is shown with the section's own. */
static bool fail_key(struct toml_reader *r, const char *format, bool in_section, const struct key_part *key,
    const struct key_part *last, const struct key_part *look_at, const char *help)
{
    char list[100] = "", text[sizeof r->error->message];

    if (in_section)
        add_parts(list, sizeof list, r->section, NULL);
    add_parts(list, sizeof list, key, last);
    snprintf(text, sizeof text, format, list, strchr(list, ',') ? "" : ",");
    return cpy_toml_fail_late(r, look_at->where, r->at, text, help);
}

static bool fail_overwrite(struct toml_reader *r, const struct key_part *part, const struct toml_node *old)
{
    char help[80];

    snprintf(help, sizeof help, "'%.30s' is %s since line %u", part->text, cpy_toml_kind_name(old->value.kind),
        old->value.line);
    return cpy_toml_fail_late(r, part->where, r->at, "Cannot overwrite a value", help);
}

/* --- values -------------------------------------------------------------------------------------------- */

static struct toml_node *read_value(struct toml_reader *r);

/* Passes over blanks, newlines and comments inside an array. */
static bool skip_lines(struct toml_reader *r)
{
    for (;;) {
        skip_blanks(r);
        if (!cpy_toml_comment(r))
            return false;
        if (!at_newline(r))
            return true;
        r->at += *r->at == '\r' ? 2 : 1;
    }
}

static bool read_elements(struct toml_reader *r, struct toml_node *array)
{
    for (;;) {
        struct toml_node *element;

        if (!skip_lines(r))
            return false;
        if (accept(r, ']'))
            return true;
        if (!(element = read_value(r)) || (append(array, element), !skip_lines(r)))
            return false;
        if (accept(r, ']'))
            return true;
        if (!accept(r, ','))
            return cpy_toml_fail(r, r->at, "Unclosed array", "expected ',' or ']'");
    }
}

/* A dotted key leads through a value at part: what is printed differs between sections and inline tables. */
static bool fail_closed(struct toml_reader *r, const struct key_part *key, const struct key_part *part)
{
    const struct key_part *last = part;

    while (last->next && (r->depth || last->next->next))
        last = last->next;
    return fail_key(r, "Cannot mutate immutable namespace (%s%s)", !r->depth, key, last, part,
        "it was written as one value");
}

/* The table that a dotted key in an inline table or a section leads to; it may be new. */
static struct toml_node *walk_dotted(struct toml_reader *r, struct toml_node *table, const struct key_part *key,
    const struct key_part **last)
{
    const struct key_part *part = key;

    for (; part->next; part = part->next) {
        struct toml_node *child = find_member(r, table, part);

        if (!child && !(child = add_table(r, table, part, TOML_DOTTED)))
            return NULL;
        if (child->value.kind > CPY_TOML_ARRAY)
            return fail_overwrite(r, part, child), NULL;
        if (child->origin == TOML_CLOSED)
            return fail_closed(r, key, part), NULL;
        if (child->origin == TOML_HEADER || child->origin == TOML_TABLES)
            return fail_key(r, "Cannot redefine namespace (%s%s)", true, key, part, part,
                "it has a section of its own"), NULL;
        child->origin = TOML_DOTTED;
        table = child;
    }
    *last = part;
    return table;
}

/* Reads the = and the value behind a key. */
static struct toml_node *read_assigned(struct toml_reader *r)
{
    if (!accept(r, '='))
        return cpy_toml_fail(r, r->at, "Expected '=' after a key in a key/value pair", NULL), NULL;
    skip_blanks(r);
    return read_value(r);
}

static bool fail_duplicate(struct toml_reader *r, const struct key_part *key)
{
    char text[80];

    snprintf(text, sizeof text, "Duplicate inline table key '%.40s'", key->text);
    return cpy_toml_fail_late(r, key->where, r->at, text, NULL);
}

/* key = value in an inline table or in a section. */
static bool read_pair(struct toml_reader *r, struct toml_node *table, bool is_inline)
{
    struct key_part *key = read_key(r);
    const struct key_part *last;
    struct toml_node *value, *inner, *old;

    if (!key || !(value = read_assigned(r)) || !(inner = walk_dotted(r, table, key, &last)))
        return false;
    if ((old = find_member(r, inner, last)))
        return is_inline ? fail_duplicate(r, last) : fail_overwrite(r, last, old);
    return add_member(r, inner, last, value);
}

static bool read_pairs(struct toml_reader *r, struct toml_node *table)
{
    skip_blanks(r);
    if (accept(r, '}'))
        return true;
    for (;;) {
        if (!read_pair(r, table, true))
            return false;
        skip_blanks(r);
        if (accept(r, '}'))
            return true;
        if (!accept(r, ','))
            return cpy_toml_fail(r, r->at, "Unclosed inline table", "expected ',' or '}' on the same line");
        skip_blanks(r);
    }
}

/* Reads what an opening bracket begins. */
static struct toml_node *read_nested(struct toml_reader *r)
{
    bool is_array = *r->at == '[';
    struct toml_node *node = new_node(r, is_array ? CPY_TOML_ARRAY : CPY_TOML_TABLE, r->at);
    bool good;

    if (!node)
        return NULL;
    if (++r->depth > CPY_TOML_DEPTH)
        return cpy_toml_fail(r, r->at, "Arrays and inline tables are nested too deep", NULL), NULL;
    r->at++;
    good = is_array ? read_elements(r, node) : read_pairs(r, node);
    node->origin = TOML_CLOSED;
    r->depth--;
    return good ? node : NULL;
}

static struct toml_node *read_value(struct toml_reader *r)
{
    struct toml_node *node;
    bool good;

    if (r->at < r->end && (*r->at == '[' || *r->at == '{'))
        return read_nested(r);
    if (!(node = new_node(r, CPY_TOML_STRING, r->at)))
        return NULL;
    if (r->at < r->end && (*r->at == '"' || *r->at == '\''))
        good = cpy_toml_string(r, true, &node->value.text, &node->value.len);
    else
        good = cpy_toml_scalar(r, &node->value);
    node->origin = TOML_CLOSED;
    return good ? node : NULL;
}

/* --- statements ---------------------------------------------------------------------------------------------- */

#define DECLARED "Cannot declare (%s%s) twice"
#define IMMUTABLE "Cannot mutate immutable namespace (%s%s)"

/* The table in which the last part of a header's key is to be; closed: what to say where there can be none. */
static struct toml_node *walk_header(struct toml_reader *r, struct toml_node *table, const struct key_part *key,
    const struct key_part **last, const char *closed)
{
    const struct key_part *part = key;

    for (; part->next; part = part->next) {
        struct toml_node *child = find_member(r, table, part);

        if (!child && !(child = add_table(r, table, part, TOML_IMPLIED)))
            return NULL;
        if (child->value.kind > CPY_TOML_ARRAY)
            return fail_overwrite(r, part, child), NULL;
        if (child->origin == TOML_CLOSED)
            return fail_key(r, closed, false, key, NULL, part, "a part of it was written as one value"), NULL;
        table = child->origin == TOML_TABLES ? child->last : child;
    }
    *last = part;
    return table;
}

/* The table of a header [a.b]. */
static struct toml_node *open_table(struct toml_reader *r, struct toml_node *root, const struct key_part *key)
{
    const struct key_part *last;
    struct toml_node *parent = walk_header(r, root, key, &last, DECLARED), *table;

    if (!parent)
        return NULL;
    if (!(table = find_member(r, parent, last)))
        return add_table(r, parent, last, TOML_HEADER);
    if (table->value.kind > CPY_TOML_ARRAY)
        return fail_overwrite(r, last, table), NULL;
    if (table->origin != TOML_IMPLIED)
        return fail_key(r, DECLARED, false, key, last, last, NULL), NULL;
    table->origin = TOML_HEADER;
    toml_place(r, last->where, &table->value.line, &table->value.column);
    return table;
}

/* The new element of a header [[a.b]]. */
static struct toml_node *open_element(struct toml_reader *r, struct toml_node *root, const struct key_part *key)
{
    const struct key_part *last;
    struct toml_node *parent = walk_header(r, root, key, &last, IMMUTABLE), *array, *table;

    if (!parent)
        return NULL;
    if (!(array = find_member(r, parent, last))) {
        if (!(array = new_node(r, CPY_TOML_ARRAY, last->where)) || !add_member(r, parent, last, array))
            return NULL;
        array->origin = TOML_TABLES;
    } else if (array->origin == TOML_CLOSED && array->value.kind <= CPY_TOML_ARRAY) {
        return fail_key(r, IMMUTABLE, false, key, last, last, "it was written as one value"), NULL;
    } else if (array->origin != TOML_TABLES) {
        return fail_overwrite(r, last, array), NULL;
    }
    if ((table = new_node(r, CPY_TOML_TABLE, last->where))) {
        table->origin = TOML_HEADER;
        append(array, table);
    }
    return table;
}

/* Reads [key] or [[key]]; the table whose section it begins. */
static struct toml_node *read_header(struct toml_reader *r, struct toml_node *root)
{
    bool element = cpy_toml_looking_at(r, "[[");
    struct key_part *key;
    struct toml_node *table;

    r->at += element ? 2 : 1;
    skip_blanks(r);
    if (!(key = read_key(r)))
        return NULL;
    r->section = key;
    if (!(table = element ? open_element(r, root, key) : open_table(r, root, key)))
        return NULL;
    if (!cpy_toml_looking_at(r, element ? "]]" : "]"))
        return cpy_toml_fail(r, r->at, element ? "Expected ']]' at the end of an array declaration"
                                               : "Expected ']' at the end of a table declaration", NULL), NULL;
    r->at += element ? 2 : 1;
    return table;
}

/* Reads one line; *table is the section that is open. */
static bool read_line(struct toml_reader *r, struct toml_node *root, struct toml_node **table)
{
    skip_blanks(r);
    if (r->at < r->end && (is_bare(*r->at) || *r->at == '"' || *r->at == '\'')) {
        if (!read_pair(r, *table, false))
            return false;
    } else if (r->at < r->end && *r->at == '[') {
        if (!(*table = read_header(r, root)))
            return false;
    } else if (r->at < r->end && *r->at != '#' && !at_newline(r)) {
        return cpy_toml_fail(r, r->at, "Invalid statement", "expected key = value, [table], [[array]] or a # comment");
    }
    skip_blanks(r);
    if (!cpy_toml_comment(r))
        return false;
    if (r->at < r->end && !at_newline(r))
        return cpy_toml_fail(r, r->at, "Expected newline or end of document after a statement", NULL);
    r->at += r->at == r->end ? 0 : *r->at == '\r' ? 2 : 1;
    return true;
}

/* The length of the well-formed UTF-8 sequence at c (Unicode, table 3-7); 0: there is none. */
static size_t sequence_length(const unsigned char *c, size_t left)
{
    size_t n = *c < 0x80 ? 1 : *c < 0xc2 ? 0 : *c < 0xe0 ? 2 : *c < 0xf0 ? 3 : *c < 0xf5 ? 4 : 0;

    if (n == 0 || n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((c[i] & 0xc0) != 0x80)
            return 0;
    if ((*c == 0xe0 && c[1] < 0xa0) || (*c == 0xed && c[1] >= 0xa0) || (*c == 0xf0 && c[1] < 0x90)
        || (*c == 0xf4 && c[1] >= 0x90))
        return 0;
    return n;
}

static bool check_encoding(struct toml_reader *r)
{
    for (const char *c = r->start; c < r->end;) {
        size_t n = sequence_length((const unsigned char *)c, (size_t)(r->end - c));

        if (!n)
            return cpy_toml_fail(r, c, "Invalid UTF-8", "the file must be saved as UTF-8");
        c += n;
    }
    return true;
}

struct cpy_toml_value *cpy_toml_parse(const char *text, size_t len, struct cpy_toml_error *error)
{
    struct toml_reader r = {.start = text, .at = text, .end = text + len, .counted = text, .line = 1, .column = 1,
        .error = error};
    struct toml_node *root, *table;
    bool good;

    *error = (struct cpy_toml_error){0};
    root = table = new_node(&r, CPY_TOML_TABLE, text);
    good = root && check_encoding(&r);
    if (root)
        root->origin = TOML_HEADER;
    while (good && r.at < r.end)
        good = read_line(&r, root, &table);
    free(r.slots);
    if (good)
        return &root->value;
    free_chunks(r.first);
    return NULL;
}

const struct cpy_toml_value *cpy_toml_get(const struct cpy_toml_value *table, const char *key)
{
    size_t len = strlen(key);

    for (const struct cpy_toml_value *v = table->first; v; v = v->next)
        if (v->key && v->key_len == len && memcmp(v->key, key, len) == 0)
            return v;
    return NULL;
}

const char *cpy_toml_kind_name(enum cpy_toml_kind kind)
{
    static const char names[][16] = {"a table", "an array", "a string", "an integer", "a float", "a boolean",
        "a date-time", "a date-time", "a date", "a time"};

    return names[kind];
}
