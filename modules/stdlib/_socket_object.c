/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_socket_object.c - class _socket.socket: one end of a connection.
 *
 * A socket with a timeout is nonblocking for the system: an operation waits by poll() for what is left of the time, and
 * tries.  The time is the system's, also where the script's clock is virtual: who is at the other end lives by it. */
#include "modules/stdlib/_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define NS 1000000000
#define FOREVER -1 /* a timeout, or a deadline */

struct sock {
    struct cpy_object head;
    int fd; /* -1: closed */
    int family, type, protocol;
    int64_t timeout; /* ns; FOREVER: operations wait; 0: they do not */
};

static struct sock *as_sock(cpy_value v) { return (struct sock *)cpy_pointer(v); }

/* --- waiting and trying ------------------------------------------------------------------------------------------- */

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * NS + time.tv_nsec;
}

static int64_t deadline_of(const struct sock *s) { return s->timeout < 0 ? FOREVER : now() + s->timeout; }

/* Waits until the socket is ready.  False: an exception, perhaps TimeoutError, is pending. */
static bool wait_ready(struct cpy_thread *t, const struct sock *s, short events, int64_t deadline)
{
    for (;;) {
        struct pollfd polled[2] = {{.fd = s->fd, .events = events}};
        int64_t left = deadline < 0 ? 0 : deadline - now();
        struct timespec limit = {left > 0 ? left / NS : 0, left > 0 ? left % NS : 0};
        int result = cpy_poll(t, polled, 1, deadline < 0 ? NULL : &limit);

        if (result > 0)
            return true;
        if (result < 0 && errno != EINTR)
            return cpy_raise_errno(t, errno, CPY_UNSET);
        if (!cpy_safe_point(t))
            return false;
        if (result == 0 && deadline >= 0 && now() >= deadline)
            return cpy_raise(t, CPY_TIMEOUT_ERROR, "timed out");
    }
}

/* What a system call is to do; each uses the fields that it needs. */
struct transfer {
    void *data;
    size_t len;
    int flags;
    struct cpy_socket_address address;
};
typedef ssize_t (*attempt)(int fd, struct transfer *transfer);

static ssize_t try_recv(int fd, struct transfer *x) { return recv(fd, x->data, x->len, x->flags); }
static ssize_t try_send(int fd, struct transfer *x) { return send(fd, x->data, x->len, x->flags); }
static ssize_t try_recvfrom(int fd, struct transfer *x)
{
    x->address.len = sizeof x->address.storage;
    return recvfrom(fd, x->data, x->len, x->flags, (struct sockaddr *)&x->address.storage, &x->address.len);
}
static ssize_t try_sendto(int fd, struct transfer *x)
{
    return sendto(fd, x->data, x->len, x->flags, (struct sockaddr *)&x->address.storage, x->address.len);
}
static ssize_t try_recvmsg(int fd, struct transfer *x) { return recvmsg(fd, x->data, x->flags); }
static ssize_t try_sendmsg(int fd, struct transfer *x) { return sendmsg(fd, x->data, x->flags); }
static ssize_t try_accept(int fd, struct transfer *x)
{
    x->address.len = sizeof x->address.storage;
    return accept4(fd, (struct sockaddr *)&x->address.storage, &x->address.len, SOCK_CLOEXEC);
}

/* The descriptor, for cpy_await(); -1: the call does not wait until it is ready for the usual. */
static int awaited(const struct sock *s, const struct transfer *x)
{
    return s->timeout < 0 && !(x->flags & (MSG_DONTWAIT | MSG_OOB | MSG_ERRQUEUE)) ? s->fd : -1;
}

/* Tries until it worked.  -1: an exception is pending. */
static ssize_t perform(
    struct cpy_thread *t, const struct sock *s, short events, int64_t deadline, attempt call, struct transfer *x)
{
    for (;;) {
        ssize_t n;

        if (s->timeout > 0 && !wait_ready(t, s, events, deadline))
            return -1;
        CPY_BLOCKING(t, n, awaited(s, x), events, call(s->fd, x));
        if (n >= 0 || cpy_pending(t))
            return n;
        if (s->timeout <= 0 || errno != EAGAIN) {
            cpy_raise_errno(t, errno, CPY_UNSET);
            return -1;
        }
    }
}

/* --- timeouts ----------------------------------------------------------------------------------------------------- */

static const char default_timeout_key;

int64_t *cpy_socket_default_timeout(struct cpy_thread *t)
{
    struct {
        bool made;
        int64_t ns;
    } *state = cpy_private(t, &default_timeout_key, sizeof *state);

    if (state && !state->made) {
        state->made = true;
        state->ns = FOREVER;
    }
    return state ? &state->ns : NULL;
}

bool cpy_socket_read_timeout(struct cpy_thread *t, cpy_value v, int64_t *ns)
{
    double seconds;

    *ns = FOREVER;
    if (v == CPY_NONE)
        return true;
    if (!cpy_is_float(v) && !(v = cpy_index(t, v)))
        return false;
    if (!cpy_to_double(t, v, &seconds))
        return false;
    if (seconds != seconds)
        return cpy_raise(t, CPY_VALUE_ERROR, "Invalid value NaN (not a number)");
    if (seconds < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "Timeout value out of range");
    if (seconds >= 9.2e9)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "timestamp too large to convert to C PyTime_t");
    *ns = (int64_t)__builtin_ceil(seconds * NS);
    return true;
}

cpy_value cpy_socket_make_timeout(struct cpy_thread *t, int64_t ns)
{
    return ns < 0 ? CPY_NONE : cpy_float_from(t, (double)ns / NS);
}

/* Sets the timeout, and tells the system whether operations wait. */
static cpy_value set_timeout(struct cpy_thread *t, struct sock *s, int64_t timeout)
{
    int flags = fcntl(s->fd, F_GETFL);

    if (flags < 0 || fcntl(s->fd, F_SETFL, timeout >= 0 ? flags | O_NONBLOCK : flags & ~O_NONBLOCK) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    s->timeout = timeout;
    return CPY_NONE;
}

static cpy_value sock_settimeout(struct cpy_thread *t, const cpy_value *args)
{
    int64_t timeout;

    return cpy_socket_read_timeout(t, args[1], &timeout) ? set_timeout(t, as_sock(args[0]), timeout) : CPY_ERROR;
}

static cpy_value sock_gettimeout(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_socket_make_timeout(t, as_sock(args[0])->timeout);
}

static cpy_value sock_setblocking(struct cpy_thread *t, const cpy_value *args)
{
    int blocking = cpy_truth(t, args[1]);

    return blocking < 0 ? CPY_ERROR : set_timeout(t, as_sock(args[0]), blocking ? FOREVER : 0);
}

static cpy_value sock_getblocking(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_sock(args[0])->timeout != 0);
}

/* --- making and closing ------------------------------------------------------------------------------------------- */

static cpy_value sock_new(struct cpy_thread *t, const cpy_value *args)
{
    struct sock *s = cpy_new_object(t, args[0]);

    if (s)
        s->fd = -1;
    return cpy_from(s);
}

/* What the system knows of a descriptor, where -1 was given. */
static bool find_out(struct cpy_thread *t, int fd, int option, int *value)
{
    socklen_t len = sizeof *value;

    if (*value < 0 && getsockopt(fd, SOL_SOCKET, option, value, &len) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return true;
}

/* Takes over a descriptor. */
static bool adopt(struct cpy_thread *t, struct sock *s, cpy_value fileno, int numbers[3])
{
    int64_t fd;

    if (!cpy_to_int64(t, fileno, &fd))
        return false;
    if (fd < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "negative file descriptor");
    if (!find_out(t, (int)fd, SO_DOMAIN, &numbers[0]) || !find_out(t, (int)fd, SO_TYPE, &numbers[1]) ||
        !find_out(t, (int)fd, SO_PROTOCOL, &numbers[2]))
        return false;
    s->fd = (int)fd;
    return true;
}

/* Makes a socket. */
static bool create(struct cpy_thread *t, struct sock *s, int numbers[3])
{
    numbers[0] = numbers[0] < 0 ? AF_INET : numbers[0];
    numbers[1] = numbers[1] < 0 ? SOCK_STREAM : numbers[1];
    numbers[2] = numbers[2] < 0 ? 0 : numbers[2];
    s->fd = socket(numbers[0], numbers[1] | SOCK_CLOEXEC, numbers[2]);
    return s->fd >= 0 || cpy_raise_errno(t, errno, CPY_UNSET);
}

static cpy_value sock_init(struct cpy_thread *t, const cpy_value *args)
{
    struct sock *s = as_sock(args[0]);
    int64_t *timeout = cpy_socket_default_timeout(t), n;
    int numbers[3];

    for (int i = 0; i < 3; i++) {
        if (!cpy_to_int64(t, args[1 + i], &n))
            return CPY_ERROR;
        numbers[i] = (int)n;
    }
    if (!timeout || !CPY_AUDIT(t, "socket.__new__", 4, args[0], args[1], args[2], args[3]) ||
        !(args[4] == CPY_NONE ? create(t, s, numbers) : adopt(t, s, args[4], numbers)))
        return CPY_ERROR;
    s->family = numbers[0];
    s->type = numbers[1] & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    s->protocol = numbers[2];
    s->timeout = FOREVER;
    if (numbers[1] & SOCK_NONBLOCK)
        s->timeout = 0;
    else if (*timeout >= 0)
        return set_timeout(t, s, *timeout);
    return CPY_NONE;
}

static cpy_value sock_close(struct cpy_thread *t, const cpy_value *args)
{
    struct sock *s = as_sock(args[0]);
    int fd = s->fd;

    s->fd = -1;
    if (fd >= 0 && close(fd) < 0 && errno != ECONNRESET)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return CPY_NONE;
}

static cpy_value sock_detach(struct cpy_thread *t, const cpy_value *args)
{
    struct sock *s = as_sock(args[0]);
    int fd = s->fd;

    (void)t;
    s->fd = -1;
    return cpy_int(fd);
}

static cpy_value sock_fileno(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(as_sock(args[0])->fd);
}

/* --- connecting --------------------------------------------------------------------------------------------------- */

static cpy_value none_or_error(struct cpy_thread *t, int result)
{
    return result < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
}

static cpy_value sock_bind(struct cpy_thread *t, const cpy_value *args)
{
    struct sock *s = as_sock(args[0]);
    struct cpy_socket_address a;

    if (!cpy_socket_read_address(t, s->family, args[1], "bind", &a) || !CPY_AUDIT(t, "socket.bind", 2, args[0], args[1]))
        return CPY_ERROR;
    return none_or_error(t, bind(s->fd, (struct sockaddr *)&a.storage, a.len));
}

static cpy_value sock_listen(struct cpy_thread *t, const cpy_value *args)
{
    int64_t backlog;

    if (!cpy_to_int64(t, args[1], &backlog))
        return CPY_ERROR;
    return none_or_error(t, listen(as_sock(args[0])->fd, backlog < 0 ? 0 : backlog > SOMAXCONN ? SOMAXCONN : (int)backlog));
}

static cpy_value sock_accept(struct cpy_thread *t, const cpy_value *args)
{
    const struct sock *s = as_sock(args[0]);
    struct transfer x = {0};
    ssize_t fd = perform(t, s, POLLIN, deadline_of(s), try_accept, &x);
    cpy_value address;

    if (fd < 0)
        return CPY_ERROR;
    address = cpy_socket_make_address(t, &x.address);
    if (!address)
        close((int)fd);
    return address ? cpy_tuple_of(t, 2, cpy_int(fd), address) : CPY_ERROR;
}

/* connect(), which is only begun where the wait for its end is to be a poll().  (A local socket does not go on by itself
 * when the other one's queue is full.)  Returns 0 or errno, which is EINTR if it goes on in the background, or -1: an
 * exception is pending. */
static int begin_connecting(struct cpy_thread *t, const struct sock *s, const struct cpy_socket_address *a)
{
    int flags = s->timeout < 0 && s->family != AF_UNIX && cpy_awaits(t) ? fcntl(s->fd, F_GETFL) : O_NONBLOCK;
    bool polls;
    int result, err;

    while (!cpy_await(t, -1, 0))
        if (!cpy_safe_point(t))
            return -1;
    polls = flags >= 0 && !(flags & O_NONBLOCK) && fcntl(s->fd, F_SETFL, flags | O_NONBLOCK) == 0;
    cpy_unlock(t);
    result = connect(s->fd, (const struct sockaddr *)&a->storage, a->len);
    cpy_await_end(t);
    err = errno;
    if (polls)
        fcntl(s->fd, F_SETFL, flags);
    return !result ? 0 : polls && err == EINPROGRESS ? EINTR : err;
}

/* Connects; returns 0 or errno, -1: an exception is pending. */
static int connect_to(struct cpy_thread *t, const struct sock *s, const struct cpy_socket_address *a)
{
    int64_t deadline = deadline_of(s);
    socklen_t len = sizeof(int);
    int err;

    do
        err = begin_connecting(t, s, a);
    while (err == EINTR && s->family == AF_UNIX && cpy_safe_point(t)); /* a local one begins anew */
    if (cpy_pending(t))
        return -1;
    if (err != EINTR && (err != EINPROGRESS || s->timeout <= 0))
        return err;
    if (!cpy_safe_point(t) || !wait_ready(t, s, POLLOUT, deadline)) /* it goes on in the background */
        return -1;
    return getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &err, &len) < 0 ? errno : err == EISCONN ? 0 : err;
}

static cpy_value sock_connect(struct cpy_thread *t, const cpy_value *args)
{
    struct sock *s = as_sock(args[0]);
    struct cpy_socket_address a;
    int err;

    if (!cpy_socket_read_address(t, s->family, args[1], "connect", &a) ||
        !CPY_AUDIT(t, "socket.connect", 2, args[0], args[1]) || (err = connect_to(t, s, &a)) < 0)
        return CPY_ERROR;
    return err ? cpy_raise_errno(t, err, CPY_UNSET) : CPY_NONE;
}

static cpy_value sock_connect_ex(struct cpy_thread *t, const cpy_value *args)
{
    struct sock *s = as_sock(args[0]);
    struct cpy_socket_address a;
    int err;

    if (!cpy_socket_read_address(t, s->family, args[1], "connect_ex", &a) ||
        !CPY_AUDIT(t, "socket.connect", 2, args[0], args[1]))
        return CPY_ERROR;
    if ((err = connect_to(t, s, &a)) >= 0)
        return cpy_int(err);
    if (!cpy_pending_is(t, CPY_TIMEOUT_ERROR))
        return CPY_ERROR;
    cpy_take_pending(t);
    return cpy_int(EAGAIN);
}

/* An address that a system call tells. */
static cpy_value ask_address(
    struct cpy_thread *t, const cpy_value *args, int (*call)(int, struct sockaddr *restrict, socklen_t *restrict))
{
    struct cpy_socket_address a = {.len = sizeof a.storage};

    if (call(as_sock(args[0])->fd, (struct sockaddr *)&a.storage, &a.len) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_socket_make_address(t, &a);
}

static cpy_value sock_getsockname(struct cpy_thread *t, const cpy_value *args) { return ask_address(t, args, getsockname); }
static cpy_value sock_getpeername(struct cpy_thread *t, const cpy_value *args) { return ask_address(t, args, getpeername); }

static cpy_value sock_shutdown(struct cpy_thread *t, const cpy_value *args)
{
    int64_t how;

    return cpy_to_int64(t, args[1], &how) ? none_or_error(t, shutdown(as_sock(args[0])->fd, (int)how)) : CPY_ERROR;
}

/* --- receiving ---------------------------------------------------------------------------------------------------- */

/* Receives at most size bytes as a new bytes object; x keeps the address. */
static cpy_value receive(struct cpy_thread *t, const cpy_value *args, const char *name, attempt call, struct transfer *x)
{
    const struct sock *s = as_sock(args[0]);
    int64_t size, flags;
    uint8_t *data;
    cpy_value bytes;
    ssize_t n;

    if (!cpy_to_size(t, args[1], &size) || !cpy_to_int64(t, args[2], &flags))
        return CPY_ERROR;
    if (size < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "negative buffersize in %s", name);
    if (!(bytes = cpy_bytes_new(t, (size_t)size, &data)))
        return CPY_ERROR;
    *x = (struct transfer){.data = data, .len = (size_t)size, .flags = (int)flags};
    if ((n = perform(t, s, POLLIN, deadline_of(s), call, x)) < 0)
        return CPY_ERROR;
    return n >= size ? bytes : cpy_bytes_from(t, data, (size_t)n); /* with MSG_TRUNC n may be larger */
}

/* Receives into a buffer; -1: an exception is pending. */
static ssize_t receive_into(struct cpy_thread *t, const cpy_value *args, const char *name, attempt call, struct transfer *x)
{
    const struct sock *s = as_sock(args[0]);
    struct cpy_buffer b;
    int64_t size, flags;
    ssize_t n = -1;

    if (!cpy_to_size(t, args[2], &size) || !cpy_to_int64(t, args[3], &flags) || !cpy_get_buffer(t, args[1], &b, true))
        return -1;
    if (size < 0)
        cpy_raise(t, CPY_VALUE_ERROR, "negative buffersize in %s", name);
    else if ((uint64_t)size > b.len)
        cpy_raise(t, CPY_VALUE_ERROR, strcmp(name, "recv_into") == 0 ? "buffer too small for requested bytes"
                                                                     : "nbytes is greater than the length of the buffer");
    else {
        *x = (struct transfer){.data = b.data, .len = size ? (size_t)size : b.len, .flags = (int)flags};
        n = perform(t, s, POLLIN, deadline_of(s), call, x);
    }
    cpy_release_buffer(t, &b);
    return n;
}

static cpy_value with_address(struct cpy_thread *t, cpy_value first, const struct transfer *x)
{
    cpy_value address = first ? cpy_socket_make_address(t, &x->address) : CPY_ERROR;

    return address ? cpy_tuple_of(t, 2, first, address) : CPY_ERROR;
}

static cpy_value sock_recv(struct cpy_thread *t, const cpy_value *args)
{
    struct transfer x;

    return receive(t, args, "recv", try_recv, &x);
}

static cpy_value sock_recvfrom(struct cpy_thread *t, const cpy_value *args)
{
    struct transfer x;

    return with_address(t, receive(t, args, "recvfrom", try_recvfrom, &x), &x);
}

static cpy_value sock_recv_into(struct cpy_thread *t, const cpy_value *args)
{
    struct transfer x;
    ssize_t n = receive_into(t, args, "recv_into", try_recv, &x);

    return n < 0 ? CPY_ERROR : cpy_int(n);
}

static cpy_value sock_recvfrom_into(struct cpy_thread *t, const cpy_value *args)
{
    struct transfer x;
    ssize_t n = receive_into(t, args, "recvfrom_into", try_recvfrom, &x);

    return n < 0 ? CPY_ERROR : with_address(t, cpy_int(n), &x);
}

/* --- sending ------------------------------------------------------------------------------------------------------ */

static cpy_value sock_send(struct cpy_thread *t, const cpy_value *args)
{
    const struct sock *s = as_sock(args[0]);
    struct cpy_buffer b;
    int64_t flags;
    ssize_t n;

    if (!cpy_to_int64(t, args[2], &flags) || !cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    n = perform(t, s, POLLOUT, deadline_of(s), try_send,
        &(struct transfer){.data = b.data, .len = b.len, .flags = (int)flags | MSG_NOSIGNAL});
    cpy_release_buffer(t, &b);
    return n < 0 ? CPY_ERROR : cpy_int(n);
}

static cpy_value sock_sendall(struct cpy_thread *t, const cpy_value *args)
{
    const struct sock *s = as_sock(args[0]);
    int64_t flags, deadline = deadline_of(s);
    struct transfer x = {0};
    struct cpy_buffer b;
    ssize_t n = 0;

    if (!cpy_to_int64(t, args[2], &flags) || !cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    x.flags = (int)flags | MSG_NOSIGNAL;
    for (size_t sent = 0; sent < b.len && n >= 0; sent += (size_t)n) {
        x.data = b.data + sent;
        x.len = b.len - sent;
        if ((n = perform(t, s, POLLOUT, deadline, try_send, &x)) < 0 || !cpy_safe_point(t))
            break;
    }
    cpy_release_buffer(t, &b);
    return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
}

/* args: self, data, and (flags, address) or (address) */
static cpy_value sock_sendto(struct cpy_thread *t, const cpy_value *args)
{
    const struct sock *s = as_sock(args[0]);
    struct transfer x = {0};
    struct cpy_buffer b;
    int64_t flags = 0;
    ssize_t n;

    if ((args[3] && !cpy_to_int64(t, args[2], &flags)) ||
        !cpy_socket_read_address(t, s->family, args[3] ? args[3] : args[2], "sendto", &x.address) ||
        !CPY_AUDIT(t, "socket.sendto", 2, args[0], args[3] ? args[3] : args[2]) || !cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    x.data = b.data;
    x.len = b.len;
    x.flags = (int)flags | MSG_NOSIGNAL;
    n = perform(t, s, POLLOUT, deadline_of(s), try_sendto, &x);
    cpy_release_buffer(t, &b);
    return n < 0 ? CPY_ERROR : cpy_int(n);
}

/* --- messages ----------------------------------------------------------------------------------------------------- */

int cpy_socket_family(cpy_value socket) { return as_sock(socket)->family; }

ssize_t cpy_socket_message(struct cpy_thread *t, cpy_value socket, short events, struct msghdr *message, int flags)
{
    const struct sock *s = as_sock(socket);

    return perform(t, s, events, deadline_of(s), events == POLLOUT ? try_sendmsg : try_recvmsg,
        &(struct transfer){.data = message, .flags = flags});
}

/* --- options ------------------------------------------------------------------------------------------------------ */

/* args: self, level, optname, value (an int or bytes; None: optlen bytes of nothing), optlen */
static cpy_value sock_setsockopt(struct cpy_thread *t, const cpy_value *args)
{
    int64_t level, option, n;
    struct cpy_buffer b;
    int value, result;

    if (!cpy_to_int64(t, args[1], &level) || !cpy_to_int64(t, args[2], &option))
        return CPY_ERROR;
    if (args[3] == CPY_NONE) {
        if (!args[4] || !cpy_to_int64(t, args[4], &n))
            return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_TYPE_ERROR, "setsockopt() needs optlen where value is None");
        return none_or_error(t, setsockopt(as_sock(args[0])->fd, (int)level, (int)option, NULL, (socklen_t)n));
    }
    if (cpy_is_int(args[3])) {
        if (!cpy_to_int64(t, args[3], &n))
            return CPY_ERROR;
        value = (int)n;
        return none_or_error(t, setsockopt(as_sock(args[0])->fd, (int)level, (int)option, &value, sizeof value));
    }
    if (!cpy_get_buffer(t, args[3], &b, false))
        return CPY_ERROR;
    result = setsockopt(as_sock(args[0])->fd, (int)level, (int)option, b.data, (socklen_t)b.len);
    cpy_release_buffer(t, &b);
    return none_or_error(t, result);
}

static cpy_value sock_getsockopt(struct cpy_thread *t, const cpy_value *args)
{
    int64_t level, option, size;
    char data[1024];
    int value = 0;
    socklen_t len;

    if (!cpy_to_int64(t, args[1], &level) || !cpy_to_int64(t, args[2], &option) || !cpy_to_int64(t, args[3], &size))
        return CPY_ERROR;
    if (size < 0 || size > (int64_t)sizeof data)
        return cpy_raise(t, CPY_OS_ERROR, "getsockopt buflen out of range");
    len = size ? (socklen_t)size : sizeof value;
    if (getsockopt(as_sock(args[0])->fd, (int)level, (int)option, size ? (void *)data : &value, &len) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return size ? cpy_bytes_from(t, data, len) : cpy_int(value);
}

/* --- the class ---------------------------------------------------------------------------------------------------- */

static cpy_value get_family(struct cpy_thread *t, const cpy_value *args) { (void)t; return cpy_int(as_sock(args[0])->family); }
static cpy_value get_type(struct cpy_thread *t, const cpy_value *args) { (void)t; return cpy_int(as_sock(args[0])->type); }
static cpy_value get_proto(struct cpy_thread *t, const cpy_value *args) { (void)t; return cpy_int(as_sock(args[0])->protocol); }

static void sock_destroy(struct cpy_object *o)
{
    if (((struct sock *)o)->fd >= 0)
        close(((struct sock *)o)->fd);
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", sock_new, "Make a socket that is not open yet.", 0},
    {"__init__", "(self, family=-1, type=-1, proto=-1, fileno=None)", sock_init, "Open a socket, or take over a descriptor.", 0},
    {"_accept", "(self, /)", sock_accept, "Wait for a connection; returns its descriptor and the other end's address.", 0},
    {"bind", "(self, address, /)", sock_bind, "Give the socket an address of its own.", 0},
    {"close", "(self, /)", sock_close, "Close the socket.", 0},
    {"connect", "(self, address, /)", sock_connect, "Connect to an address.", 0},
    {"connect_ex", "(self, address, /)", sock_connect_ex, "Connect to an address; returns 0 or an error number.", 0},
    {"detach", "(self, /)", sock_detach, "Close the object but not its descriptor, and return that.", 0},
    {"fileno", "(self, /)", sock_fileno, "Return the descriptor, -1 when closed.", 0},
    {"getblocking", "(self, /)", sock_getblocking, "Return whether operations wait.", 0},
    {"getpeername", "(self, /)", sock_getpeername, "Return the other end's address.", 0},
    {"getsockname", "(self, /)", sock_getsockname, "Return the socket's own address.", 0},
    {"getsockopt", "(self, level, option, buflen=0, /)", sock_getsockopt, "Return an option, an int, or bytes if buflen is given.", 0},
    {"gettimeout", "(self, /)", sock_gettimeout, "Return for how many seconds operations wait; None: without end.", 0},
    {"listen", "(self, backlog=128, /)", sock_listen, "Let others connect to the socket.", 0},
    {"recv", "(self, bufsize, flags=0, /)", sock_recv, "Receive at most bufsize bytes; b'' at the end.", 0},
    {"recv_into", "(self, buffer, nbytes=0, flags=0)", sock_recv_into, "Receive into a buffer; returns the number of bytes.", 0},
    {"recvfrom", "(self, bufsize, flags=0, /)", sock_recvfrom, "Receive bytes and the sender's address.", 0},
    {"recvfrom_into", "(self, buffer, nbytes=0, flags=0)", sock_recvfrom_into,
        "Receive into a buffer; returns the number of bytes and the sender's address.", 0},
    {"recvmsg", "(self, bufsize, ancbufsize=0, flags=0, /)", cpy_socket_recvmsg,
        "Receive a message: its bytes, a list of what came beside them, flags, and the sender's address.", 0},
    {"recvmsg_into", "(self, buffers, ancbufsize=0, flags=0, /)", cpy_socket_recvmsg_into,
        "The same into buffers; the number of bytes takes the place of the bytes.", 0},
    {"send", "(self, data, flags=0, /)", sock_send, "Send what can be sent at once; returns the number of bytes.", 0},
    {"sendall", "(self, data, flags=0, /)", sock_sendall, "Send all bytes.", 0},
    {"sendmsg", "(self, buffers, ancdata=(), flags=0, address=None, /)", cpy_socket_sendmsg,
        "Send a message: several buffers, and (level, type, bytes) beside them; returns the number of bytes.", 0},
    {"sendto", "(self, data, flags, address=<unset>, /)", sock_sendto, "Send bytes to an address, the last argument.", 0},
    {"setblocking", "(self, flag, /)", sock_setblocking, "Set whether operations wait.", 0},
    {"setsockopt", "(self, level, option, value, optlen=<unset>, /)", sock_setsockopt, "Set an option to an int or bytes.", 0},
    {"settimeout", "(self, timeout, /)", sock_settimeout, "Set for how many seconds operations wait; None: without end.", 0},
    {"shutdown", "(self, how, /)", sock_shutdown, "End one or both directions of the connection.", 0},
    {0},
};
static const struct cpy_attribute attributes[] = {
    {"family", get_family, NULL, "The socket's family of addresses."},
    {"type", get_type, NULL, "The socket's type."},
    {"proto", get_proto, NULL, "The socket's protocol."},
    {"timeout", sock_gettimeout, NULL, "For how many seconds operations wait; None: without end."},
    {0},
};

const struct cpy_type_def cpy_socket_type = {
    .name = "_socket.socket", .doc = "One end of a connection.", .size = sizeof(struct sock), .methods = methods,
    .attributes = attributes, .destroy = sock_destroy,
};
