/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io_source.h - the bytes that text came from which has been read ahead.
 *
 * A text file's position is that of the bytes before what is not read yet.  Where wrong bytes were replaced or left out,
 * encoding that text again would not give them, so they are kept: those of the newest chunk, and before them those of
 * older ones of which something is left unread. */
#ifndef CPY_IO_SOURCE_H
#define CPY_IO_SOURCE_H

#include "vm/api.h"

struct cpy_io_source {
    cpy_field bytes;              /* unset: none are kept */
    size_t older_len;             /* bytes of the older chunks, */
    size_t older_chars;           /* the characters that they made, ... */
    size_t newest_chars;          /* ... and those of the newest chunk */
    size_t read;                  /* how many of the characters had been read when the newest chunk came */
};

/* How the bytes become text. */
struct cpy_io_decoding {
    const char *encoding, *errors;
    bool utf8;                    /* characters can be unfinished */
};

/* Adds a chunk, which made so many characters; read: how many were read since the one before.  owner is the object that
 * the source is part of.  false: an exception is pending. */
CPY_CHECKED bool cpy_io_source_add(struct cpy_thread *t, void *owner, struct cpy_io_source *s, size_t read,
    const uint8_t *data, size_t len, size_t chars);
/* Forgets them. */
void cpy_io_source_drop(void *owner, struct cpy_io_source *s);
/* How many bytes are behind those of the characters that have been read, `read` since the newest chunk came: after the
 * fewest bytes that make them.  -1: an exception is pending. */
int64_t cpy_io_source_unread(struct cpy_thread *t, const struct cpy_io_source *s, size_t read,
    const struct cpy_io_decoding *how);

#endif
