/* SPDX-License-Identifier: MIT */
/* vm/compiler/compiler.h - from source text to code objects. */
#ifndef CPY_COMPILER_COMPILER_H
#define CPY_COMPILER_COMPILER_H

#include "vm/compiler/ast.h"
#include "vm/interp/code.h"

/* Compiles source.  CPY_COMPILE_MODULE: top-level names are globals; EXEC and SINGLE: they go through the frame's
 * locals mapping, because exec() may be given one; EVAL: one expression, whose value the code returns.
 * optimize: -1 the interpreter's level, 0, 1 or 2.  Handles BOM and the coding cookie.
 * Returns the code object, or CPY_ERROR with SyntaxError pending. */
cpy_value cpy_compile(struct cpy_thread *t, const char *source, size_t len, const char *file,
    enum cpy_compile_mode mode, int optimize);
/* The same for a str's text: a coding cookie says nothing. */
cpy_value cpy_compile_text(struct cpy_thread *t, const char *text, size_t len, const char *file,
    enum cpy_compile_mode mode, int optimize);
/* Parses source, perhaps a str's text, to objects of module ast.  CPY_ERROR. */
cpy_value cpy_parse_to_object(struct cpy_thread *t, const char *source, size_t len, bool is_text, const char *file,
    enum cpy_compile_mode mode);
/* What scope analysis finds out about source, perhaps a str's text: (type, name, line, nested, symbols, tables within)
 * of the module's scope.  CPY_ERROR. */
cpy_value cpy_make_symtable(struct cpy_thread *t, const char *source, size_t len, bool is_text, const char *file,
    enum cpy_compile_mode mode);
/* Compiles an object of module ast.  CPY_ERROR. */
cpy_value cpy_compile_tree(struct cpy_thread *t, cpy_value tree, const char *file, enum cpy_compile_mode mode, int optimize);
/* The same as cpy_compile() for the REPL: *incomplete is set when the source could go on.  several: it may be more than one
 * statement. */
cpy_value cpy_compile_interactive(
    struct cpy_thread *t, const char *source, size_t len, const char *file, bool several, bool *incomplete);
/* Source text in UTF-8, without BOM. */
struct cpy_source_text {
    const char *text;
    size_t len;
    cpy_value owner; /* whose text it is, or unset: the caller's own */
};
/* Decodes source as cpy_compile() does.  False: SyntaxError is pending. */
CPY_CHECKED bool cpy_decode_source(struct cpy_thread *t, const char *source, size_t len, const char *file, struct cpy_source_text *out);
/* Generates code for a parsed tree, which is changed by it (compiler/codegen.c).  source is what it was parsed
 * from, or NULL: then messages show no line. */
cpy_value cpy_generate(struct cpy_arena *arena, const struct cpy_node_list *body, const char *source, size_t len,
    const char *file, enum cpy_compile_mode mode, int optimize);
/* Its scopes as tuples, see cpy_make_symtable(). */
cpy_value cpy_generate_symtable(struct cpy_arena *arena, const struct cpy_node_list *body, const char *source, size_t len,
    const char *file, enum cpy_compile_mode mode);
/* The same for an object of module ast. */
cpy_value cpy_generate_tree(struct cpy_arena *arena, cpy_value tree, const char *file, enum cpy_compile_mode mode,
    int optimize);

#endif
