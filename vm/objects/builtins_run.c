/* SPDX-License-Identifier: MIT */
/* vm/objects/builtins_run.c - the built-in functions that compile, run, read and print.
 *
 * Streams and files come from modules that the language does not know: print() finds
 * sys.stdout by name, open() calls a hook. */
#include "vm/objects/builtins_run.h"

#include "vm/compiler/compiler.h"
#include "vm/interp/frame.h"
#include "vm/interp/import.h"
#include "vm/objects/builtins.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/text_methods.h"
#include "vm/objects/type.h"

/* --- print and input ----------------------------------------------------------------------------------- */

cpy_value cpy_sys_get(struct cpy_thread *t, cpy_value name)
{
    if (!t->vm->sys && !cpy_import(t, "sys"))
        return CPY_ERROR;
    return cpy_dict_get(t, cpy_module_dict(t->vm->sys), name);
}

/* sys.stdout, or RuntimeError "lost sys.stdout". */
static cpy_value printed_to(struct cpy_thread *t)
{
    cpy_value file = cpy_sys_get(t, CPY_N(t, stdout));

    return file || cpy_pending(t) ? file : cpy_raise(t, CPY_RUNTIME_ERROR, "lost sys.stdout");
}

/* A stream that input() needs. */
static cpy_value input_stream(struct cpy_thread *t, cpy_value name)
{
    cpy_value file = cpy_sys_get(t, name);

    if ((file && file != CPY_NONE) || cpy_pending(t))
        return file;
    return cpy_raise(t, CPY_RUNTIME_ERROR, "input(): lost sys.%V", name);
}

/* A sep= or end= argument as a str. */
static cpy_value text_or(struct cpy_thread *t, cpy_value v, const char *name, const char *fallback)
{
    if (v == CPY_NONE)
        return cpy_str_from(t, fallback);
    return cpy_is_str(v) ? v : cpy_raise(t, CPY_TYPE_ERROR, "%s must be None or a string, not %T", name, v);
}

/* Writes what is in the builder, which begins anew. */
static bool write_built(struct cpy_builder *b, cpy_value file)
{
    struct cpy_thread *t = b->t;
    cpy_value text = cpy_build_finish(b);

    cpy_build(b, t);
    return text && cpy_call_method(t, file, "write", (size_t)1, text);
}

/* One write for all that is turned to text without a call: streams of ours cannot tell the difference.  Other things may print
 * themselves, or fail: what stands before them is written first. */
static bool print_at_once(struct cpy_thread *t, cpy_value items, cpy_value sep, cpy_value end, cpy_value file)
{
    struct cpy_builder b;
    cpy_value v, text;

    cpy_build(&b, t);
    for (size_t i = 0, n = cpy_tuple_len(items); i < n; i++) {
        if (i)
            cpy_build_str(&b, sep);
        v = cpy_tuple_get(items, i);
        if (cpy_is_object(v) && !cpy_is(t, v, CPY_TYPE_STR) && b.len && !write_built(&b, file))
            return false;
        if (!(text = cpy_str(t, v))) {
            cpy_build_drop(&b);
            return false;
        }
        cpy_build_str(&b, text);
    }
    cpy_build_str(&b, end);
    return write_built(&b, file);
}

/* A write for each part, as CPython does: a class written in Python may count them. */
static bool print_in_parts(struct cpy_thread *t, cpy_value items, cpy_value sep, cpy_value end, cpy_value file)
{
    cpy_value write = cpy_getattr(t, file, CPY_N(t, write)), text;

    if (!write)
        return false;
    for (size_t i = 0, n = cpy_tuple_len(items); i < n; i++) {
        if (i && !cpy_call_1(t, write, sep))
            return false;
        if (!(text = cpy_str(t, cpy_tuple_get(items, i))) || !cpy_call_1(t, write, text))
            return false;
    }
    return cpy_call_1(t, write, end) != CPY_ERROR;
}

static cpy_value builtin_print(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value sep = text_or(t, args[1], "sep", " "), end = text_or(t, args[2], "end", "\n"), file = args[3];
    int flush = cpy_truth(t, args[4]);
    bool ok;

    if (!sep || !end || flush < 0)
        return CPY_ERROR;
    if (file == CPY_NONE && !(file = printed_to(t)))
        return CPY_ERROR;
    if (file == CPY_NONE)
        return CPY_NONE;
    ok = cpy_class_of(t, file)->flags & CPY_CLASS_HEAP ? print_in_parts(t, args[0], sep, end, file)
                                                       : print_at_once(t, args[0], sep, end, file);
    if (!ok || (flush && !cpy_call_method(t, file, "flush", (size_t)0)))
        return CPY_ERROR;
    return CPY_NONE;
}

static cpy_value builtin_input(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value out = input_stream(t, CPY_N(t, stdout)), in, line, text;
    struct cpy_text view;

    if (!out || !(in = input_stream(t, CPY_N(t, stdin))) || !CPY_AUDIT(t, "builtins.input", 1, args[0] ? args[0] : CPY_NONE))
        return CPY_ERROR;
    if (args[0] && (!(text = cpy_str(t, args[0])) || !cpy_call_method(t, out, "write", (size_t)1, text)))
        return CPY_ERROR;
    if (!cpy_call_method(t, out, "flush", (size_t)0)) {
        if (!cpy_pending_is(t, CPY_EXCEPTION))
            return CPY_ERROR;
        cpy_take_pending(t); /* any stream with write() will do for the prompt */
    }
    if (!(line = cpy_call_method(t, in, "readline", (size_t)0)))
        return CPY_ERROR;
    if (!cpy_is_str(line))
        return cpy_raise(t, CPY_TYPE_ERROR, "object.readline() returned non-string");
    view = cpy_str_view(line);
    if (view.len == 0)
        return cpy_raise(t, CPY_EOF_ERROR, "EOF when reading a line");
    return cpy_text_at(&view, view.len - 1) == '\n' ? cpy_str_slice(t, line, 0, view.len - 1) : line;
}

static cpy_value builtin_open(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_get_hook(t, CPY_HOOK_OPEN) && !cpy_import(t, "io"))
        return CPY_ERROR;
    if (!cpy_get_hook(t, CPY_HOOK_OPEN))
        return cpy_raise(t, CPY_RUNTIME_ERROR, "module io does not provide open()");
    return cpy_call(t, cpy_get_hook(t, CPY_HOOK_OPEN), args, 8);
}

static cpy_value builtin_breakpoint(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_str_from(t, "breakpointhook"), hook = name ? cpy_sys_get(t, name) : CPY_ERROR;

    if (!hook)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_RUNTIME_ERROR, "lost sys.breakpointhook");
    return cpy_call_tuple(t, hook, args[0], args[1]);
}

/* --- compile, eval, exec ------------------------------------------------------------------------------------ */

/* Source as sys.addaudithook()'s functions see it: text as bytes. */
static cpy_value source_bytes(struct cpy_thread *t, cpy_value source)
{
    return cpy_is_str(source) ? cpy_encode(t, source, "utf-8", "surrogatepass") : source;
}

/* The source text of compile() and its like: a str, or bytes in any encoding that a file may have. */
static cpy_value compile_source(struct cpy_thread *t, cpy_value source, const char *file, enum cpy_compile_mode mode,
    int optimize, const char *function)
{
    struct cpy_buffer b;
    const char *text;
    size_t len;
    cpy_value code;

    if (cpy_is_str(source)) {
        if (!(text = cpy_str_utf8(t, source, &len)))
            return CPY_ERROR;
        if (memchr(text, 0, len))
            return cpy_raise(t, CPY_SYNTAX_ERROR, "source code string cannot contain null bytes");
        code = cpy_compile_text(t, text, len, file, mode, optimize);
        cpy_keep(source);
        return code;
    }
    if (!cpy_offers_buffer(source))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s() arg 1 must be a string, bytes or %s object", function,
            strcmp(function, "compile") == 0 ? "AST" : "code");
    if (!cpy_get_buffer(t, source, &b, false))
        return CPY_ERROR;
    code = cpy_compile(t, (const char *)b.data, b.len, file, mode, optimize);
    cpy_release_buffer(t, &b);
    return code;
}

enum { ONLY_AST = 0x400, TOP_LEVEL_AWAIT = 0x2000, COMPILE_FLAGS = 0x1fefe10 }; /* COMPILE_FLAGS: all that compile() may be given */

/* Is it an object of module ast? */
static bool is_tree(struct cpy_thread *t, cpy_value source)
{
    cpy_value module = cpy_dict_get_str(t, cpy_sys_modules(t), "ast"), class;

    return module && (class = cpy_find_attr_str(t, module, "AST")) && cpy_is_instance(t, source, class);
}

/* What parse, cpy_parse_to_object() or its like, makes of a str or bytes. */
static cpy_value examine(struct cpy_thread *t, cpy_value source, const char *file, enum cpy_compile_mode mode,
    cpy_value (*parse)(struct cpy_thread *, const char *, size_t, bool, const char *, enum cpy_compile_mode))
{
    struct cpy_buffer b;
    const char *text;
    size_t len;
    cpy_value tree;

    if (cpy_is_str(source)) {
        tree = (text = cpy_str_utf8(t, source, &len)) ? parse(t, text, len, true, file, mode) : CPY_ERROR;
        cpy_keep(source);
        return tree;
    }
    if (!cpy_get_buffer(t, source, &b, false))
        return CPY_ERROR;
    tree = parse(t, (const char *)b.data, b.len, false, file, mode);
    cpy_release_buffer(t, &b);
    return tree;
}

static bool read_mode(struct cpy_thread *t, cpy_value v, enum cpy_compile_mode *mode)
{
    static const struct { const char *name; enum cpy_compile_mode mode; } modes[] = {
        {"exec", CPY_COMPILE_EXEC}, {"eval", CPY_COMPILE_EVAL}, {"single", CPY_COMPILE_SINGLE}};

    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "compile() argument 'mode' must be str, not %B", v);
        return false;
    }
    for (size_t i = 0; i < CPY_COUNT(modes); i++)
        if (cpy_str_equals(v, modes[i].name)) {
            *mode = modes[i].mode;
            return true;
        }
    cpy_raise(t, CPY_VALUE_ERROR, "compile() mode must be 'exec', 'eval' or 'single'");
    return false;
}

cpy_value cpy_symtable(struct cpy_thread *t, cpy_value source, cpy_value file, cpy_value mode)
{
    const char *path = cpy_fs_path(t, file);
    enum cpy_compile_mode m;

    return path && read_mode(t, mode, &m) ? examine(t, source, path, m, cpy_make_symtable) : CPY_ERROR;
}

/* What source that the calling code compiles inherits from it. */
static unsigned inherited(struct cpy_thread *t)
{
    struct cpy_frame *caller = cpy_frame_at(t, 0);

    return caller && caller->code->flags & CPY_CODE_FUTURE_ANNOTATIONS ? CPY_COMPILE_FUTURE_ANNOTATIONS : 0;
}

static cpy_value builtin_compile(struct cpy_thread *t, const cpy_value *args)
{
    const char *file = cpy_fs_path(t, args[1]);
    enum cpy_compile_mode mode;
    int64_t optimize, flags;
    bool tree;

    if (!file || !cpy_to_c_int(t, args[3], &flags) || !cpy_to_c_int(t, args[5], &optimize))
        return CPY_ERROR;
    if (flags & ~COMPILE_FLAGS)
        return cpy_raise(t, CPY_VALUE_ERROR, "compile(): unrecognised flags");
    if (optimize < -1 || optimize > 2)
        return cpy_raise(t, CPY_VALUE_ERROR, "compile(): invalid optimize value");
    if (!read_mode(t, args[2], &mode))
        return CPY_ERROR;
    tree = is_tree(t, args[0]);
    if (!CPY_AUDIT(t, "compile", 2, tree ? CPY_NONE : source_bytes(t, args[0]), args[1]))
        return CPY_ERROR;
    if (flags & ONLY_AST)
        return tree ? args[0] : examine(t, args[0], file, mode, cpy_parse_to_object);
    if (flags & CPY_CODE_FUTURE_ANNOTATIONS)
        mode |= CPY_COMPILE_FUTURE_ANNOTATIONS;
    else if (!cpy_truth(t, args[4]))
        mode |= inherited(t);
    if (flags & TOP_LEVEL_AWAIT)
        mode |= CPY_COMPILE_TOP_LEVEL_AWAIT;
    if (tree)
        return cpy_compile_tree(t, args[0], file, mode, (int)optimize);
    return compile_source(t, args[0], file, mode, (int)optimize, "compile");
}

static bool is_mapping(struct cpy_thread *t, cpy_value v) { return cpy_slot_of(t, v, CPY_SLOT_GETITEM) != NULL; }

/* Can these be the namespaces of eval()?  It looks at locals first. */
static bool check_of_eval(struct cpy_thread *t, cpy_value globals, cpy_value locals)
{
    if (locals != CPY_NONE && !is_mapping(t, locals))
        cpy_raise(t, CPY_TYPE_ERROR, "locals must be a mapping");
    else if (globals == CPY_NONE || cpy_is_dict(globals))
        return true;
    else if (is_mapping(t, globals))
        cpy_raise(t, CPY_TYPE_ERROR, "globals must be a real dict; try eval(expr, {}, mapping)");
    else
        cpy_raise(t, CPY_TYPE_ERROR, "globals must be a dict");
    return false;
}

static bool check_of_exec(struct cpy_thread *t, cpy_value globals, cpy_value locals)
{
    if (globals != CPY_NONE && !cpy_is_dict(globals))
        cpy_raise(t, CPY_TYPE_ERROR, "exec() globals must be a dict, not %T", globals);
    else if (locals == CPY_NONE || is_mapping(t, locals))
        return true;
    else
        cpy_raise(t, CPY_TYPE_ERROR, "locals must be a mapping or None, not %T", locals);
    return false;
}

/* The namespaces of eval() and exec(): given, or those of the caller. */
static bool namespaces(struct cpy_thread *t, cpy_value *globals, cpy_value *locals)
{
    if (*globals == CPY_NONE) {
        if (*locals == CPY_NONE && !(*locals = cpy_frame_at(t, 0) ? cpy_frame_locals(t, cpy_frame_at(t, 0)) : CPY_UNSET))
            return false;
        *globals = cpy_frame_at(t, 0) ? cpy_frame_at(t, 0)->globals : CPY_NONE;
    } else if (*locals == CPY_NONE) {
        *locals = *globals;
    }
    if (!cpy_dict_get(t, *globals, CPY_N(t, __builtins__)))
        return !cpy_pending(t) && cpy_dict_set(t, *globals, CPY_N(t, __builtins__), t->vm->builtins);
    return true;
}

/* Is it a tuple of n cells? */
static bool is_closure(cpy_value v, size_t n)
{
    if (!cpy_is_tuple(v) || cpy_tuple_len(v) != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!cpy_has_layout(cpy_tuple_get(v, i), CPY_TYPE_CELL))
            return false;
    return true;
}

/* Does the code's need of cells agree with the closure that exec() was given? */
static bool check_closure(struct cpy_thread *t, cpy_value code, cpy_value closure, const char *function)
{
    size_t n = cpy_as_code(code)->free_count;

    if (!n && closure == CPY_NONE)
        return true;
    if (!n)
        cpy_raise(t, CPY_TYPE_ERROR, "cannot use a closure with this code object");
    else if (strcmp(function, "exec") != 0)
        cpy_raise(t, CPY_TYPE_ERROR, "code object passed to %s() may not contain free variables", function);
    else if (!is_closure(closure, n))
        cpy_raise(t, CPY_TYPE_ERROR, "code object requires a closure of exactly length %zu", n);
    else
        return true;
    return false;
}

/* eval() and exec(): source, globals, locals, closure. */
static cpy_value run(struct cpy_thread *t, const cpy_value *args, const char *name, enum cpy_compile_mode mode)
{
    cpy_value globals = args[1], locals = args[2], code = args[0];

    if (!(mode == CPY_COMPILE_EVAL ? check_of_eval : check_of_exec)(t, globals, locals) ||
        !namespaces(t, &globals, &locals))
        return CPY_ERROR;
    if (!cpy_has_layout(code, CPY_TYPE_CODE)) {
        if (args[3] != CPY_NONE)
            return cpy_raise(t, CPY_TYPE_ERROR, "closure can only be used when source is a code object");
        if (mode == CPY_COMPILE_EVAL && cpy_is_str(code)) { /* leading blanks are allowed here */
            struct cpy_text text = cpy_str_view(code);
            size_t blanks = 0;

            while (blanks < text.len && (cpy_text_at(&text, blanks) == ' ' || cpy_text_at(&text, blanks) == '\t'))
                blanks++;
            if (blanks && !(code = cpy_str_slice(t, code, blanks, text.len)))
                return CPY_ERROR;
        }
        if (!CPY_AUDIT(t, "compile", 2, source_bytes(t, code), cpy_str_from(t, "<string>")) ||
            !(code = compile_source(t, code, "<string>", mode | inherited(t), -1, name)))
            return CPY_ERROR;
    }
    if (!CPY_AUDIT(t, "exec", 1, code))
        return CPY_ERROR;
    return check_closure(t, code, args[3], name) ? cpy_eval_code(t, cpy_as_code(code), globals, locals, args[3]) : CPY_ERROR;
}

static cpy_value builtin_eval(struct cpy_thread *t, const cpy_value *args)
{
    const cpy_value all[] = {args[0], args[1], args[2], CPY_NONE};

    return run(t, all, "eval", CPY_COMPILE_EVAL);
}

static cpy_value builtin_exec(struct cpy_thread *t, const cpy_value *args)
{
    return run(t, args, "exec", CPY_COMPILE_EXEC) ? CPY_NONE : CPY_ERROR;
}

static cpy_value builtin_build_class(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_build_class(t, args[0], args[1], args[2], args[3]);
}

static const struct cpy_function functions[] = {
    {"__build_class__", "(func, name, /, *bases, **kwds)", builtin_build_class, "What a class statement calls.", 0},
    {"__import__", "(name, globals=None, locals=None, fromlist=(), level=0)", cpy_import_native, "What an import statement calls.", 0},
    {"breakpoint", "(*args, **kws)", builtin_breakpoint, "Call sys.breakpointhook: enter the debugger.", 0},
    {"compile", "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)", builtin_compile,
        "Compile source ('exec', 'eval' or 'single') to a code object.", 0},
    {"eval", "(source, /, globals=None, locals=None)", builtin_eval, "Return the value of an expression.", 0},
    {"exec", "(source, /, globals=None, locals=None, *, closure=None)", builtin_exec,
        "Run statements; closure: a tuple of the cells that a code object needs.", 0},
    {"input", "(prompt=<unset>, /)", builtin_input, "Read a line from sys.stdin, without its newline.", 0},
    {"open", "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        builtin_open, "Open a file and return a stream.", 0},
    {"print", "(*args, sep=' ', end='\n', file=None, flush=False)", builtin_print,
        "Write the arguments to a stream (sys.stdout), sep between them and end after them.", 0},
    {0},
};

bool cpy_builtins_run_init(struct cpy_thread *t) { return cpy_builtins_add(t, functions); }
