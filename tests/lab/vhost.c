/* SPDX-License-Identifier: MIT */
/* tests/lab/vhost.c - the vhost-user protocol, device's side; split queues without further features.
 *
 * The guest is a process that was started beside this one and is trusted: an address outside its memory ends this
 * program, with a message. */
#include "tests/lab/vhost.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* Requests of the protocol. */
enum {
    GET_FEATURES = 1, SET_FEATURES = 2, SET_OWNER = 3, SET_MEM_TABLE = 5, SET_VRING_NUM = 8, SET_VRING_ADDR = 9,
    SET_VRING_BASE = 10, GET_VRING_BASE = 11, SET_VRING_KICK = 12, SET_VRING_CALL = 13, SET_VRING_ERR = 14,
    GET_PROTOCOL_FEATURES = 15, SET_PROTOCOL_FEATURES = 16, GET_QUEUE_NUM = 17, SET_VRING_ENABLE = 18,
    SET_SLAVE_REQ_FD = 21, GET_CONFIG = 24, SET_CONFIG = 25,
};
#define VERSION_1 (1ull << 32)             /* of virtio */
#define HAS_PROTOCOL_FEATURES (1ull << 30)
#define PROTOCOL_SLAVE_REQ (1ull << 5)     /* without it the guest finds no interrupt for the device */
#define PROTOCOL_CONFIG (1ull << 9)
#define REPLY 5u                           /* flags of an answer: version 1, reply */
#define NO_DESCRIPTOR 0x100u               /* in the argument of SET_VRING_KICK */
#define CHAINED 1                          /* flags of a descriptor */
#define WRITABLE 2

/* Memory of the guest, as a message tells it. */
struct region {
    uint64_t guest, size, user, offset;
};

/* A message, as it is on the socket. */
struct __attribute__((packed)) message {
    uint32_t request, flags, size;
    union {
        uint64_t number;
        struct { uint32_t index, value; } state;
        struct { uint32_t index, flags; uint64_t descriptors, used, available, log; } addresses;
        struct { uint32_t count, padding; struct region regions[VHOST_REGIONS]; } memory;
        struct { uint32_t offset, size, flags; uint8_t bytes[256]; } config;
    } body;
};
#define HEAD 12

/* A descriptor in the guest's memory. */
struct descriptor {
    uint64_t address;
    uint32_t len;
    uint16_t flags, next;
};

/* --- the guest's memory ---------------------------------------------------------------------------------------- */

static void *at(const struct vhost *device, uint64_t address, bool user)
{
    for (unsigned i = 0; i < device->region_count; i++) {
        const struct vhost_region *r = &device->regions[i];
        uint64_t base = user ? r->user : r->guest;

        if (address >= base && address - base < r->size)
            return r->map + r->offset + (address - base);
    }
    fprintf(stderr, "lab: %s: the guest has no memory at %llx\n", device->name, (unsigned long long)address);
    exit(3);
}

static void forget_memory(struct vhost *device)
{
    while (device->region_count > 0) {
        const struct vhost_region *r = &device->regions[--device->region_count];

        munmap(r->map, r->size + r->offset);
    }
}

static void set_memory(struct vhost *device, const struct message *m, const int *fds, unsigned n)
{
    forget_memory(device);
    for (unsigned i = 0; i < m->body.memory.count && i < n && i < VHOST_REGIONS; i++) {
        struct vhost_region *r = &device->regions[i];

        *r = (struct vhost_region){.guest = m->body.memory.regions[i].guest, .user = m->body.memory.regions[i].user,
            .size = m->body.memory.regions[i].size, .offset = m->body.memory.regions[i].offset};
        r->map = mmap(NULL, r->size + r->offset, PROT_READ | PROT_WRITE, MAP_SHARED, fds[i], 0);
        if (r->map == MAP_FAILED) {
            fprintf(stderr, "lab: %s: the guest's memory cannot be mapped: %s\n", device->name, strerror(errno));
            exit(3);
        }
        device->region_count++;
    }
}

/* --- queues ---------------------------------------------------------------------------------------------------- */

/* The parts of the request that begins with this descriptor. */
static void read_chain(const struct vhost *device, const struct vhost_queue *q, struct vhost_request *request)
{
    uint16_t i = request->head;

    for (request->n = 0; request->n < VHOST_PARTS; request->n++) {
        struct descriptor d;

        memcpy(&d, q->descriptors + sizeof d * i, sizeof d);
        request->parts[request->n] =
            (struct vhost_part){at(device, d.address, false), d.len, (d.flags & WRITABLE) != 0};
        if (!(d.flags & CHAINED)) {
            request->n++;
            return;
        }
        i = d.next;
    }
}

static void take_requests(struct vhost *device, unsigned number)
{
    struct vhost_queue *q = &device->queue[number];
    struct vhost_request request;

    while (q->descriptors && q->next != __atomic_load_n(&q->available[1], __ATOMIC_ACQUIRE)) {
        request.head = q->available[2 + q->next++ % q->size];
        read_chain(device, q, &request);
        device->request(device, number, &request);
    }
}

void vhost_answer(struct vhost *device, unsigned number, uint16_t head, uint32_t written)
{
    struct vhost_queue *q = &device->queue[number];
    uint32_t pair[2] = {head, written};
    uint64_t one = 1;

    memcpy(q->used + 2 + 4 * (q->used[1] % q->size), pair, sizeof pair);
    __atomic_store_n(&q->used[1], (uint16_t)(q->used[1] + 1), __ATOMIC_SEQ_CST);
    if (q->call >= 0 && write(q->call, &one, sizeof one) < 0)
        fprintf(stderr, "lab: %s: the guest cannot be told: %s\n", device->name, strerror(errno));
}

static void replace(int *fd, int by)
{
    if (*fd >= 0)
        close(*fd);
    *fd = by;
}

static void set_addresses(struct vhost *device, struct vhost_queue *q, const struct message *m)
{
    q->descriptors = at(device, m->body.addresses.descriptors, true);
    q->used = at(device, m->body.addresses.used, true);
    q->available = at(device, m->body.addresses.available, true);
}

/* --- messages -------------------------------------------------------------------------------------------------- */

/* What concerns one queue; true: m is the answer. */
static bool do_queue(struct vhost *device, struct message *m, int fd)
{
    uint32_t index = m->body.state.index & 0xff;
    struct vhost_queue *q = &device->queue[index < VHOST_QUEUES ? index : 0];

    switch (m->request) {
    case SET_VRING_NUM: q->size = m->body.state.value; return false;
    case SET_VRING_BASE: q->next = (uint16_t)m->body.state.value; return false;
    case SET_VRING_ADDR: set_addresses(device, q, m); return false;
    case SET_VRING_KICK: replace(&q->kick, m->body.number & NO_DESCRIPTOR ? -1 : fd); return false;
    case SET_VRING_CALL: replace(&q->call, m->body.number & NO_DESCRIPTOR ? -1 : fd); return false;
    case GET_VRING_BASE:
        m->body.state.value = q->next;
        replace(&q->kick, -1);
        q->descriptors = NULL;
        return true;
    default: return false;
    }
}

static void get_config(const struct vhost *device, struct message *m)
{
    for (uint32_t i = 0; i < m->body.config.size && i < sizeof m->body.config.bytes; i++) {
        uint32_t place = m->body.config.offset + i;

        m->body.config.bytes[i] = place < sizeof device->config ? device->config[place] : 0;
    }
}

static bool answer_number(struct message *m, uint64_t number)
{
    m->body.number = number;
    m->size = sizeof number;
    return true;
}

/* Does what a message says; true: m is the answer. */
static bool obey(struct vhost *device, struct message *m, const int *fds, unsigned n)
{
    switch (m->request) {
    case GET_FEATURES: return answer_number(m, VERSION_1 | HAS_PROTOCOL_FEATURES | device->features);
    case GET_PROTOCOL_FEATURES: return answer_number(m, PROTOCOL_SLAVE_REQ | PROTOCOL_CONFIG);
    case GET_QUEUE_NUM: return answer_number(m, device->queues);
    case GET_CONFIG: get_config(device, m); return true;
    case SET_MEM_TABLE:
        set_memory(device, m, fds, n);
        for (unsigned i = 0; i < n; i++)
            close(fds[i]);
        return false;
    case SET_SLAVE_REQ_FD: return false; /* nothing is told over it, but the guest wants it open */
    case SET_VRING_ERR:
        for (unsigned i = 0; i < n; i++)
            close(fds[i]);
        return false;
    default: return do_queue(device, m, n ? fds[0] : -1);
    }
}

static bool read_all(int fd, void *to, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t got = read(fd, (char *)to + done, len - done);

        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

/* Receives a message and the descriptors that come with it: their number, or -1 at the end. */
static int receive(int from, struct message *m, int *fds)
{
    char control[CMSG_SPACE(VHOST_REGIONS * sizeof(int))];
    struct iovec head = {m, HEAD};
    struct msghdr header = {
        .msg_iov = &head, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t got = recvmsg(from, &header, MSG_CMSG_CLOEXEC);
    int n = 0;

    if (got <= 0 || !read_all(from, (char *)m + got, HEAD - (size_t)got) || m->size > sizeof m->body ||
        !read_all(from, &m->body, m->size))
        return -1;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            n = (int)((c->cmsg_len - CMSG_LEN(0)) / sizeof(int));
            memcpy(fds, CMSG_DATA(c), (size_t)n * sizeof(int));
        }
    return n;
}

static bool serve_message(struct vhost *device)
{
    struct message m = {.request = 0};
    int fds[VHOST_REGIONS], n = receive(device->socket, &m, fds);

    if (n < 0)
        return false;
    if (!obey(device, &m, fds, (unsigned)n))
        return true;
    m.flags = REPLY;
    return write(device->socket, &m, HEAD + m.size) == (ssize_t)(HEAD + m.size);
}

/* --- descriptors ----------------------------------------------------------------------------------------------- */

int vhost_listen(struct vhost *device, const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};

    device->socket = -1;
    for (unsigned i = 0; i < VHOST_QUEUES; i++)
        device->queue[i].kick = device->queue[i].call = -1;
    if (strlen(path) >= sizeof address.sun_path)
        return -ENAMETOOLONG;
    strcpy(address.sun_path, path);
    device->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (device->listener < 0 || bind(device->listener, (struct sockaddr *)&address, sizeof address) < 0 ||
        listen(device->listener, 1) < 0)
        return -errno;
    return 0;
}

unsigned vhost_descriptors(const struct vhost *device, int *fds)
{
    unsigned n = 0;

    fds[n++] = device->socket >= 0 ? device->socket : device->listener;
    for (unsigned i = 0; i < device->queues; i++)
        if (device->queue[i].kick >= 0)
            fds[n++] = device->queue[i].kick;
    return n;
}

bool vhost_serve(struct vhost *device, int fd)
{
    uint64_t count;

    if (fd == device->listener && device->socket < 0) {
        device->socket = accept4(device->listener, NULL, NULL, SOCK_CLOEXEC);
        return device->socket >= 0;
    }
    if (fd == device->socket)
        return serve_message(device);
    for (unsigned i = 0; i < device->queues; i++)
        if (fd == device->queue[i].kick && read(fd, &count, sizeof count) == sizeof count)
            take_requests(device, i);
    return true;
}
