/* SPDX-License-Identifier: MIT */
/* vm/compiler/warn.c - SyntaxWarning: what is allowed and is probably a mistake. */
#include "vm/compiler/warn.h"

#include "vm/interp/import.h"
#include "vm/objects/exception.h"

#include <stdarg.h>

/* What the filters call the module: the file without ".py". */
static cpy_value module_of(struct cpy_thread *t, const char *file)
{
    size_t len = strlen(file);

    if (len > 3 && strcmp(file + len - 3, ".py") == 0)
        len -= 3;
    return len ? cpy_str_from_utf8(t, file, len) : cpy_str_from(t, "<unknown>");
}

/* Issues a warning for a line of a file.  False: an exception is pending; *error is set to true if it is the warning,
 * which the caller then raises as a SyntaxError (it has been taken away). */
static bool syntax_warning(struct cpy_thread *t, const char *file, int line, cpy_value text, bool *error)
{
    cpy_value category = cpy_exception_class(t, CPY_SYNTAX_WARNING), warnings, path, module;

    *error = false;
    if (!cpy_find_definition(t, "warnings")) /* a program that embeds the interpreter without it: nobody listens */
        return true;
    if (!text || !(warnings = cpy_import(t, "warnings")) || !(path = cpy_str_from_os(t, file))
        || !(module = module_of(t, file)))
        return false;
    if (cpy_call_method(t, warnings, "warn_explicit", (size_t)5, text, category, path, cpy_int(line), module))
        return true;
    if ((*error = cpy_pending_is(t, CPY_SYNTAX_WARNING)))
        cpy_take_pending(t);
    return false;
}

/* What fails anyhow, or is read again, needs no warning. */
static bool is_heard(const struct cpy_parser *p)
{
    return !p->trial && !p->probe && p->file && !p->lx.error.message[0];
}

/* --- while parsing --------------------------------------------------------------------- */

bool cpy_warn_tokens(struct cpy_parser *p, uint32_t from, uint32_t to, const char *format, ...)
{
    cpy_value text;
    va_list args;
    bool error;

    if (!is_heard(p))
        return true;
    va_start(args, format);
    text = cpy_str_vformat(p->t, format, args);
    va_end(args);
    return syntax_warning(p->t, p->file, (int)p->tokens[from].line, text, &error)
        || (error && cpy_fail_tokens(p, from, to, "%V", text));
}

bool cpy_warn_number(struct cpy_parser *p)
{
    const struct cpy_token *token = &p->tokens[p->pos];
    const char *text = cpy_token_start(&p->lx, token), *last = text + (token->end_column - token->column) - 1;
    struct cpy_node at = {.line = (int)token->line, .end_line = (int)token->line};
    const char *what = (*last | 0x20) == 'j' ? "imaginary" : "decimal";
    cpy_value message;
    bool error;

    if (!is_heard(p))
        return true;
    if (*text == '0' && last > text)
        what = (text[1] | 0x20) == 'x' ? "hexadecimal" : (text[1] | 0x20) == 'o' ? "octal"
            : (text[1] | 0x20) == 'b' ? "binary" : what;
    at.column = at.end_column = (int)token->end_column - 1;
    message = cpy_str_format(p->t, "invalid %s literal", what);
    return syntax_warning(p->t, p->file, at.line, message, &error)
        || (error && cpy_fail_node(p, &at, "%V", message));
}

/* --- in the tree -------------------------------------------------------------------------- */

void cpy_warn_node(struct cpy_compilation *c, const struct cpy_node *node, const char *format, ...)
{
    cpy_value text;
    va_list args;
    bool error;

    if (c->failed)
        return;
    va_start(args, format);
    text = cpy_str_vformat(c->t, format, args);
    va_end(args);
    if (syntax_warning(c->t, c->file, node->line, text, &error))
        return;
    if (error)
        cpy_node_error(c, node, "%V", text);
    c->failed = true;
}

/* The type of what a node makes, if that is known, or CPY_UNSET. */
static cpy_value type_of(const struct cpy_compilation *c, const struct cpy_node *node)
{
    struct cpy_thread *t = c->t;

    switch (node->kind) {
    case CPY_NODE_CONSTANT: return cpy_type_of(t, node->constant.value);
    case CPY_NODE_TUPLE: return cpy_builtin_type(t, CPY_TYPE_TUPLE);
    case CPY_NODE_LIST: case CPY_NODE_LIST_COMP: return cpy_builtin_type(t, CPY_TYPE_LIST);
    case CPY_NODE_DICT: case CPY_NODE_DICT_COMP: return cpy_builtin_type(t, CPY_TYPE_DICT);
    case CPY_NODE_SET: case CPY_NODE_SET_COMP: return cpy_builtin_type(t, CPY_TYPE_SET);
    case CPY_NODE_GENERATOR_EXP: return cpy_builtin_type(t, CPY_TYPE_GENERATOR);
    case CPY_NODE_LAMBDA: return cpy_builtin_type(t, CPY_TYPE_FUNCTION);
    case CPY_NODE_JOINED_STR: return cpy_builtin_type(t, CPY_TYPE_STR);
    default: return CPY_UNSET;
    }
}

/* Its name. */
static cpy_value name_of(const struct cpy_compilation *c, cpy_value type)
{
    return cpy_getattr_str(c->t, type, "__name__");
}

void cpy_warn_call(struct cpy_compilation *c, const struct cpy_node *node)
{
    const struct cpy_node *func = node->call.func;
    bool callable = func->kind == CPY_NODE_LAMBDA
        || (func->kind == CPY_NODE_CONSTANT && cpy_has_layout(func->constant.value, CPY_TYPE_FUNCTION));
    cpy_value type = callable ? CPY_UNSET : type_of(c, func);

    if (type)
        cpy_warn_node(c, func, "'%V' object is not callable; perhaps you missed a comma?", name_of(c, type));
}

/* Has a type items by number? */
static bool is_sequence(struct cpy_thread *t, cpy_value type)
{
    return type == cpy_builtin_type(t, CPY_TYPE_STR) || type == cpy_builtin_type(t, CPY_TYPE_BYTES)
        || type == cpy_builtin_type(t, CPY_TYPE_TUPLE) || type == cpy_builtin_type(t, CPY_TYPE_LIST);
}

void cpy_warn_subscript(struct cpy_compilation *c, const struct cpy_node *node)
{
    const struct cpy_node *value = node->subscript.value;
    struct cpy_thread *t = c->t;
    cpy_value type = type_of(c, value), index;

    if (!type || type == cpy_builtin_type(t, CPY_TYPE_DICT))
        return;
    if (!is_sequence(t, type)) {
        cpy_warn_node(c, value, "'%V' object is not subscriptable; perhaps you missed a comma?", name_of(c, type));
        return;
    }
    index = type_of(c, node->subscript.slice);
    if (index && index != cpy_builtin_type(t, CPY_TYPE_INT) && index != cpy_builtin_type(t, CPY_TYPE_BOOL)
        && index != cpy_builtin_type(t, CPY_TYPE_SLICE))
        cpy_warn_node(c, value, "%V indices must be integers or slices, not %V; perhaps you missed a comma?",
            name_of(c, type), name_of(c, index));
}

/* A literal that "is" compares by identity; the singletons are meant that way. */
static bool is_literal(const struct cpy_node *node)
{
    cpy_value v = node->kind == CPY_NODE_CONSTANT ? node->constant.value : CPY_NONE;

    return v != CPY_NONE && v != CPY_ELLIPSIS && !cpy_is_bool(v);
}

void cpy_warn_compare(struct cpy_compilation *c, const struct cpy_node *node)
{
    const struct cpy_node *left = node->compare.left;

    for (uint32_t i = 0; i < node->compare.comparators.count; i++) {
        const struct cpy_node *right = node->compare.comparators.items[i];
        bool is = node->compare.ops[i] == CPY_CMP_IS;

        if ((is || node->compare.ops[i] == CPY_CMP_IS_NOT) && (is_literal(left) || is_literal(right))) {
            cpy_value type = type_of(c, is_literal(left) ? left : right);

            cpy_warn_node(c, node, is ? "\"is\" with '%V' literal. Did you mean \"==\"?"
                : "\"is not\" with '%V' literal. Did you mean \"!=\"?", name_of(c, type));
            return;
        }
        left = right;
    }
}

void cpy_warn_assert(struct cpy_compilation *c, const struct cpy_node *node)
{
    const struct cpy_node *test = node->assertion.test;
    bool full = test->kind == CPY_NODE_TUPLE ? test->list.values.count > 0
        : test->kind == CPY_NODE_CONSTANT && cpy_is_tuple(test->constant.value)
            && cpy_tuple_len(test->constant.value) > 0;

    if (full)
        cpy_warn_node(c, node, "assertion is always true, perhaps remove parentheses?");
}
