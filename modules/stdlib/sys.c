/* SPDX-License-Identifier: MIT */
/* modules/stdlib/sys.c - module sys: the interpreter as a script sees it.
 *
 * The language version told here is the one whose behaviour is promised (3.13 where
 * versions differ); sys.implementation tells what runs it. */
#include "modules/stdlib/sys.h"

#include <float.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#define LANGUAGE_MAJOR 3
#define LANGUAGE_MINOR 13

/* --- leaving, exceptions ------------------------------------------------------------------------------------ */

static cpy_value sys_exit(struct cpy_thread *t, const cpy_value *args)
{
    if (args[0] == CPY_NONE)
        return cpy_raise_value(t, cpy_exception_class(t, CPY_SYSTEM_EXIT));
    if (cpy_is_tuple(args[0])) /* its items are the exception's arguments */
        return cpy_raise_value(t, cpy_call_tuple(t, cpy_exception_class(t, CPY_SYSTEM_EXIT), args[0], CPY_UNSET));
    return cpy_raise_with(t, CPY_SYSTEM_EXIT, args[0]);
}

static cpy_value sys_exception(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_handled(t) ? cpy_handled(t) : CPY_NONE;
}

static cpy_value sys_exc_info(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value e = cpy_handled(t), traceback;

    (void)args;
    if (!e)
        return cpy_tuple_of(t, (size_t)3, CPY_NONE, CPY_NONE, CPY_NONE);
    traceback = cpy_getattr_str(t, e, "__traceback__");
    /* The frame may go on to its end: whoever asks for the traceback may want its variables as they are then. */
    if (traceback && traceback != CPY_NONE && !cpy_getattr_str(t, traceback, "tb_frame"))
        return CPY_ERROR;
    return traceback ? cpy_tuple_of(t, (size_t)3, cpy_type_of(t, e), e, traceback) : CPY_ERROR;
}

/* A stream by its name in the module; CPY_UNSET: it is gone, or an exception is pending. */
static cpy_value stream_named(struct cpy_thread *t, const char *name)
{
    cpy_value sys = cpy_import(t, "sys");

    return sys ? cpy_dict_get_str(t, cpy_module_dict(sys), name) : CPY_UNSET;
}

static cpy_value refuse_value(struct cpy_thread *t, cpy_value v)
{
    cpy_value file = stream_named(t, "stderr"), text;

    if (cpy_pending(t))
        return CPY_ERROR;

    text = cpy_str_format(t, "TypeError: print_exception(): Exception expected for value, %T found\n", v);
    if (!file || file == CPY_NONE || !text)
        return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
    return cpy_call_method(t, file, "write", (size_t)1, text) ? CPY_NONE : CPY_ERROR;
}

static cpy_value sys_excepthook(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value traceback;

    if (!cpy_is_instance(t, args[1], cpy_exception_class(t, CPY_BASE_EXCEPTION)))
        return refuse_value(t, args[1]);
    if (!(traceback = cpy_getattr_str(t, args[1], "__traceback__")))
        return CPY_ERROR;
    if (traceback == CPY_NONE && args[2] != CPY_NONE && !cpy_setattr_str(t, args[1], "__traceback__", args[2]))
        return CPY_ERROR;
    cpy_exception_print(t, args[1]);
    return CPY_NONE;
}

/* MicroPython: the traceback of an exception to a stream. */
static cpy_value sys_print_exception(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value file = args[1], text;

    if (!cpy_is_instance(t, args[0], cpy_exception_class(t, CPY_BASE_EXCEPTION)))
        return cpy_raise(t, CPY_TYPE_ERROR, "print_exception() argument 1 must be an exception, not %T", args[0]);
    text = cpy_exception_report(t, args[0]);
    if (file == CPY_NONE && !(file = stream_named(t, "stdout")))
        return CPY_ERROR;
    return text && cpy_call_method(t, file, "write", (size_t)1, text) ? CPY_NONE : CPY_ERROR;
}

static cpy_value sys_displayhook(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value text, file, sys;

    if (args[0] == CPY_NONE)
        return CPY_NONE;
    if (!(sys = cpy_import(t, "sys")))
        return CPY_ERROR;
    file = cpy_find_attr_str(t, sys, "stdout");
    if (!file || file == CPY_NONE)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_RUNTIME_ERROR, "lost sys.stdout");
    if (!(text = cpy_str_format(t, "%R\n", args[0])) || !cpy_call_method(t, file, "write", (size_t)1, text))
        return CPY_ERROR;
    return cpy_dict_set_str(t, cpy_builtins(t), "_", args[0]) ? CPY_NONE : CPY_ERROR;
}

/* --- limits and inspection -------------------------------------------------------------------------------------- */

static cpy_value sys_getrecursionlimit(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_int(cpy_recursion_limit(t));
}

static cpy_value sys_setrecursionlimit(struct cpy_thread *t, const cpy_value *args)
{
    int64_t limit;

    if (!cpy_to_int64(t, args[0], &limit))
        return CPY_ERROR;
    if (limit > INT_MAX || limit < INT_MIN)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
    return cpy_set_recursion_limit(t, limit) ? CPY_NONE : CPY_ERROR;
}

static cpy_value sys_get_int_max_str_digits(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_int(cpy_int_digit_limit(t));
}

static cpy_value sys_set_int_max_str_digits(struct cpy_thread *t, const cpy_value *args)
{
    int64_t digits;

    if (!cpy_to_int64(t, args[0], &digits))
        return CPY_ERROR;
    if (digits != 0 && digits < 640)
        return cpy_raise(t, CPY_VALUE_ERROR, "maxdigits must be 0 or larger than 640");
    if (!cpy_getattr_str(t, cpy_import(t, "sys"), "flags")) /* they tell the limit that was there first */
        return CPY_ERROR;
    cpy_set_int_digit_limit(t, digits);
    return CPY_NONE;
}

static cpy_value sys_getsizeof(struct cpy_thread *t, const cpy_value *args)
{
    int64_t size = cpy_sizeof(t, args[0]);

    if (size >= 0)
        return cpy_int(size);
    if (!args[1] || !cpy_pending_is(t, CPY_TYPE_ERROR))
        return CPY_ERROR;
    cpy_take_pending(t);
    return args[1];
}

static cpy_value sys_intern(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "intern() argument must be str, not %T", args[0]);
    if (cpy_type_of(t, args[0]) != cpy_builtin_type(t, CPY_TYPE_STR))
        return cpy_raise(t, CPY_TYPE_ERROR, "can't intern %T", args[0]);
    return cpy_intern(t, args[0]);
}

static cpy_value sys_getframe(struct cpy_thread *t, const cpy_value *args)
{
    int64_t depth;

    if (!cpy_to_int64(t, args[0], &depth))
        return CPY_ERROR;
    return cpy_caller_frame(t, depth < 0 ? 0 : depth > INT_MAX ? INT_MAX : (unsigned)depth);
}

static cpy_value sys_encoding(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_str_from(t, "utf-8");
}

static cpy_value sys_encode_errors(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_str_from(t, "surrogateescape");
}

/* The name of the module that a frame's code belongs to; None beyond the outermost frame. */
static cpy_value sys_getframemodulename(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value frame = sys_getframe(t, args), globals, name;

    if (!frame) {
        if (!cpy_pending_is(t, CPY_VALUE_ERROR))
            return CPY_ERROR;
        cpy_take_pending(t);
        return CPY_NONE;
    }
    if (!(globals = cpy_getattr_str(t, frame, "f_globals")))
        return CPY_ERROR;
    name = cpy_dict_get_str(t, globals, "__name__");
    return name || cpy_pending(t) ? name : CPY_NONE;
}

static cpy_value sys_settrace(struct cpy_thread *t, const cpy_value *args)
{
    if (!CPY_AUDIT(t, "sys.settrace", 0))
        return CPY_ERROR;
    cpy_set_trace(t, CPY_TRACE_LINES, args[0] == CPY_NONE ? CPY_UNSET : args[0]);
    return CPY_NONE;
}

static cpy_value sys_setprofile(struct cpy_thread *t, const cpy_value *args)
{
    if (!CPY_AUDIT(t, "sys.setprofile", 0))
        return CPY_ERROR;
    cpy_set_trace(t, CPY_TRACE_PROFILE, args[0] == CPY_NONE ? CPY_UNSET : args[0]);
    return CPY_NONE;
}

static cpy_value function_or_none(cpy_value v) { return v ? v : CPY_NONE; }

static cpy_value sys_gettrace(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return function_or_none(cpy_get_trace(t, CPY_TRACE_LINES));
}

static cpy_value sys_getprofile(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return function_or_none(cpy_get_trace(t, CPY_TRACE_PROFILE));
}

static cpy_value sys_is_finalizing(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_bool(cpy_is_ending(t));
}

static cpy_value sys_get_coroutine_origin_tracking_depth(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_int(cpy_origin_depth(t));
}

static cpy_value sys_set_coroutine_origin_tracking_depth(struct cpy_thread *t, const cpy_value *args)
{
    int64_t depth;

    if (!cpy_to_int64(t, args[0], &depth))
        return CPY_ERROR;
    if (depth > INT_MAX || depth < INT_MIN)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "Python int too large to convert to C int");
    if (depth < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "depth must be >= 0");
    cpy_set_origin_depth(t, (uint32_t)depth);
    return CPY_NONE;
}

static cpy_value sys_get_asyncgen_hooks(struct cpy_thread *t, const cpy_value *args)
{
    static const char *const names[] = {"firstiter", "finalizer", NULL};
    cpy_value hooks[2];

    (void)args;
    cpy_asyncgen_hooks(t, &hooks[0], &hooks[1]);
    for (int i = 0; i < 2; i++)
        if (!hooks[i])
            hooks[i] = CPY_NONE;
    return cpy_struct_sequence(t, "asyncgen_hooks", names, hooks);
}

static cpy_value sys_set_asyncgen_hooks(struct cpy_thread *t, const cpy_value *args)
{
    static const char *const names[] = {"firstiter", "finalizer"};
    cpy_value hooks[2];

    cpy_asyncgen_hooks(t, &hooks[0], &hooks[1]);
    for (int i = 0; i < 2; i++) {
        if (!args[i])
            continue;
        if (args[i] != CPY_NONE && !cpy_is_callable(t, args[i]))
            return cpy_raise(t, CPY_TYPE_ERROR, "callable %s expected, got %T", names[i], args[i]);
        hooks[i] = args[i] == CPY_NONE ? CPY_UNSET : args[i];
    }
    cpy_set_asyncgen_hooks(t, hooks[0], hooks[1]);
    return CPY_NONE;
}

static cpy_value sys_current_frames(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_thread_frames(t);
}

static cpy_value sys_getswitchinterval(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_float_from(t, (double)cpy_switch_interval(t) / 1e9);
}

static cpy_value sys_setswitchinterval(struct cpy_thread *t, const cpy_value *args)
{
    double seconds;

    if (!cpy_to_double(t, args[0], &seconds))
        return CPY_ERROR;
    if (!(seconds > 0))
        return cpy_raise(t, CPY_VALUE_ERROR, "switch interval must be strictly positive");
    cpy_set_switch_interval(t, seconds < 1e9 ? (int64_t)(seconds * 1e9) + (seconds < 1e-9) : CPY_NEVER / 2);
    return CPY_NONE;
}

static const struct cpy_function functions[] = {
    {"exit", "(status=None, /)", sys_exit, "Raise SystemExit(status).", 0},
    {"exception", "()", sys_exception, "Return the exception being handled, or None.", 0},
    {"audit", "(event, /, *args)", cpy_sys_audit, "Tell the functions that addaudithook() was given of an event.", 0},
    {"addaudithook", "(hook)", cpy_sys_addaudithook,
        "Add a function that is called with (event, args) before what a program does; it may raise to prevent that.", 0},
    {"exc_info", "()", sys_exc_info, "Return class, instance and traceback of the exception being handled.", 0},
    {"excepthook", "(exctype, value, traceback, /)", sys_excepthook, "Report an uncaught exception on sys.stderr.", 0},
    {"unraisablehook", "(unraisable, /)", cpy_unraisable_hook, "Report an exception that cannot be raised on sys.stderr.", 0},
    {"print_exception", "(exc, file=None, /)", sys_print_exception, "Write an exception's traceback to a stream (MicroPython).", 0},
    {"breakpointhook", "(*args, **kws)", cpy_sys_breakpointhook,
        "What breakpoint() calls: the debugger that the environment's PYTHONBREAKPOINT names.", 0},
    {"displayhook", "(object, /)", sys_displayhook, "Show the value of an interactive expression.", 0},
    {"getrecursionlimit", "()", sys_getrecursionlimit, "Return how deep Python calls may nest.", 0},
    {"setrecursionlimit", "(limit, /)", sys_setrecursionlimit, "Set how deep Python calls may nest.", 0},
    {"get_int_max_str_digits", "()", sys_get_int_max_str_digits, "Return how many digits int and str convert; 0: no limit.", 0},
    {"set_int_max_str_digits", "(maxdigits)", sys_set_int_max_str_digits, "Set that limit: 0, or 640 and more.", 0},
    {"getsizeof", "(object, default=<unset>)", sys_getsizeof, "Return the size of an object in bytes.", 0},
    {"intern", "(string, /)", sys_intern, "Return the one str that stands for all equal ones.", 0},
    {"_getframe", "(depth=0, /)", sys_getframe, "Return the frame depth levels up.", 0},
    {"getdefaultencoding", "()", sys_encoding, "Return 'utf-8'.", 0},
    {"getfilesystemencoding", "()", sys_encoding, "Return 'utf-8'.", 0},
    {"getfilesystemencodeerrors", "()", sys_encode_errors, "Return 'surrogateescape'.", 0},
    {"_current_frames", "()", sys_current_frames, "Return a dict of each thread's innermost frame by the thread's ident.", 0},
    {"getswitchinterval", "()", sys_getswitchinterval, "Return for how many seconds a thread runs while others wait.", 0},
    {"setswitchinterval", "(interval, /)", sys_setswitchinterval, "Set for how many seconds.", 0},
    {"_getframemodulename", "(depth=0)", sys_getframemodulename, "Return the name of the module of the frame depth levels up.", 0},
    {"settrace", "(function, /)", sys_settrace,
        "Set what is called with frame, event and value at each call, line, return and exception; None: nothing.", CPY_BIND_SLOWLY},
    {"gettrace", "()", sys_gettrace, "Return what settrace() has set, or None.", 0},
    {"setprofile", "(function, /)", sys_setprofile,
        "Set what is called at each call and return of Python and native functions; None: nothing.", CPY_BIND_SLOWLY},
    {"getprofile", "()", sys_getprofile, "Return what setprofile() has set, or None.", 0},
    {"get_coroutine_origin_tracking_depth", "()", sys_get_coroutine_origin_tracking_depth,
        "Return how many frames a coroutine's cr_origin tells.", 0},
    {"set_coroutine_origin_tracking_depth", "(depth)", sys_set_coroutine_origin_tracking_depth,
        "Set how many frames the cr_origin of new coroutines tells; 0: it is None.", 0},
    {"get_asyncgen_hooks", "()", sys_get_asyncgen_hooks,
        "Return what is called with an async generator before its first step and when it is dropped.", 0},
    {"set_asyncgen_hooks", "(firstiter=<unset>, finalizer=<unset>)", sys_set_asyncgen_hooks,
        "Set what is called with an async generator before its first step and when it is dropped.", 0},
    {"is_finalizing", "()", sys_is_finalizing, "Return whether the interpreter is shutting down.", 0},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("maxsize", INT64_MAX),
    CPY_INT_CONSTANT("maxunicode", 0x10ffff),
    CPY_INT_CONSTANT("hexversion", LANGUAGE_MAJOR << 24 | LANGUAGE_MINOR << 16 | 0xf0),
    CPY_INT_CONSTANT("api_version", 1013),
    CPY_STR_CONSTANT("byteorder", "little"),
    CPY_STR_CONSTANT("platform", "linux"),
    CPY_STR_CONSTANT("copyright", "Copyright (c) the cpy authors. MIT licence."),
    CPY_STR_CONSTANT("version", "3.13.0 (cpy " CPY_VERSION ")"),
    CPY_STR_CONSTANT("prefix", "/usr/local"),
    CPY_STR_CONSTANT("base_prefix", "/usr/local"),
    CPY_STR_CONSTANT("exec_prefix", "/usr/local"),
    CPY_STR_CONSTANT("base_exec_prefix", "/usr/local"),
    CPY_STR_CONSTANT("platlibdir", "lib"),
    {"pycache_prefix", CPY_CONST_NONE, 0, 0, NULL},
    CPY_STR_CONSTANT("float_repr_style", "short"),
    {"dont_write_bytecode", CPY_CONST_BOOL, 1, 0, NULL},
    {0},
};

/* --- named tuples ------------------------------------------------------------------------------------------------- */

static cpy_value make_version(struct cpy_thread *t)
{
    static const char *const names[] = {"major", "minor", "micro", "releaselevel", "serial", NULL};
    cpy_value items[] = {cpy_int(LANGUAGE_MAJOR), cpy_int(LANGUAGE_MINOR), cpy_int(0), cpy_str_from(t, "final"), cpy_int(0)};

    return items[3] ? cpy_struct_sequence(t, "sys.version_info", names, items) : CPY_ERROR;
}

static cpy_value make_flags(struct cpy_thread *t)
{
    const struct cpy_config *config = cpy_vm_config(t);
    const struct { const char *name; cpy_value v; } rows[] = {
        {"debug", cpy_int(0)}, {"inspect", cpy_int(config->inspect)}, {"interactive", cpy_int(config->interactive)},
        {"optimize", cpy_int(config->optimize)}, {"dont_write_bytecode", cpy_int(1)}, {"no_user_site", cpy_int(1)},
        {"no_site", cpy_int(0)}, {"ignore_environment", cpy_int(config->ignore_environment)},
        {"verbose", cpy_int(config->verbose_import)}, {"bytes_warning", cpy_int(0)}, {"quiet", cpy_int(config->quiet)},
        {"hash_randomization", cpy_int(0)}, {"isolated", cpy_int(config->isolated)}, {"dev_mode", cpy_bool(config->dev_mode)},
        {"utf8_mode", cpy_int(1)}, {"warn_default_encoding", cpy_int(0)}, {"safe_path", cpy_bool(config->safe_path)},
        {"int_max_str_digits", cpy_int(cpy_int_digit_limit(t))}};
    const char *names[CPY_COUNT(rows) + 1] = {NULL};
    cpy_value items[CPY_COUNT(rows)];

    for (size_t i = 0; i < CPY_COUNT(rows); i++) {
        names[i] = rows[i].name;
        items[i] = rows[i].v;
    }
    return cpy_struct_sequence(t, "sys.flags", names, items);
}

static cpy_value make_float_info(struct cpy_thread *t)
{
    static const char *const names[] = {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig",
        "epsilon", "radix", "rounds", NULL};
    cpy_value items[] = {cpy_float_from(t, DBL_MAX), cpy_int(DBL_MAX_EXP), cpy_int(DBL_MAX_10_EXP), cpy_float_from(t, DBL_MIN),
        cpy_int(DBL_MIN_EXP), cpy_int(DBL_MIN_10_EXP), cpy_int(DBL_DIG), cpy_int(DBL_MANT_DIG), cpy_float_from(t, DBL_EPSILON),
        cpy_int(FLT_RADIX), cpy_int(1)};

    return items[0] && items[3] && items[8] ? cpy_struct_sequence(t, "sys.float_info", names, items) : CPY_ERROR;
}

static cpy_value make_int_info(struct cpy_thread *t)
{
    static const char *const names[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
        "str_digits_check_threshold", NULL};
    cpy_value items[] = {cpy_int((int64_t)sizeof(long) * CHAR_BIT), cpy_int((int64_t)sizeof(long)), cpy_int(4300), cpy_int(640)};

    return cpy_struct_sequence(t, "sys.int_info", names, items);
}

static cpy_value make_hash_info(struct cpy_thread *t)
{
    static const char *const names[] = {"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits",
        "cutoff", NULL};
    cpy_value items[] = {cpy_int(64), cpy_int(((int64_t)1 << 61) - 1), cpy_int(314159), cpy_int(0), cpy_int(1000003),
        cpy_str_from(t, "cpy"), cpy_int(64), cpy_int(0), cpy_int(0)};

    return items[5] ? cpy_struct_sequence(t, "sys.hash_info", names, items) : CPY_ERROR;
}

static cpy_value make_thread_info(struct cpy_thread *t)
{
    static const char *const names[] = {"name", "lock", "version", NULL};
    cpy_value items[] = {cpy_str_from(t, "pthread"), cpy_str_from(t, "mutex+cond"), CPY_NONE};

    return items[0] && items[1] ? cpy_struct_sequence(t, "sys.thread_info", names, items) : CPY_ERROR;
}

static cpy_value make_implementation(struct cpy_thread *t)
{
    cpy_value dict = cpy_dict_new(t), version = cpy_getattr_str(t, cpy_import(t, "sys"), "version_info");

    if (!dict || !version || !cpy_dict_set_str(t, dict, "name", cpy_str_from(t, "cpy"))
        || !cpy_dict_set_str(t, dict, "cache_tag", cpy_str_from(t, "cpy-313")) || !cpy_dict_set_str(t, dict, "version", version)
        || !cpy_dict_set_str(t, dict, "hexversion", cpy_int(LANGUAGE_MAJOR << 24 | LANGUAGE_MINOR << 16 | 0xf0))
        || !cpy_dict_set_str(t, dict, "_machine", cpy_str_from(t, "cpy on Linux"))
        || !cpy_dict_set_str(t, dict, "_thread", cpy_str_from(t, "GIL")))
        return CPY_ERROR;
    return cpy_namespace_new(t, dict);
}

/* --- what depends on the run ----------------------------------------------------------------------------------------- */

/* A list of n texts of the command line. */
static cpy_value make_list(struct cpy_thread *t, const char *const *texts, int n)
{
    cpy_value list = cpy_list_new(t, (size_t)n), text;

    for (int i = 0; i < n && list; i++)
        if (!(text = cpy_str_from_os(t, texts[i])) || !cpy_list_append(t, list, text))
            return CPY_ERROR;
    return list;
}

static cpy_value make_argv(struct cpy_thread *t)
{
    static const char *const none[] = {""};
    const struct cpy_config *config = cpy_vm_config(t);

    return config->argc ? make_list(t, (const char *const *)config->argv, config->argc) : make_list(t, none, 1);
}

static cpy_value make_orig_argv(struct cpy_thread *t)
{
    const struct cpy_config *config = cpy_vm_config(t);

    return make_list(t, (const char *const *)config->orig_argv, config->orig_argc);
}

/* What stood behind each -W, after what -X dev implies. */
static cpy_value make_warnoptions(struct cpy_thread *t)
{
    const struct cpy_config *config = cpy_vm_config(t);
    const char *const implied = "default", *const *options = config->warn_options;
    cpy_value list = make_list(t, &implied, config->dev_mode), text;

    for (; list && options && *options; options++)
        if (!(text = cpy_str_from_os(t, *options)) || !cpy_list_append(t, list, text))
            return CPY_ERROR;
    return list;
}

/* What stood behind each -X: {name: value}, the value True where there is none. */
static cpy_value make_xoptions(struct cpy_thread *t)
{
    const char *const *options = cpy_vm_config(t)->x_options;
    cpy_value dict = cpy_dict_new(t), name, v;

    for (; dict && options && *options; options++) {
        const char *sign = strchr(*options, '=');

        if (!(v = sign ? cpy_str_from_os(t, sign + 1) : CPY_TRUE))
            return CPY_ERROR;
        name = sign ? cpy_decode(t, *options, (size_t)(sign - *options), "utf-8", "surrogateescape")
                    : cpy_str_from_os(t, *options);
        if (!name || !cpy_dict_set(t, dict, name, v))
            return CPY_ERROR;
    }
    return dict;
}

static cpy_value make_module_names(struct cpy_thread *t)
{
    cpy_value list = cpy_list_new(t, 0), text;

    for (const struct cpy_module_def *const *def = cpy_vm_config(t)->modules; list && def && *def; def++)
        if (!(text = cpy_str_from(t, (*def)->name)) || !cpy_list_append(t, list, text))
            return CPY_ERROR;
    return list && cpy_list_sort(t, list, CPY_NONE, false) ? cpy_tuple_from_iterable(t, list) : CPY_ERROR;
}

/* stdin, stdout, stderr and their __name__ twins, as module io made them. */
static bool add_streams(struct cpy_thread *t, cpy_value module)
{
    static const struct { enum cpy_hook hook; const char *name, *original; } streams[] = {
        {CPY_HOOK_STDIN, "stdin", "__stdin__"}, {CPY_HOOK_STDOUT, "stdout", "__stdout__"}, {CPY_HOOK_STDERR, "stderr", "__stderr__"},
    };

    if (!cpy_import(t, "io"))
        return false;
    for (size_t i = 0; i < CPY_COUNT(streams); i++) {
        cpy_value file = cpy_get_hook(t, streams[i].hook);

        if (!cpy_module_add(t, module, streams[i].name, file ? file : CPY_NONE)
            || !cpy_module_add(t, module, streams[i].original, file ? file : CPY_NONE))
            return false;
    }
    return true;
}

/* sys.meta_path, path_hooks and path_importer_cache.  As long as meta_path has PathFinder alone, no finder is called. */
static bool add_finders(struct cpy_thread *t, cpy_value module)
{
    cpy_value finder = cpy_type_of_def(t, &cpy_path_finder_type);

    if (!finder || !cpy_module_add(t, module, "meta_path", cpy_list_from(t, &finder, 1)) ||
        !cpy_module_add(t, module, "path_hooks", cpy_list_new(t, 0)) ||
        !cpy_module_add(t, module, "path_importer_cache", cpy_dict_new(t)))
        return false;
    cpy_set_hook(t, CPY_HOOK_FINDER, finder);
    return true;
}

static bool sys_init(struct cpy_thread *t, cpy_value module)
{
    const char *executable = cpy_vm_config(t)->executable;
    cpy_value hook;

    if (!cpy_module_add(t, module, "argv", make_argv(t)) || !cpy_module_add(t, module, "orig_argv", make_orig_argv(t))
        || !cpy_module_add(t, module, "path", cpy_sys_path(t)) || !cpy_module_add(t, module, "modules", cpy_sys_modules(t))
        || !cpy_module_add(t, module, "warnoptions", make_warnoptions(t))
        || !cpy_module_add(t, module, "_xoptions", make_xoptions(t))
        || !cpy_module_add(t, module, "executable", cpy_str_from_os(t, executable ? executable : "")))
        return false;
    if (!(hook = cpy_getattr_str(t, module, "excepthook")) || !cpy_module_add(t, module, "__excepthook__", hook))
        return false;
    cpy_set_hook(t, CPY_HOOK_EXCEPT, hook);
    if (!(hook = cpy_getattr_str(t, module, "unraisablehook")) || !cpy_module_add(t, module, "__unraisablehook__", hook))
        return false;
    cpy_set_hook(t, CPY_HOOK_UNRAISABLE, hook);
    if (!(hook = cpy_getattr_str(t, module, "displayhook")) || !cpy_module_add(t, module, "__displayhook__", hook))
        return false;
    cpy_set_hook(t, CPY_HOOK_DISPLAY, hook);
    if (!(hook = cpy_getattr_str(t, module, "breakpointhook")) || !cpy_module_add(t, module, "__breakpointhook__", hook))
        return false;
    return add_finders(t, module) && add_streams(t, module);
}

static const struct cpy_lazy lazy[] = {
    {"version_info", make_version}, {"implementation", make_implementation}, {"flags", make_flags}, {"float_info", make_float_info},
    {"int_info", make_int_info}, {"hash_info", make_hash_info}, {"thread_info", make_thread_info},
    {"builtin_module_names", make_module_names}, {"stdlib_module_names", cpy_stdlib_names}, {0},
};

const struct cpy_module_def cpy_module_sys = {
    .name = "sys", .doc = "The interpreter: arguments, streams, limits, modules.",
    .functions = functions, .constants = constants, .init = sys_init, .lazy = lazy,
};
