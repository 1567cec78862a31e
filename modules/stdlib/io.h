/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io.h - what the parts of module io share.
 *
 * Three layers, as in Python: raw (FileIO: system calls), buffered, text.  Each works over any
 * object with the methods of the layer below, and takes a short cut where that is one of ours. */
#ifndef CPY_STDLIB_IO_H
#define CPY_STDLIB_IO_H

#include "vm/api.h"

#define CPY_IO_BUFFER_SIZE 8192 /* io.DEFAULT_BUFFER_SIZE of CPython */

extern const struct cpy_type_def cpy_io_base, cpy_io_raw_base, cpy_io_buffered_base, cpy_io_text_base;
extern const struct cpy_type_def cpy_io_file, cpy_io_buffered_reader, cpy_io_buffered_writer, cpy_io_buffered_random;
extern const struct cpy_type_def cpy_io_bytes, cpy_io_text, cpy_io_string;

/* The memory that a method is to fill.  TypeError "<what> must be read-write bytes-like object, not bytes". */
CPY_CHECKED bool cpy_io_writable(struct cpy_thread *t, cpy_value v, struct cpy_buffer *b, const char *what);
/* io.UnsupportedOperation. */
cpy_value cpy_io_unsupported(struct cpy_thread *t, const char *what);
/* ValueError "I/O operation on closed file." */
cpy_value cpy_io_closed(struct cpy_thread *t);
cpy_value cpy_io_readinto(struct cpy_thread *t, const cpy_value *args);  /* readinto() by read(). */
cpy_value cpy_io_readinto1(struct cpy_thread *t, const cpy_value *args); /* readinto1() by read1(). */
cpy_value cpy_io_next(struct cpy_thread *t, const cpy_value *args); /* __next__() by readline(). */
/* Closes what is below a stream, and raises what went wrong before (CPY_UNSET: nothing), or as its context in closing. */
cpy_value cpy_io_close_below(struct cpy_thread *t, cpy_value below, cpy_value error);
/* An int (or what has __index__); others: TypeError "argument should be integer or None, not 'x'". */
CPY_CHECKED bool cpy_io_whole(struct cpy_thread *t, cpy_value v, int64_t *size);
/* A size argument: None and negative mean everything (-1). */
CPY_CHECKED bool cpy_io_size(struct cpy_thread *t, cpy_value v, int64_t *size);

/* Attribute newlines of the line ends seen (bits: 1 \n, 2 \r, 4 \r\n): None, one, or a tuple. */
cpy_value cpy_io_line_ends(struct cpy_thread *t, unsigned seen);

/* The file descriptor of a FileIO that is open, else -1. */
int cpy_io_fd(struct cpy_thread *t, cpy_value file);
/* For the finalizer of a stream: ResourceWarning if what lies below it, a FileIO or one of our buffers over one, is open and goes
 * with the stream.  What wraps a file is finalized before it, so the outermost stream is named; the file notes that one was. */
void cpy_io_warn_unclosed(struct cpy_thread *t, cpy_value stream, cpy_value below);
/* What is below one of our buffered streams; v itself if it is none. */
cpy_value cpy_io_below(cpy_value v);
/* Is v one of our buffered streams itself, over a FileIO that is open?  Then nobody needs to ask for its attribute `closed`. */
bool cpy_io_is_open_buffer(struct cpy_thread *t, cpy_value v);
/* One read(2) of a FileIO that is open, without the interpreter lock; again after a signal.  The number of
 * bytes; -1: an exception is pending; -2: the descriptor is not ready (EAGAIN). */
int64_t cpy_io_file_read(struct cpy_thread *t, cpy_value file, void *data, size_t size);
/* One write(2), likewise. */
int64_t cpy_io_file_write(struct cpy_thread *t, cpy_value file, const void *data, size_t size);

/* A row for __getstate__ of a stream that stands for something outside: it refuses to be copied or pickled. */
cpy_value cpy_io_no_state(struct cpy_thread *t, const cpy_value *args);
#define CPY_IO_NO_STATE {"__getstate__", "(self, /)", cpy_io_no_state, "Raise TypeError: an open stream cannot be copied.", 0}

#endif
