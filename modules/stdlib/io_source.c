/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io_source.c - the bytes that text came from which has been read ahead. */
#include "modules/stdlib/io_source.h"

#include <string.h>

/* Takes the older chunks away if all of their characters have been read. */
static void drop_older(struct cpy_io_source *s, const uint8_t **data, size_t *len)
{
    if (s->read < s->older_chars)
        return;
    *data += s->older_len;
    *len -= s->older_len;
    s->read -= s->older_chars;
    s->older_chars = 0;
}

bool cpy_io_source_add(struct cpy_thread *t, void *owner, struct cpy_io_source *s, size_t read, const uint8_t *data,
    size_t len, size_t chars)
{
    struct cpy_io_source next = *s;
    cpy_value kept = cpy_load(s->bytes), bytes;
    const uint8_t *before = NULL;
    size_t before_len = 0;
    uint8_t *to;

    next.read += read;
    if (kept) {
        before = cpy_bytes_view(kept, &before_len);
        drop_older(&next, &before, &before_len);
    }
    if (!(bytes = cpy_bytes_new(t, before_len + len, &to)))
        return false;
    memcpy(to, before_len ? before : data, before_len);
    memcpy(to + before_len, data, len);
    cpy_keep(kept);
    s->older_len = before_len;
    s->older_chars = next.older_chars + s->newest_chars;
    s->newest_chars = chars;
    s->read = next.read;
    cpy_store(owner, &s->bytes, bytes);
    return true;
}

void cpy_io_source_drop(void *owner, struct cpy_io_source *s)
{
    cpy_store(owner, &s->bytes, CPY_UNSET);
    s->older_len = s->older_chars = s->newest_chars = s->read = 0;
}

/* How many characters bytes make; one that is not whole at their end does not count.  -1: an exception is pending. */
static int64_t count(struct cpy_thread *t, const uint8_t *data, size_t len, const struct cpy_io_decoding *how)
{
    cpy_value text = cpy_decode(t, data, len - (how->utf8 ? cpy_utf8_unfinished(data, len) : 0), how->encoding, how->errors);

    return text ? (int64_t)cpy_str_view(text).len : -1;
}

/* The fewest of the bytes that make n characters.  Where only the byte after them tells that they make some, they are
 * those before it. */
static int64_t place_of(struct cpy_thread *t, const uint8_t *data, size_t len, size_t n, const struct cpy_io_decoding *how)
{
    size_t low = 0, high = len;
    bool exact = true;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int64_t chars = count(t, data, middle, how);

        if (chars < 0)
            return -1;
        if ((size_t)chars < n) {
            low = middle + 1;
        } else {
            high = middle;
            exact = (size_t)chars == n;
        }
    }
    return (int64_t)(exact ? low : low - 1);
}

int64_t cpy_io_source_unread(struct cpy_thread *t, const struct cpy_io_source *s, size_t read,
    const struct cpy_io_decoding *how)
{
    struct cpy_io_source now = *s;
    cpy_value bytes = cpy_load(s->bytes);
    size_t len;
    const uint8_t *data = cpy_bytes_view(bytes, &len);
    int64_t place;

    now.read += read;
    drop_older(&now, &data, &len);
    place = place_of(t, data, len, now.read, how);
    cpy_keep(bytes);
    return place < 0 ? -1 : (int64_t)len - place;
}
