/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_socket.c - module _socket: what modules/frozen/socket.py is made of. */
#include "modules/stdlib/_socket.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

static cpy_value socket_pair(struct cpy_thread *t, const cpy_value *args)
{
    int64_t numbers[3];
    int fds[2];

    for (int i = 0; i < 3; i++)
        if (!cpy_to_int64(t, args[i], &numbers[i]))
            return CPY_ERROR;
    if (socketpair((int)numbers[0], (int)numbers[1] | SOCK_CLOEXEC, (int)numbers[2], fds) < 0)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    return cpy_tuple_of(t, 2, cpy_int(fds[0]), cpy_int(fds[1]));
}

static cpy_value close_fd(struct cpy_thread *t, const cpy_value *args)
{
    int64_t fd;

    if (!cpy_to_int64(t, args[0], &fd))
        return CPY_ERROR;
    return close((int)fd) < 0 && errno != ECONNRESET ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
}

static cpy_value get_default_timeout(struct cpy_thread *t, const cpy_value *args)
{
    int64_t *timeout = cpy_socket_default_timeout(t);

    (void)args;
    return timeout ? cpy_socket_make_timeout(t, *timeout) : CPY_ERROR;
}

static cpy_value set_default_timeout(struct cpy_thread *t, const cpy_value *args)
{
    int64_t *timeout = cpy_socket_default_timeout(t), ns;

    if (!timeout || !cpy_socket_read_timeout(t, args[0], &ns))
        return CPY_ERROR;
    *timeout = ns;
    return CPY_NONE;
}

static const struct cpy_function functions[] = {
    {"_pair", "(family, type, proto, /)", socket_pair, "Return the descriptors of two sockets that are connected.", 0},
    {"close", "(fd, /)", close_fd, "Close a socket's descriptor.", 0},
    {"getdefaulttimeout", "()", get_default_timeout, "Return the timeout of new sockets in seconds, or None.", 0},
    {"setdefaulttimeout", "(timeout, /)", set_default_timeout, "Set the timeout of new sockets in seconds, or None.", 0},
    {0},
};

#define C(name) CPY_INT_CONSTANT(#name, name)
static const struct cpy_constant constants[] = {
    C(AF_UNSPEC), C(AF_UNIX), C(AF_INET), C(AF_INET6), C(AF_NETLINK), C(AF_PACKET), C(AF_BLUETOOTH), C(AF_VSOCK),
    C(SOCK_STREAM), C(SOCK_DGRAM), C(SOCK_RAW), C(SOCK_RDM), C(SOCK_SEQPACKET), C(SOCK_NONBLOCK), C(SOCK_CLOEXEC),
    C(SHUT_RD), C(SHUT_WR), C(SHUT_RDWR), C(SOMAXCONN),
    C(SOL_SOCKET), C(SO_ACCEPTCONN), C(SO_BINDTODEVICE), C(SO_BROADCAST), C(SO_DEBUG), C(SO_DOMAIN), C(SO_DONTROUTE),
    C(SO_ERROR), C(SO_KEEPALIVE), C(SO_LINGER), C(SO_MARK), C(SO_OOBINLINE), C(SO_PASSCRED), C(SO_PEERCRED),
    C(SO_PRIORITY), C(SO_PROTOCOL), C(SO_RCVBUF), C(SO_RCVLOWAT), C(SO_RCVTIMEO), C(SO_REUSEADDR), C(SO_REUSEPORT),
    C(SO_SNDBUF), C(SO_SNDLOWAT), C(SO_SNDTIMEO), C(SO_TYPE),
    C(IPPROTO_IP), C(IPPROTO_ICMP), C(IPPROTO_IGMP), C(IPPROTO_TCP), C(IPPROTO_UDP), C(IPPROTO_IPV6), C(IPPROTO_ICMPV6),
    C(IPPROTO_RAW), CPY_INT_CONSTANT("SOL_IP", IPPROTO_IP), CPY_INT_CONSTANT("SOL_TCP", IPPROTO_TCP),
    CPY_INT_CONSTANT("SOL_UDP", IPPROTO_UDP),
    C(IP_ADD_MEMBERSHIP), C(IP_DROP_MEMBERSHIP), C(IP_MULTICAST_IF), C(IP_MULTICAST_LOOP), C(IP_MULTICAST_TTL), C(IP_TOS),
    C(IP_TTL), C(IP_RECVTOS), C(IP_HDRINCL), C(IP_OPTIONS),
    C(IPV6_JOIN_GROUP), C(IPV6_LEAVE_GROUP), C(IPV6_MULTICAST_HOPS), C(IPV6_MULTICAST_IF), C(IPV6_MULTICAST_LOOP),
    C(IPV6_UNICAST_HOPS), C(IPV6_V6ONLY),
    C(TCP_CONGESTION), C(TCP_CORK), C(TCP_DEFER_ACCEPT), C(TCP_FASTOPEN), C(TCP_INFO), C(TCP_KEEPCNT), C(TCP_KEEPIDLE),
    C(TCP_KEEPINTVL), C(TCP_LINGER2), C(TCP_MAXSEG), C(TCP_NODELAY), C(TCP_QUICKACK), C(TCP_SYNCNT), C(TCP_USER_TIMEOUT),
    C(TCP_WINDOW_CLAMP),
    C(SCM_RIGHTS), C(SCM_CREDENTIALS), C(MSG_CMSG_CLOEXEC), C(MSG_CONFIRM), C(MSG_CTRUNC), C(MSG_DONTROUTE), C(MSG_DONTWAIT), C(MSG_EOR), C(MSG_ERRQUEUE), C(MSG_MORE), C(MSG_NOSIGNAL), C(MSG_OOB),
    C(MSG_PEEK), C(MSG_TRUNC), C(MSG_WAITALL),
    C(AI_ADDRCONFIG), C(AI_ALL), C(AI_CANONNAME), C(AI_NUMERICHOST), C(AI_NUMERICSERV), C(AI_PASSIVE), C(AI_V4MAPPED),
    C(EAI_ADDRFAMILY), C(EAI_AGAIN), C(EAI_BADFLAGS), C(EAI_FAIL), C(EAI_FAMILY), C(EAI_MEMORY), C(EAI_NODATA),
    C(EAI_NONAME), C(EAI_OVERFLOW), C(EAI_SERVICE), C(EAI_SOCKTYPE), C(EAI_SYSTEM),
    C(NI_DGRAM), C(NI_MAXHOST), C(NI_MAXSERV), C(NI_NAMEREQD), C(NI_NOFQDN), C(NI_NUMERICHOST), C(NI_NUMERICSERV),
    C(INADDR_ANY), C(INADDR_BROADCAST), C(INADDR_LOOPBACK), C(INADDR_NONE),
    {0},
};
#undef C

static const struct cpy_type_def *const types[] = {&cpy_socket_type, NULL};

static bool add_rows(struct cpy_thread *t, cpy_value module, const struct cpy_function *row)
{
    cpy_value name = cpy_intern_from(t, "_socket");

    for (; row->name; row++) {
        cpy_value function = name ? cpy_native_new(t, row, name) : CPY_ERROR;

        if (!function || !cpy_module_add(t, module, row->name, function))
            return false;
    }
    return true;
}

/* Adds what stands in _socket_names.c and _socket_message.c. */
static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value gaierror = cpy_socket_gaierror(t);

    return gaierror && cpy_module_add(t, module, "gaierror", gaierror) && add_rows(t, module, cpy_socket_name_rows) &&
        add_rows(t, module, cpy_socket_message_rows);
}

const struct cpy_module_def cpy_module__socket = {
    .name = "_socket", .doc = "Connections to other processes and machines.", .functions = functions,
    .constants = constants, .types = types, .init = init,
};
