/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_socket.h - what the files of module _socket share. */
#ifndef CPY_STDLIB_SOCKET_H
#define CPY_STDLIB_SOCKET_H

#include "vm/api.h"

#include <sys/socket.h>

/* An address of any family, as the system has it. */
struct cpy_socket_address {
    struct sockaddr_storage storage;
    socklen_t len;
};

/* Reads an address of a family from what Python writes: (host, port), (host, port, flow, scope), or a path.  function is
 * named in errors.  A host that is a name is looked up.  False: an exception is pending. */
CPY_CHECKED bool cpy_socket_read_address(
    struct cpy_thread *t, int family, cpy_value v, const char *function, struct cpy_socket_address *out);
/* An address as Python writes it; None if there is none. */
cpy_value cpy_socket_make_address(struct cpy_thread *t, const struct cpy_socket_address *address);

/* Seconds, or None for no limit, as nanoseconds (-1: no limit). */
CPY_CHECKED bool cpy_socket_read_timeout(struct cpy_thread *t, cpy_value v, int64_t *ns);
cpy_value cpy_socket_make_timeout(struct cpy_thread *t, int64_t ns); /* The opposite. */
/* What new sockets have for a timeout, for this interpreter; NULL: MemoryError is pending. */
int64_t *cpy_socket_default_timeout(struct cpy_thread *t);

extern const struct cpy_type_def cpy_socket_type;        /* class _socket.socket */
extern const struct cpy_function cpy_socket_name_rows[]; /* functions that look up names and convert addresses */
cpy_value cpy_socket_gaierror(struct cpy_thread *t);     /* Class socket.gaierror. */

/* What _socket_message.c needs of a socket: its family, and sendmsg() (POLLOUT) or recvmsg() (POLLIN) with its timeout; -1:
 * an exception is pending. */
int cpy_socket_family(cpy_value socket);
/* The number of bytes sent or received. */
ssize_t cpy_socket_message(struct cpy_thread *t, cpy_value socket, short events, struct msghdr *message, int flags);
/* Methods of sockets that stand there. */
cpy_value cpy_socket_sendmsg(struct cpy_thread *t, const cpy_value *args);
/* socket.recvmsg(bufsize, ancbufsize, flags). */
cpy_value cpy_socket_recvmsg(struct cpy_thread *t, const cpy_value *args);
/* socket.recvmsg_into(buffers, ancbufsize, flags). */
cpy_value cpy_socket_recvmsg_into(struct cpy_thread *t, const cpy_value *args);
extern const struct cpy_function cpy_socket_message_rows[]; /* functions CMSG_LEN() and CMSG_SPACE() */

#endif
