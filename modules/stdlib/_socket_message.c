/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_socket_message.c - sendmsg() and recvmsg(): several buffers at once, and data beside them.
 *
 * The buffers go through one block of memory: no view of them is held while the socket waits, so that a message costs a
 * copy, and nothing needs to be known of its owner. */
#include "modules/stdlib/_socket.h"

#include <limits.h>
#include <poll.h>
#include <unistd.h>

/* Bytes that grow; owner is any object, for cpy_free(). */
struct block {
    struct cpy_thread *t;
    const void *owner;
    uint8_t *data;
    size_t len, cap;
};

/* Makes room for n more bytes; NULL: MemoryError is pending. */
static uint8_t *extend(struct block *b, size_t n)
{
    size_t need = b->len + n, cap = need + b->len;
    uint8_t *data = b->data;

    if (n > SIZE_MAX / 4)
        return cpy_raise_no_memory(b->t), NULL;
    if (need > b->cap || !data) {
        cap = cap ? cap : 1;
        data = data ? cpy_realloc(b->t, data, b->cap, cap) : cpy_malloc(b->t, cap);
        if (!data)
            return NULL;
        b->data = data;
        b->cap = cap;
    }
    b->len = need;
    return data + need - n;
}

static void drop(struct block *b)
{
    if (b->data)
        cpy_free(b->owner, b->data, b->cap);
}

/* --- sending ------------------------------------------------------------------------------------------------------ */

/* An argument's items as a tuple; TypeError "sendmsg() argument 1 must be an iterable". */
static cpy_value items_of(struct cpy_thread *t, cpy_value v, const char *what)
{
    cpy_value items = cpy_tuple_from_iterable(t, v);

    if (items || !cpy_pending_is(t, CPY_TYPE_ERROR))
        return items;
    cpy_take_pending(t);
    return cpy_raise(t, CPY_TYPE_ERROR, "%s must be an iterable", what);
}

static bool append(struct block *b, cpy_value bytes)
{
    struct cpy_buffer from;
    uint8_t *to;

    if (!cpy_get_buffer(b->t, bytes, &from, false))
        return false;
    if ((to = extend(b, from.len)) && from.len)
        memcpy(to, from.data, from.len);
    cpy_release_buffer(b->t, &from);
    return to != NULL;
}

static bool append_all(struct block *b, cpy_value buffers)
{
    cpy_value items = items_of(b->t, buffers, "sendmsg() argument 1");

    for (size_t i = 0; items && i < cpy_tuple_len(items); i++)
        if (!append(b, cpy_tuple_get(items, i)))
            return false;
    return items != CPY_ERROR;
}

/* Adds what goes beside the data: (level, type, bytes). */
static bool append_control(struct block *b, cpy_value item)
{
    struct cmsghdr *header;
    struct cpy_buffer from;
    int64_t level, type;
    cpy_value fields;

    if (!cpy_is_tuple(item) && !cpy_is_list(item))
        return cpy_raise(b->t, CPY_TYPE_ERROR, "[sendmsg() ancillary data items]() argument must be 3-item sequence, not %B", item);
    if (!(fields = cpy_tuple_from_iterable(b->t, item)))
        return false;
    if (cpy_tuple_len(fields) != 3)
        return cpy_raise(b->t, CPY_TYPE_ERROR,
            "[sendmsg() ancillary data items]() argument must be sequence of length 3, not %zu", cpy_tuple_len(fields));
    if (!cpy_to_int64(b->t, cpy_tuple_get(fields, 0), &level) || !cpy_to_int64(b->t, cpy_tuple_get(fields, 1), &type) ||
        !cpy_get_buffer(b->t, cpy_tuple_get(fields, 2), &from, false))
        return false;
    if ((header = (struct cmsghdr *)extend(b, CMSG_SPACE(from.len)))) {
        memset(header, 0, CMSG_SPACE(from.len));
        *header = (struct cmsghdr){.cmsg_len = CMSG_LEN(from.len), .cmsg_level = (int)level, .cmsg_type = (int)type};
        if (from.len)
            memcpy(CMSG_DATA(header), from.data, from.len);
    }
    cpy_release_buffer(b->t, &from);
    return header != NULL;
}

static bool append_controls(struct block *b, cpy_value ancdata)
{
    cpy_value items = items_of(b->t, ancdata, "sendmsg() argument 2");

    for (size_t i = 0; items && i < cpy_tuple_len(items); i++)
        if (!append_control(b, cpy_tuple_get(items, i)))
            return false;
    return items != CPY_ERROR;
}

/* args: self, buffers, ancdata, flags, address */
cpy_value cpy_socket_sendmsg(struct cpy_thread *t, const cpy_value *args)
{
    struct block data = {.t = t, .owner = cpy_pointer(args[0])}, control = data;
    struct cpy_socket_address address = {.len = 0};
    int64_t flags;
    ssize_t n = -1;

    if (append_all(&data, args[1]) && append_controls(&control, args[2]) && cpy_to_int64(t, args[3], &flags) &&
        (args[4] == CPY_NONE ||
            cpy_socket_read_address(t, cpy_socket_family(args[0]), args[4], "sendmsg", &address)) &&
        CPY_AUDIT(t, "socket.sendmsg", 2, args[0], args[4])) {
        struct iovec vector = {data.data, data.len};
        struct msghdr message = {.msg_name = address.len ? &address.storage : NULL, .msg_namelen = address.len,
            .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control.data, .msg_controllen = control.len};

        n = cpy_socket_message(t, args[0], POLLOUT, &message, (int)flags | MSG_NOSIGNAL);
    }
    drop(&data);
    drop(&control);
    return n < 0 ? CPY_ERROR : cpy_int(n);
}

/* --- receiving ---------------------------------------------------------------------------------------------------- */

/* One item of what came beside the data: (level, type, bytes), of which the end may be missing. */
static cpy_value read_control(struct cpy_thread *t, const struct msghdr *message, struct cmsghdr *header)
{
    const uint8_t *data = CMSG_DATA(header), *end = (uint8_t *)message->msg_control + message->msg_controllen;
    size_t len = header->cmsg_len - CMSG_LEN(0), there = end > data ? (size_t)(end - data) : 0;
    cpy_value bytes = cpy_bytes_from(t, data, len < there ? len : there);

    return bytes ? cpy_tuple_of(t, (size_t)3, cpy_int(header->cmsg_level), cpy_int(header->cmsg_type), bytes) : CPY_ERROR;
}

static cpy_value read_controls(struct cpy_thread *t, struct msghdr *message)
{
    cpy_value list = cpy_list_new(t, 0), item;

    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); list && c && c->cmsg_len >= CMSG_LEN(0); c = CMSG_NXTHDR(message, c))
        if (!(item = read_control(t, message, c)) || !cpy_list_append(t, list, item))
            return CPY_ERROR;
    return list;
}

/* Closes descriptors that nobody will know of. */
static void close_received(struct msghdr *message)
{
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c && c->cmsg_len >= CMSG_LEN(0); c = CMSG_NXTHDR(message, c)) {
        size_t n = c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS ? (c->cmsg_len - CMSG_LEN(0)) / sizeof(int) : 0;
        int fd;

        for (size_t i = 0; i < n; i++) {
            memcpy(&fd, CMSG_DATA(c) + i * sizeof fd, sizeof fd);
            close(fd);
        }
    }
}

/* Makes the result's first item of what was received; user is what receive() was given for it. */
typedef cpy_value (*delivery)(struct cpy_thread *t, const uint8_t *data, size_t n, cpy_value user);

/* Receives at most size bytes; returns (what deliver() made of them, ancdata, flags, address).
 * args: self, what the data is to become, ancbufsize, flags */
static cpy_value receive(struct cpy_thread *t, const cpy_value *args, size_t size, delivery deliver)
{
    struct block data = {.t = t, .owner = cpy_pointer(args[0])}, control = data;
    struct cpy_socket_address address;
    struct iovec vector;
    struct msghdr message = {.msg_name = &address.storage, .msg_namelen = sizeof address.storage, .msg_iov = &vector,
        .msg_iovlen = 1};
    cpy_value made = CPY_ERROR, list = CPY_ERROR, from = CPY_ERROR;
    int64_t beside, flags;
    ssize_t n;

    if (!cpy_to_size(t, args[2], &beside) || !cpy_to_int64(t, args[3], &flags))
        return CPY_ERROR;
    if (beside < 0 || beside > INT_MAX)
        return cpy_raise(t, CPY_VALUE_ERROR, "invalid ancillary data buffer length");
    if ((vector.iov_base = extend(&data, size)) && (message.msg_control = extend(&control, (size_t)beside))) {
        vector.iov_len = size;
        message.msg_controllen = (size_t)beside;
        n = cpy_socket_message(t, args[0], POLLIN, &message, (int)flags);
        address.len = message.msg_namelen;
        if (n >= 0 && (list = read_controls(t, &message)) && (from = cpy_socket_make_address(t, &address)))
            made = deliver(t, data.data, (size_t)n < size ? (size_t)n : size, args[1]); /* MSG_TRUNC: n may be larger */
        if (n >= 0 && !made)
            close_received(&message);
    }
    drop(&data);
    drop(&control);
    return made ? cpy_tuple_of(t, (size_t)4, made, list, cpy_int(message.msg_flags), from) : CPY_ERROR;
}

static cpy_value as_bytes(struct cpy_thread *t, const uint8_t *data, size_t n, cpy_value user)
{
    (void)user;
    return cpy_bytes_from(t, data, n);
}

/* args: self, bufsize, ancbufsize, flags */
cpy_value cpy_socket_recvmsg(struct cpy_thread *t, const cpy_value *args)
{
    int64_t size;

    if (!cpy_to_size(t, args[1], &size))
        return CPY_ERROR;
    if (size < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "negative buffer size in recvmsg()");
    if ((uint64_t)size > SIZE_MAX / 2)
        return cpy_raise_no_memory(t), CPY_ERROR;
    return receive(t, args, (size_t)size, as_bytes);
}

/* Shares n bytes out among buffers, as far as they still have room. */
static cpy_value into_buffers(struct cpy_thread *t, const uint8_t *data, size_t n, cpy_value buffers)
{
    struct cpy_buffer to;
    size_t done = 0;

    for (size_t i = 0; done < n && i < cpy_tuple_len(buffers); i++) {
        size_t part;

        if (!cpy_get_buffer(t, cpy_tuple_get(buffers, i), &to, true))
            return CPY_ERROR;
        part = to.len < n - done ? to.len : n - done;
        if (part)
            memcpy(to.data, data + done, part);
        cpy_release_buffer(t, &to);
        done += part;
    }
    return cpy_int((int64_t)n);
}

/* How many bytes fit into a tuple of buffers. */
static bool total_size(struct cpy_thread *t, cpy_value buffers, size_t *size)
{
    struct cpy_buffer b;

    *size = 0;
    for (size_t i = 0; i < cpy_tuple_len(buffers); i++) {
        if (!cpy_get_buffer(t, cpy_tuple_get(buffers, i), &b, true)) {
            cpy_take_pending(t);
            return cpy_raise(t, CPY_TYPE_ERROR,
                "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers");
        }
        *size += b.len;
        cpy_release_buffer(t, &b);
    }
    return true;
}

/* args: self, buffers, ancbufsize, flags */
cpy_value cpy_socket_recvmsg_into(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value buffers = items_of(t, args[1], "recvmsg_into() argument 1");
    size_t size;

    if (!buffers || !total_size(t, buffers, &size))
        return CPY_ERROR;
    return receive(t, (cpy_value[]){args[0], buffers, args[2], args[3]}, size, into_buffers);
}

/* --- sizes -------------------------------------------------------------------------------------------------------- */

/* The length of control data, which with its header and gaps must fit into an int. */
static bool control_length(struct cpy_thread *t, cpy_value v, const char *function, size_t *len)
{
    int64_t n;

    if (!cpy_to_size(t, v, &n))
        return false;
    if (n < 0 || n > INT_MAX - 64)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "%s() argument out of range", function);
    *len = (size_t)n;
    return true;
}

static cpy_value cmsg_len(struct cpy_thread *t, const cpy_value *args)
{
    size_t len;

    return control_length(t, args[0], "CMSG_LEN", &len) ? cpy_int((int64_t)CMSG_LEN(len)) : CPY_ERROR;
}

static cpy_value cmsg_space(struct cpy_thread *t, const cpy_value *args)
{
    size_t len;

    return control_length(t, args[0], "CMSG_SPACE", &len) ? cpy_int((int64_t)CMSG_SPACE(len)) : CPY_ERROR;
}

const struct cpy_function cpy_socket_message_rows[] = {
    {"CMSG_LEN", "(length, /)", cmsg_len, "Return the bytes of an item of ancillary data, without what fills it up.", 0},
    {"CMSG_SPACE", "(length, /)", cmsg_space, "Return the bytes of an item of ancillary data in a buffer of several.", 0},
    {0},
};
