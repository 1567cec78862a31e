/* SPDX-License-Identifier: MIT */
/* tests/fuzz/check_toml.h - what must hold of the TOML reader whatever it is given: for the fuzzer and the unit test. */
#ifndef TESTS_CHECK_TOML_H
#define TESTS_CHECK_TOML_H

#include "boards/toml.h"

#include <string.h>

/* Does a value's place lie in the text, and is everything in it as boards/toml.h says? */
static bool toml_value_is_sound(const struct cpy_toml_value *v, unsigned lines)
{
    size_t count = 0;

    if (v->line < 1 || v->column < 1 || v->line > lines || v->kind > CPY_TOML_LOCAL_TIME)
        return false;
    if (v->key && v->key[v->key_len] != 0)
        return false;
    if (v->text && v->text[v->len] != 0)
        return false;
    if ((v->kind == CPY_TOML_STRING || v->kind == CPY_TOML_FLOAT) && !v->text)
        return false;
    for (const struct cpy_toml_value *m = v->first; m; m = m->next, count++) {
        if ((v->kind == CPY_TOML_TABLE) != (m->key != NULL))
            return false;
        if (!toml_value_is_sound(m, lines))
            return false;
    }
    return count == v->count && (count == 0 || v->kind <= CPY_TOML_ARRAY);
}

/* Reads the text and says what is wrong with the reader, or NULL. */
static const char *check_toml(const char *text, size_t len)
{
    struct cpy_toml_error error;
    struct cpy_toml_value *root = cpy_toml_parse(text, len, &error);
    unsigned lines = 1;
    const char *wrong = NULL;

    for (size_t i = 0; i < len; i++)
        lines += text[i] == '\n';
    if (root) {
        if (root->kind != CPY_TOML_TABLE || root->key || !toml_value_is_sound(root, lines))
            wrong = "the tree is not sound";
    } else if (error.line == 0) {
        wrong = "out of memory";
    } else if (error.line > lines || error.column < 1 || error.noticed > len) {
        wrong = "the error's place is outside the text";
    } else if (!*error.message || error.brief > strlen(error.message) || error.brief == 0) {
        wrong = "the error says nothing";
    }
    cpy_toml_free(root);
    return wrong;
}

#endif
