/* SPDX-License-Identifier: MIT */
/* vm/interp/run.c - running programs, and what becomes of their exceptions. */
#include "vm/compiler/compiler.h"
#include "vm/interp/frame.h"
#include "vm/interp/import.h"
#include "vm/objects/builtins.h"
#include "vm/objects/exception.h"

#include <stdlib.h>

#define EXIT_LOST_OUTPUT 120 /* what was printed could not be written; as CPython */

cpy_value cpy_main_module(struct cpy_thread *t)
{
    cpy_value module = cpy_dict_get(t, t->vm->modules, CPY_N(t, __main__));

    if (module || cpy_pending(t))
        return module;
    if (!(module = cpy_module_new(t, CPY_N(t, __main__))))
        return CPY_ERROR; /* __package__ is None */
    if (!cpy_module_add(t, module, "__builtins__", cpy_import(t, "builtins")) ||
        !cpy_dict_set(t, t->vm->modules, CPY_N(t, __main__), module))
        return CPY_ERROR;
    return module;
}

/* --- what a program leaves behind ------------------------------------------------------------------------------- */

/* Has a program closed a stream?  One that cannot tell has not been closed. */
static bool is_closed(struct cpy_thread *t, cpy_value file)
{
    cpy_value closed = cpy_find_attr_str(t, file, "closed");
    int truth = closed ? cpy_truth(t, closed) : 0;

    if (cpy_pending(t))
        cpy_take_pending(t);
    return truth > 0;
}

bool cpy_flush(struct cpy_thread *t)
{
    static const enum cpy_name_id names[] = {CPY_NAME_stdout, CPY_NAME_stderr};

    if (!cpy_dict_get(t, t->vm->modules, CPY_N(t, sys)))
        return !cpy_pending(t); /* nothing can have been printed */
    for (size_t i = 0; i < CPY_COUNT(names); i++) {
        cpy_value file = cpy_sys_get(t, t->vm->names[names[i]]);

        if (cpy_pending(t))
            return false;
        if (file && file != CPY_NONE && !is_closed(t, file) && !cpy_call_method(t, file, "flush", (size_t)0))
            return false;
    }
    return true;
}

/* SystemExit: None is 0, an int itself (what fits no 64 bits is -1, as in CPython), and anything else is printed. */
static int exit_status(struct cpy_thread *t, cpy_value exception)
{
    cpy_value code = cpy_load(cpy_as_exception(exception)->data[0]), text, file;
    int64_t status;

    if (!code || code == CPY_NONE)
        return 0;
    if (cpy_is_int(code)) {
        if (!cpy_to_int64(t, code, &status)) {
            cpy_take_pending(t);
            status = -1;
        }
        return (int)(status & 0xff);
    }
    file = cpy_sys_get(t, CPY_N(t, stderr));
    if (!file || !(text = cpy_str(t, code)) || !(text = cpy_str_format(t, "%V\n", text)) ||
        !cpy_call_method(t, file, "write", (size_t)1, text))
        cpy_take_pending(t);
    return 1;
}

static bool is_system_exit(struct cpy_thread *t, cpy_value exception)
{
    return cpy_is_instance(t, exception, t->vm->exceptions[CPY_SYSTEM_EXIT]);
}

/* What has become of an exception that was given to sys.excepthook. */
enum hook_result { HOOK_SHOWED_IT, HOOK_LEFT_IT, HOOK_EXITS };

/* A hook that failed: both exceptions are told, unless it asks to leave. */
static enum hook_result hook_failed(struct cpy_thread *t, int *status)
{
    cpy_value second = cpy_take_pending(t);

    if (second && is_system_exit(t, second)) {
        *status = exit_status(t, second);
        return HOOK_EXITS;
    }
    fprintf(stderr, "Error in sys.excepthook:\n");
    if (second)
        cpy_exception_print(t, second);
    fprintf(stderr, "\nOriginal exception was:\n");
    return HOOK_LEFT_IT;
}

/* Calls sys.excepthook(type, value, traceback) if a program has put one there. */
static enum hook_result call_hook(struct cpy_thread *t, cpy_value exception, int *status)
{
    cpy_value sys = cpy_dict_get(t, t->vm->modules, CPY_N(t, sys)), hook, args[3];

    hook = sys ? cpy_sys_get(t, CPY_N(t, excepthook)) : CPY_UNSET;
    cpy_take_pending(t);
    if (sys && !hook)
        fprintf(stderr, "sys.excepthook is missing\n");
    if (!hook || hook == cpy_get_hook(t, CPY_HOOK_EXCEPT))
        return HOOK_LEFT_IT;
    args[0] = cpy_type_of(t, exception);
    args[1] = exception;
    args[2] = cpy_load(cpy_as_exception(exception)->traceback);
    if (!args[2])
        args[2] = CPY_NONE;
    return cpy_call(t, hook, args, 3) ? HOOK_SHOWED_IT : hook_failed(t, status);
}

static bool is_interrupt(struct cpy_thread *t, cpy_value exception)
{
    return cpy_is_instance(t, exception, t->vm->exceptions[CPY_KEYBOARD_INTERRUPT]);
}

/* The pending exception, that output was lost. */
static int lost_output(struct cpy_thread *t)
{
    cpy_value exception = cpy_take_pending(t);

    fprintf(stderr, "Exception ignored on flushing sys.stdout:\n");
    cpy_exception_print(t, exception);
    return is_interrupt(t, exception) ? CPY_STATUS_INTERRUPTED : EXIT_LOST_OUTPUT;
}

/* sys.last_exc and the like: for a debugger that looks at what happened. */
static void keep_last(struct cpy_thread *t, cpy_value exception)
{
    cpy_value sys = cpy_dict_get(t, t->vm->modules, CPY_N(t, sys)), dict = sys ? cpy_module_dict(sys) : CPY_UNSET;
    cpy_value traceback = cpy_load(cpy_as_exception(exception)->traceback);

    if (dict && cpy_dict_set_str(t, dict, "last_exc", exception) && cpy_dict_set_str(t, dict, "last_value", exception) &&
        cpy_dict_set_str(t, dict, "last_type", cpy_type_of(t, exception)) &&
        cpy_dict_set_str(t, dict, "last_traceback", traceback ? traceback : CPY_NONE))
        return;
    cpy_take_pending(t);
}

/* Reports an exception.  Returns the exit status that it stands for. */
static int report(struct cpy_thread *t, cpy_value exception)
{
    int status = is_interrupt(t, exception) ? CPY_STATUS_INTERRUPTED : 1;

    t->handled = CPY_UNSET;
    keep_last(t, exception);
    if (!cpy_flush(t))
        cpy_take_pending(t); /* what cannot be written stays: it is told at the end */
    if (call_hook(t, exception, &status) == HOOK_LEFT_IT)
        cpy_exception_print(t, exception);
    return status;
}

int cpy_report_pending(struct cpy_thread *t)
{
    cpy_value exception = cpy_take_pending(t);

    if (!exception)
        return 0;
    t->handled = CPY_UNSET;
    if (is_system_exit(t, exception) && !t->vm->config.inspect)
        return exit_status(t, exception);
    return report(t, exception);
}

/* The status at the end of a program: that of its exception, or another if its output could not be written.  An interrupt
 * that comes while it is written ends the program as any other does, and the rest is written then. */
static int finish(struct cpy_thread *t)
{
    int status = cpy_report_pending(t);
    bool flushed = cpy_flush(t);

    if (!flushed && is_interrupt(t, cpy_pending(t))) {
        status = cpy_report_pending(t);
        flushed = cpy_flush(t);
    }
    return flushed ? status : lost_output(t);
}

/* --- the ways to run -------------------------------------------------------------------------------------------- */

/* Gives code, and the code within it, the text that it was compiled from. */
static bool keep_source(struct cpy_thread *t, struct cpy_code *code, cpy_value text)
{
    bool ok = cpy_check_stack(t);

    cpy_store(code, &code->source, text);
    for (uint32_t i = 0; ok && i < code->const_count; i++)
        if (cpy_has_layout(cpy_load(code->consts[i]), CPY_TYPE_CODE))
            ok = keep_source(t, cpy_as_code(cpy_load(code->consts[i])), text);
    return ok;
}

/* Runs the code of what is not a file, whose text tracebacks are to show. */
static cpy_value run_unfiled(struct cpy_thread *t, cpy_value code, const char *source, size_t len, cpy_value globals)
{
    cpy_value text = cpy_decode(t, source, len, "utf-8", "replace");

    if (!text || !keep_source(t, cpy_as_code(code), text))
        return CPY_ERROR;
    return cpy_eval_code(t, cpy_as_code(code), globals, globals, CPY_UNSET);
}

/* Prints the bytecode of a program instead of running it. */
static void show_bytecode(struct cpy_thread *t, const char *source, size_t len, const char *name)
{
    cpy_value code = cpy_compile(t, source, len, name, CPY_COMPILE_MODULE, -1), text, file;

    if (code && (text = cpy_code_dump(t, cpy_as_code(code))) && (file = cpy_sys_get(t, CPY_N(t, stdout))))
        cpy_call_method(t, file, "write", (size_t)1, text);
}

int cpy_run_source(struct cpy_thread *t, const char *source, size_t len, const char *name)
{
    cpy_value module = cpy_main_module(t), code;
    bool ok = module != CPY_ERROR;

    if (ok && (name[0] != '<' || strcmp(name, "<stdin>") == 0))
        ok = cpy_module_add(t, module, "__file__", cpy_str_from_os(t, name));
    if (ok && t->vm->config.dump_bytecode)
        show_bytecode(t, source, len, name);
    else if (ok && name[0] != '<')
        cpy_exec_source(t, source, len, name, cpy_module_dict(module));
    else if (ok && (code = cpy_compile(t, source, len, name, CPY_COMPILE_MODULE, -1)))
        run_unfiled(t, code, source, len, cpy_module_dict(module));
    return finish(t);
}

int cpy_run_module(struct cpy_thread *t, const char *name)
{
    cpy_import_main(t, name);
    return finish(t);
}

int cpy_is_unfinished(struct cpy_thread *t, const char *source, size_t len, bool several)
{
    bool incomplete;

    if (!cpy_compile_interactive(t, source, len, "<stdin>", several, &incomplete) && !cpy_pending_is(t, CPY_SYNTAX_ERROR))
        return -1;
    cpy_take_pending(t);
    return incomplete;
}

int cpy_run_interactive(struct cpy_thread *t, const char *source, size_t len, bool several, bool *incomplete)
{
    cpy_value module = cpy_main_module(t), code, exception;
    int status = -1;

    if (module && (code = cpy_compile_interactive(t, source, len, "<stdin>", several, incomplete)))
        run_unfiled(t, code, source, len, cpy_module_dict(module));
    exception = cpy_take_pending(t);
    if (incomplete && *incomplete)
        return -1;
    if (exception && is_system_exit(t, exception))
        status = exit_status(t, exception);
    else if (exception)
        report(t, exception);
    if (!cpy_flush(t))
        lost_output(t);
    return status;
}

/* --- what module sys tells and sets ----------------------------------------------------------------------------- */

cpy_value cpy_handled(struct cpy_thread *t) { return t->handled; }

cpy_value cpy_caller_frame(struct cpy_thread *t, unsigned depth)
{
    struct cpy_frame *frame = cpy_frame_at(t, depth);

    return frame ? cpy_frame_object(t, frame) : cpy_raise(t, CPY_VALUE_ERROR, "call stack is not deep enough");
}

uint32_t cpy_recursion_limit(struct cpy_thread *t) { return t->vm->recursion_limit; }

bool cpy_set_recursion_limit(struct cpy_thread *t, int64_t limit)
{
    if (limit < 1)
        cpy_raise(t, CPY_VALUE_ERROR, "recursion limit must be greater or equal than 1");
    else if (limit <= cpy_stack_depth(t))
        cpy_raise(t, CPY_RECURSION_ERROR,
            "cannot set the recursion limit to %lld at the recursion depth %u: the limit is too low", (long long)limit,
            cpy_stack_depth(t));
    else {
        t->vm->recursion_limit = limit > INT32_MAX ? INT32_MAX : (uint32_t)limit;
        for (struct cpy_thread *each = t->vm->threads; each; each = each->next)
            cpy_stack_limit(each);
    }
    return !cpy_pending(t);
}

int64_t cpy_int_digit_limit(struct cpy_thread *t) { return t->vm->int_max_str_digits; }
void cpy_set_int_digit_limit(struct cpy_thread *t, int64_t digits) { t->vm->int_max_str_digits = digits; }

int64_t cpy_sizeof(struct cpy_thread *t, cpy_value v)
{
    cpy_value method = cpy_find_special(t, v, "__sizeof__"), size;
    int64_t n;

    if (!method && !cpy_pending(t))
        cpy_raise(t, CPY_TYPE_ERROR, "Type %T doesn't define __sizeof__", v);
    size = method ? cpy_call_0(t, method) : CPY_ERROR;
    return size && cpy_to_int64(t, size, &n) ? n : -1;
}
