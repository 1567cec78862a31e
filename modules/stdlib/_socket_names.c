/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_socket_names.c - addresses of sockets, and the names of hosts and services. */
#include "modules/stdlib/_socket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

static const char state_key;

cpy_value cpy_socket_gaierror(struct cpy_thread *t)
{
    struct cpy_handle *h = cpy_private(t, &state_key, sizeof *h);
    cpy_value class;

    if (!h || h->value)
        return h ? h->value : CPY_ERROR;
    class = cpy_new_exception_class(
        t, "socket.gaierror", cpy_exception_class(t, CPY_OS_ERROR), "A name that cannot be looked up: (number, text).");
    if (class)
        cpy_handle_set(t, h, class);
    return class;
}

/* Raises gaierror for a result of getaddrinfo() or getnameinfo(). */
static cpy_value fail(struct cpy_thread *t, int result)
{
    cpy_value class, text, error;

    if (result == EAI_SYSTEM)
        return cpy_raise_errno(t, errno, CPY_UNSET);
    class = cpy_socket_gaierror(t);
    text = class ? cpy_str_from_os(t, gai_strerror(result)) : CPY_ERROR;
    error = text ? cpy_call_2(t, class, cpy_int(result), text) : CPY_ERROR;
    return error ? cpy_raise_value(t, error) : CPY_ERROR;
}

/* --- addresses ---------------------------------------------------------------------------------------------------- */

/* A host as text: str or bytes; "" stays "". */
static const char *host_text(struct cpy_thread *t, cpy_value v)
{
    size_t len;

    if (cpy_is_str(v))
        return cpy_str_utf8(t, v, NULL);
    if (cpy_is_bytes(v))
        return (const char *)cpy_bytes_view(v, &len);
    cpy_raise(t, CPY_TYPE_ERROR, "str, bytes or bytearray expected, not %T", v);
    return NULL;
}

/* Looks up the first address of a host. */
static bool look_up(struct cpy_thread *t, const char *host, int family, struct cpy_socket_address *out)
{
    struct addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_DGRAM}, *found;
    int result;

    if (!*host) {
        hints.ai_flags = AI_PASSIVE;
        hints.ai_socktype = SOCK_DGRAM;
    }
    cpy_unlock(t);
    result = getaddrinfo(*host ? host : NULL, *host ? NULL : "0", &hints, &found);
    cpy_lock(t);
    if (result) {
        fail(t, result);
        return false;
    }
    memcpy(&out->storage, found->ai_addr, found->ai_addrlen);
    out->len = found->ai_addrlen;
    freeaddrinfo(found);
    return true;
}

/* The address of a host, whose port is still to be set. */
static bool read_host(struct cpy_thread *t, const char *host, int family, struct cpy_socket_address *out)
{
    struct sockaddr_in *in = (struct sockaddr_in *)&out->storage;

    memset(out, 0, sizeof *out);
    out->len = sizeof *in;
    in->sin_family = AF_INET;
    if (family == AF_INET && strcmp(host, "<broadcast>") == 0) {
        in->sin_addr.s_addr = INADDR_BROADCAST;
        return true;
    }
    return (family == AF_INET && inet_pton(AF_INET, host, &in->sin_addr) == 1) || look_up(t, host, family, out);
}

static bool read_port(struct cpy_thread *t, cpy_value v, const char *function, in_port_t *port)
{
    int64_t n;

    if (!cpy_to_index(t, v, &n))
        return false;
    if (n < 0 || n > 0xffff) {
        cpy_raise(t, CPY_OVERFLOW_ERROR, "%s(): port must be 0-65535.", function);
        return false;
    }
    *port = htons((uint16_t)n);
    return true;
}

/* (host, port), and for IPv6 perhaps (..., flow, scope). */
static bool read_internet(
    struct cpy_thread *t, int family, cpy_value v, const char *function, struct cpy_socket_address *out)
{
    const char *name = family == AF_INET ? "AF_INET" : "AF_INET6", *host;
    size_t n = cpy_is_tuple(v) ? cpy_tuple_len(v) : 0;
    struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)&out->storage;
    int64_t more[2] = {0, 0};
    in_port_t port;

    if (!cpy_is_tuple(v))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s(): %s address must be tuple, not %T", function, name, v);
    if (n < 2 || n > (family == AF_INET ? 2 : 4))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s address must be a %s", name,
            family == AF_INET ? "pair (host, port)" : "tuple (host, port[, flowinfo[, scopeid]])");
    for (size_t i = 2; i < n; i++)
        if (!cpy_to_int64(t, cpy_tuple_get(v, i), &more[i - 2]))
            return false;
    if (!(host = host_text(t, cpy_tuple_get(v, 0))) || !read_port(t, cpy_tuple_get(v, 1), function, &port) ||
        !read_host(t, host, family, out))
        return false;
    in6->sin6_port = port; /* where sin_port is, too */
    if (family == AF_INET6) {
        in6->sin6_flowinfo = htonl((uint32_t)more[0]);
        if (n > 3)
            in6->sin6_scope_id = (uint32_t)more[1];
    }
    return true;
}

/* A path; one that begins with a zero byte is a name in no folder. */
static bool read_path(struct cpy_thread *t, cpy_value v, struct cpy_socket_address *out)
{
    struct sockaddr_un *un = (struct sockaddr_un *)&out->storage;
    cpy_value bytes = cpy_is_str(v) ? cpy_encode(t, v, "utf-8", "surrogateescape") : v;
    struct cpy_buffer b;

    if (!bytes || !cpy_get_buffer(t, bytes, &b, false))
        return false;
    memset(out, 0, sizeof *out);
    un->sun_family = AF_UNIX;
    if (b.len < sizeof un->sun_path || (b.len == sizeof un->sun_path && !b.data[0]))
        memcpy(un->sun_path, b.data, b.len);
    else
        cpy_raise(t, CPY_OS_ERROR, "AF_UNIX path too long");
    out->len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + b.len + (b.len && b.data[0]));
    cpy_release_buffer(t, &b);
    return !cpy_pending(t);
}

bool cpy_socket_read_address(
    struct cpy_thread *t, int family, cpy_value v, const char *function, struct cpy_socket_address *out)
{
    if (family == AF_INET || family == AF_INET6)
        return read_internet(t, family, v, function, out);
    if (family == AF_UNIX)
        return read_path(t, v, out);
    return cpy_raise(t, CPY_OS_ERROR, "%s(): bad family", function);
}

static cpy_value internet_address(struct cpy_thread *t, const struct cpy_socket_address *a)
{
    const struct sockaddr_in *in = (const struct sockaddr_in *)&a->storage;
    const struct sockaddr_in6 *in6 = (const struct sockaddr_in6 *)&a->storage;
    int family = a->storage.ss_family;
    char text[INET6_ADDRSTRLEN] = "";
    cpy_value host;

    inet_ntop(family, family == AF_INET ? (const void *)&in->sin_addr : &in6->sin6_addr, text, sizeof text);
    if (!(host = cpy_str_from_os(t, text)))
        return CPY_ERROR;
    if (family == AF_INET)
        return cpy_tuple_of(t, 2, host, cpy_int(ntohs(in->sin_port)));
    return cpy_tuple_of(t, 4, host, cpy_int(ntohs(in6->sin6_port)), cpy_int(ntohl(in6->sin6_flowinfo)),
        cpy_int(in6->sin6_scope_id));
}

static cpy_value path_address(struct cpy_thread *t, const struct cpy_socket_address *a)
{
    const struct sockaddr_un *un = (const struct sockaddr_un *)&a->storage;
    size_t len = a->len > offsetof(struct sockaddr_un, sun_path) ? a->len - offsetof(struct sockaddr_un, sun_path) : 0;
    char text[sizeof un->sun_path + 1] = "";

    if (len && !un->sun_path[0])
        return cpy_bytes_from(t, un->sun_path, len);
    memcpy(text, un->sun_path, len);
    return cpy_str_from_os(t, text);
}

cpy_value cpy_socket_make_address(struct cpy_thread *t, const struct cpy_socket_address *a)
{
    if (!a->len)
        return CPY_NONE;
    if (a->storage.ss_family == AF_UNIX)
        return path_address(t, a);
    if (a->storage.ss_family == AF_INET || a->storage.ss_family == AF_INET6)
        return internet_address(t, a);
    return cpy_tuple_of(t, 2, cpy_int(a->storage.ss_family),
        cpy_bytes_from(t, (const char *)&a->storage + offsetof(struct sockaddr, sa_data),
            a->len - offsetof(struct sockaddr, sa_data)));
}

/* --- names -------------------------------------------------------------------------------------------------------- */

/* The service of getaddrinfo(): a str, bytes, an int (written to room), or None. */
static bool service_text(struct cpy_thread *t, cpy_value v, char room[24], const char **out)
{
    int64_t n;

    *out = NULL;
    if (v == CPY_NONE)
        return true;
    if (cpy_is_int(v)) {
        if (!cpy_to_int64(t, v, &n))
            return false;
        snprintf(room, 24, "%lld", (long long)n);
        *out = room;
        return true;
    }
    if (!cpy_is_str(v) && !cpy_is_bytes(v))
        return cpy_raise(t, CPY_OS_ERROR, "Int or String expected");
    return (*out = host_text(t, v)) != NULL;
}

/* [(family, type, protocol, canonical name, address)] */
static cpy_value list_of_found(struct cpy_thread *t, const struct addrinfo *found)
{
    cpy_value list = cpy_list_new(t, 0), address, name, item;

    for (; list && found; found = found->ai_next) {
        struct cpy_socket_address a = {.len = found->ai_addrlen};

        memcpy(&a.storage, found->ai_addr, found->ai_addrlen);
        address = cpy_socket_make_address(t, &a);
        name = address ? cpy_str_from_os(t, found->ai_canonname ? found->ai_canonname : "") : CPY_ERROR;
        item = name ? cpy_tuple_of(t, 5, cpy_int(found->ai_family), cpy_int(found->ai_socktype),
                          cpy_int(found->ai_protocol), name, address) : CPY_ERROR;
        if (!item || !cpy_list_append(t, list, item))
            return CPY_ERROR;
    }
    return list;
}

static cpy_value names_getaddrinfo(struct cpy_thread *t, const cpy_value *args)
{
    struct addrinfo hints = {0}, *found;
    const char *host = NULL, *service;
    int64_t numbers[4];
    char room[24];
    cpy_value list;
    int result;

    for (int i = 0; i < 4; i++)
        if (!cpy_to_int64(t, args[2 + i], &numbers[i]))
            return CPY_ERROR;
    if (args[0] != CPY_NONE && !cpy_is_str(args[0]) && !cpy_is_bytes(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "getaddrinfo() argument 1 must be string or None");
    if ((args[0] != CPY_NONE && !(host = host_text(t, args[0]))) || !service_text(t, args[1], room, &service) ||
        !CPY_AUDIT(t, "socket.getaddrinfo", 5, args[0], args[1], args[2], args[3], args[4]))
        return CPY_ERROR;
    hints.ai_family = (int)numbers[0];
    hints.ai_socktype = (int)numbers[1];
    hints.ai_protocol = (int)numbers[2];
    hints.ai_flags = (int)numbers[3];
    cpy_unlock(t);
    result = getaddrinfo(host, service, &hints, &found);
    cpy_lock(t);
    if (result)
        return fail(t, result);
    list = list_of_found(t, found);
    freeaddrinfo(found);
    return list;
}

static cpy_value names_getnameinfo(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_socket_address address;
    char host[NI_MAXHOST], service[NI_MAXSERV];
    cpy_value first, second;
    int64_t flags;
    int result, family;

    if (!cpy_is_tuple(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "getnameinfo() argument 1 must be a tuple");
    family = cpy_tuple_len(args[0]) == 2 && (!cpy_is_str(cpy_tuple_get(args[0], 0)) ||
        !strchr(cpy_str_utf8(t, cpy_tuple_get(args[0], 0), NULL), ':')) ? AF_INET : AF_INET6;
    if (!cpy_to_int64(t, args[1], &flags) || !cpy_socket_read_address(t, family, args[0], "getnameinfo", &address))
        return CPY_ERROR;
    cpy_unlock(t);
    result = getnameinfo((struct sockaddr *)&address.storage, address.len, host, sizeof host, service, sizeof service, (int)flags);
    cpy_lock(t);
    if (result)
        return fail(t, result);
    first = cpy_str_from_os(t, host);
    second = first ? cpy_str_from_os(t, service) : CPY_ERROR;
    return second ? cpy_tuple_of(t, 2, first, second) : CPY_ERROR;
}

static cpy_value names_gethostbyname(struct cpy_thread *t, const cpy_value *args)
{
    const char *host = host_text(t, args[0]);
    struct cpy_socket_address address;
    cpy_value made;

    if (!host || !CPY_AUDIT(t, "socket.gethostbyname", 1, args[0]) || !read_host(t, host, AF_INET, &address) ||
        !(made = internet_address(t, &address)))
        return CPY_ERROR;
    return cpy_tuple_get(made, 0);
}

/* A list of texts that ends with NULL. */
static cpy_value list_of_texts(struct cpy_thread *t, char **texts)
{
    cpy_value list = cpy_list_new(t, 0), text;

    for (; list && *texts; texts++)
        if (!(text = cpy_str_from_os(t, *texts)) || !cpy_list_append(t, list, text))
            return CPY_ERROR;
    return list;
}

static cpy_value list_of_addresses(struct cpy_thread *t, const struct hostent *entry)
{
    cpy_value list = cpy_list_new(t, 0), item;
    char text[INET6_ADDRSTRLEN];

    for (char **address = entry->h_addr_list; list && *address; address++) {
        inet_ntop(entry->h_addrtype, *address, text, sizeof text);
        if (!(item = cpy_str_from_os(t, text)) || !cpy_list_append(t, list, item))
            return CPY_ERROR;
    }
    return list;
}

/* What the system has written down of a host; args: its name or address, and whether the address decides. */
static cpy_value names_host(struct cpy_thread *t, const cpy_value *args)
{
    const char *host = host_text(t, args[0]);
    bool reverse = args[1] == CPY_TRUE;
    struct cpy_socket_address a;
    struct hostent entry, *found = NULL;
    char room[8192];
    int err = HOST_NOT_FOUND;
    cpy_value name, aliases, addresses;

    if (!host || !read_host(t, host, reverse ? AF_UNSPEC : AF_INET, &a))
        return CPY_ERROR;
    cpy_unlock(t);
    if (!reverse)
        gethostbyname_r(host, &entry, room, sizeof room, &found, &err);
    else if (a.storage.ss_family == AF_INET)
        gethostbyaddr_r(&((struct sockaddr_in *)&a.storage)->sin_addr, 4, AF_INET, &entry, room, sizeof room, &found, &err);
    else
        gethostbyaddr_r(&((struct sockaddr_in6 *)&a.storage)->sin6_addr, 16, AF_INET6, &entry, room, sizeof room, &found, &err);
    cpy_lock(t);
    if (!found)
        return (name = cpy_str_from_os(t, hstrerror(err))) ? cpy_tuple_of(t, 2, cpy_int(err), name) : CPY_ERROR;
    if (!(name = cpy_str_from_os(t, found->h_name)) || !(aliases = list_of_texts(t, found->h_aliases)) ||
        !(addresses = list_of_addresses(t, found)))
        return CPY_ERROR;
    return cpy_tuple_of(t, 3, name, aliases, addresses);
}

static cpy_value names_gethostname(struct cpy_thread *t, const cpy_value *args)
{
    char name[HOST_NAME_MAX + 1] = "";

    (void)args;
    return gethostname(name, sizeof name - 1) < 0 ? cpy_raise_errno(t, errno, CPY_UNSET) : cpy_str_from_os(t, name);
}

/* The protocol's name of getservbyname() and getservbyport(), or NULL. */
static bool protocol_text(struct cpy_thread *t, cpy_value v, const char **out)
{
    *out = NULL;
    return v == CPY_UNSET || (*out = host_text(t, v)) != NULL;
}

static cpy_value names_getservbyname(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = host_text(t, args[0]), *protocol;
    struct servent entry, *found = NULL;
    char room[2048];

    if (!name || !protocol_text(t, args[1], &protocol))
        return CPY_ERROR;
    getservbyname_r(name, protocol, &entry, room, sizeof room, &found);
    return found ? cpy_int(ntohs((uint16_t)found->s_port)) : cpy_raise(t, CPY_OS_ERROR, "service/proto not found");
}

static cpy_value names_getservbyport(struct cpy_thread *t, const cpy_value *args)
{
    const char *protocol;
    struct servent entry, *found = NULL;
    char room[2048];
    in_port_t port;

    if (!read_port(t, args[0], "getservbyport", &port) || !protocol_text(t, args[1], &protocol))
        return CPY_ERROR;
    getservbyport_r(port, protocol, &entry, room, sizeof room, &found);
    return found ? cpy_str_from_os(t, found->s_name) : cpy_raise(t, CPY_OS_ERROR, "port/proto not found");
}

static cpy_value names_getprotobyname(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = host_text(t, args[0]);
    struct protoent entry, *found = NULL;
    char room[2048];

    if (!name)
        return CPY_ERROR;
    getprotobyname_r(name, &entry, room, sizeof room, &found);
    return found ? cpy_int(found->p_proto) : cpy_raise(t, CPY_OS_ERROR, "protocol not found");
}

/* --- conversions -------------------------------------------------------------------------------------------------- */

static cpy_value names_inet_pton(struct cpy_thread *t, const cpy_value *args)
{
    const char *text = host_text(t, args[1]);
    uint8_t packed[16];
    int64_t family;

    if (!text || !cpy_to_int64(t, args[0], &family))
        return CPY_ERROR;
    if (family != AF_INET && family != AF_INET6)
        return cpy_raise_errno(t, EAFNOSUPPORT, CPY_UNSET);
    if (inet_pton((int)family, text, packed) != 1)
        return cpy_raise(t, CPY_OS_ERROR, "illegal IP address string passed to inet_pton");
    return cpy_bytes_from(t, packed, family == AF_INET ? 4 : 16);
}

static cpy_value names_inet_ntop(struct cpy_thread *t, const cpy_value *args)
{
    char text[INET6_ADDRSTRLEN];
    struct cpy_buffer b;
    int64_t family;
    bool fits;

    if (!cpy_to_int64(t, args[0], &family))
        return CPY_ERROR;
    if (family != AF_INET && family != AF_INET6)
        return cpy_raise(t, CPY_VALUE_ERROR, "unknown address family %d", (int)family);
    if (!cpy_get_buffer(t, args[1], &b, false))
        return CPY_ERROR;
    if ((fits = b.len == (family == AF_INET ? 4u : 16u)))
        inet_ntop((int)family, b.data, text, sizeof text);
    cpy_release_buffer(t, &b);
    return fits ? cpy_str_from(t, text) : cpy_raise(t, CPY_VALUE_ERROR, "invalid length of packed IP address string");
}

static cpy_value names_inet_aton(struct cpy_thread *t, const cpy_value *args)
{
    const char *text = host_text(t, args[0]);
    struct in_addr address;

    if (!text)
        return CPY_ERROR;
    if (!inet_aton(text, &address))
        return cpy_raise(t, CPY_OS_ERROR, "illegal IP address string passed to inet_aton");
    return cpy_bytes_from(t, &address, sizeof address);
}

static cpy_value names_inet_ntoa(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer b;
    size_t len;

    if (!cpy_get_buffer(t, args[0], &b, false))
        return CPY_ERROR;
    len = b.len;
    cpy_release_buffer(t, &b);
    if (len != 4)
        return cpy_raise(t, CPY_OS_ERROR, "packed IP wrong length");
    return names_inet_ntop(t, (cpy_value[]){cpy_int(AF_INET), args[0]});
}

/* An int of so many bits, in the other byte order if the machine's is not the network's. */
static cpy_value swapped(struct cpy_thread *t, const cpy_value *args, const char *name, int bits)
{
    int64_t n;

    if (!cpy_to_int64(t, args[0], &n))
        return CPY_ERROR;
    if (n < 0)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "%s: can't convert negative Python int to C %d-bit unsigned integer", name, bits);
    if (n >> bits)
        return cpy_raise(t, CPY_OVERFLOW_ERROR, "%s: Python int too large to convert to C %d-bit unsigned integer", name, bits);
    return cpy_int(bits == 16 ? htons((uint16_t)n) : htonl((uint32_t)n));
}

static cpy_value names_htons(struct cpy_thread *t, const cpy_value *args) { return swapped(t, args, "htons", 16); }
static cpy_value names_ntohs(struct cpy_thread *t, const cpy_value *args) { return swapped(t, args, "ntohs", 16); }
static cpy_value names_htonl(struct cpy_thread *t, const cpy_value *args) { return swapped(t, args, "htonl", 32); }
static cpy_value names_ntohl(struct cpy_thread *t, const cpy_value *args) { return swapped(t, args, "ntohl", 32); }

/* --- interfaces --------------------------------------------------------------------------------------------------- */

static cpy_value names_if_nametoindex(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = cpy_fs_path(t, args[0]);
    unsigned index;

    if (!name)
        return CPY_ERROR;
    index = if_nametoindex(name);
    return index ? cpy_int(index) : cpy_raise(t, CPY_OS_ERROR, "no interface with this name");
}

static cpy_value names_if_indextoname(struct cpy_thread *t, const cpy_value *args)
{
    char name[IF_NAMESIZE];
    int64_t index;

    if (!cpy_to_int64(t, args[0], &index))
        return CPY_ERROR;
    return if_indextoname((unsigned)index, name) ? cpy_str_from_os(t, name) : cpy_raise_errno(t, errno, CPY_UNSET);
}

static cpy_value names_if_nameindex(struct cpy_thread *t, const cpy_value *args)
{
    struct if_nameindex *all = if_nameindex();
    cpy_value list = all ? cpy_list_new(t, 0) : cpy_raise_errno(t, errno, CPY_UNSET), name, pair;

    (void)args;
    for (struct if_nameindex *i = all; list && i->if_index; i++) {
        name = cpy_str_from_os(t, i->if_name);
        pair = name ? cpy_tuple_of(t, 2, cpy_int(i->if_index), name) : CPY_ERROR;
        if (!pair || !cpy_list_append(t, list, pair))
            list = CPY_ERROR;
    }
    if (all)
        if_freenameindex(all);
    return list;
}

const struct cpy_function cpy_socket_name_rows[] = {
    {"getaddrinfo", "(host, port, family=0, type=0, proto=0, flags=0)", names_getaddrinfo,
        "Return the addresses of a host and service: a list of (family, type, protocol, canonical name, address).", 0},
    {"getnameinfo", "(sockaddr, flags, /)", names_getnameinfo, "Return the names of an address: (host, service).", 0},
    {"gethostbyname", "(host, /)", names_gethostbyname, "Return the IPv4 address of a host.", 0},
    {"gethostname", "()", names_gethostname, "Return the name of this machine.", 0},
    {"_host", "(host, reverse, /)", names_host,
        "Return (name, other names, addresses) of a host, or (number, text) if nothing is known of it.", 0},
    {"getprotobyname", "(protocolname, /)", names_getprotobyname, "Return the number of a protocol.", 0},
    {"getservbyname", "(servicename, protocolname=<unset>, /)", names_getservbyname, "Return the port of a service.", 0},
    {"getservbyport", "(port, protocolname=<unset>, /)", names_getservbyport, "Return the service of a port.", 0},
    {"inet_pton", "(address_family, ip_string, /)", names_inet_pton, "Return an address packed into bytes.", 0},
    {"inet_ntop", "(address_family, packed_ip, /)", names_inet_ntop, "Return a packed address as text.", 0},
    {"inet_aton", "(ip_addr, /)", names_inet_aton, "Return an IPv4 address packed into bytes.", 0},
    {"inet_ntoa", "(packed_ip, /)", names_inet_ntoa, "Return a packed IPv4 address as text.", 0},
    {"htons", "(integer, /)", names_htons, "Return a 16-bit int in the network's byte order.", 0},
    {"ntohs", "(integer, /)", names_ntohs, "Return a 16-bit int in the machine's byte order.", 0},
    {"htonl", "(integer, /)", names_htonl, "Return a 32-bit int in the network's byte order.", 0},
    {"ntohl", "(integer, /)", names_ntohl, "Return a 32-bit int in the machine's byte order.", 0},
    {"if_nametoindex", "(oname, /)", names_if_nametoindex, "Return the number of a network interface.", 0},
    {"if_indextoname", "(index, /)", names_if_indextoname, "Return the name of a network interface.", 0},
    {"if_nameindex", "()", names_if_nameindex, "Return (number, name) of every network interface.", 0},
    {0},
};
