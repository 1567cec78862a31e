/* SPDX-License-Identifier: MIT */
/* vm/objects/exception.h - exception instances, tracebacks and how they are shown. */
#ifndef CPY_OBJECTS_EXCEPTION_H
#define CPY_OBJECTS_EXCEPTION_H

#include "vm/vm.h"

/* An instance of BaseException or a class derived from it. */
struct cpy_exception {
    struct cpy_object head;
    cpy_field args;      /* tuple */
    cpy_field cause, context; /* exception or None; unset: None */
    cpy_field traceback; /* struct cpy_traceback or unset */
    cpy_field data[8];   /* by class: StopIteration value; SystemExit code; ImportError msg, name, path, name_from;
                            OSError errno, strerror, filename, filename2, characters_written; SyntaxError see exception.c;
                            NameError name; AttributeError name, obj; KeyError none; UnicodeError five;
                            BaseExceptionGroup message, exceptions (tuple) */
    bool suppress_context;
    uint8_t id;          /* enum cpy_exception_id of the nearest built-in class */
};

/* One level of a traceback: innermost last, as Python links them. */
struct cpy_traceback {
    struct cpy_object head;
    cpy_field next;      /* towards where it was raised; unset at the end */
    cpy_field code;      /* struct cpy_code */
    cpy_field globals;
    cpy_field frame;     /* frame object, or unset until asked for */
    cpy_field saved;     /* local variables of a frame that the exception has left (cpy_frame_keep()), or unset */
    const struct cpy_frame *at; /* where its frame lies or lay on the stack; only to find one that still runs */
    int32_t line;        /* tb_lineno, if the program says so; 0: as the code has it */
    uint32_t pc;         /* instruction number in code */
    int8_t odd_bytes;    /* what tb_lasti tells more than pc, if the program says so */
    uint32_t left;       /* the one at which the exception left the frame, if it has */
};

CPY_INLINE struct cpy_exception *cpy_as_exception(cpy_value v) { return (struct cpy_exception *)cpy_pointer(v); }
CPY_INLINE bool cpy_is_exception(cpy_value v) { return cpy_has_layout(v, CPY_TYPE_EXCEPTION); }

/* Takes the outermost levels that lie in files which is_inner() knows out of the pending exception's traceback; when it has no
 * others, only if all is set. */
void cpy_skip_levels(struct cpy_thread *t, bool (*is_inner)(const char *file), bool all);
/* A new instance of a class: class(*args). */
cpy_value cpy_exception_new(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n);
/* BaseException's __new__ and __init__. */
cpy_value cpy_exception_new_row(struct cpy_thread *t, const cpy_value *args);
/* BaseException.__init__(self, *args). */
cpy_value cpy_exception_init_row(struct cpy_thread *t, const cpy_value *args);
/* What both do for a class with that __new__, without keywords: the second finds nothing left to do. */
cpy_value cpy_exception_make(struct cpy_thread *t, cpy_value type, const cpy_value *args, size_t n);
/* Makes exception pending; links __context__ to what is being handled. */
void cpy_throw(struct cpy_thread *t, cpy_value exception);
/* Puts a level in front of the pending exception's traceback, while a frame is unwound. */
void cpy_traceback_add(struct cpy_thread *t, struct cpy_code *code, cpy_value globals, uint32_t pc);
/* Does the exception (an instance) match what follows except?  1, 0, -1 (TypeError). */
int cpy_exception_matches(struct cpy_thread *t, cpy_value exception, cpy_value class_or_tuple);
/* SyntaxError (or id, a class below it) at a place in source; columns are 0-based byte offsets in the UTF-8
 * line; line text is a str or CPY_UNSET. */
cpy_value cpy_raise_syntax(struct cpy_thread *t, enum cpy_exception_id id, const char *file, int line, int column,
    int end_line, int end_column, cpy_value line_text, const char *format, ...);
/* Prints a report of an exception to sys.stderr, never in colours. */
void cpy_exception_print_plain(struct cpy_thread *t, cpy_value exception);
/* StopIteration(v) pending; v CPY_UNSET or None: without arguments. */
cpy_value cpy_raise_stop(struct cpy_thread *t, cpy_value v);

#endif
