/* SPDX-License-Identifier: MIT */
/* tests/lab/vhost.h - a virtio device that lives in this process: the vhost-user protocol over a socket.
 *
 * A User Mode Linux kernel connects to the socket, shares its memory and its eventfds, and from then on puts requests
 * into queues there (virtio 1.2, section 2.7; the protocol is QEMU's docs/interop/vhost-user).  What a request means
 * is the device's; this file knows nothing of it. */
#ifndef CPY_LAB_VHOST_H
#define CPY_LAB_VHOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VHOST_QUEUES 2
#define VHOST_PARTS 4
#define VHOST_REGIONS 8

/* A piece of the guest's memory that belongs to a request. */
struct vhost_part {
    uint8_t *data;
    uint32_t len;
    bool writable; /* for the device */
};

/* A request that the guest has put into a queue. */
struct vhost_request {
    uint16_t head; /* by which it is known until it is answered */
    unsigned n;    /* parts */
    struct vhost_part parts[VHOST_PARTS];
};

/* A queue: three tables in the guest's memory. */
struct vhost_queue {
    uint32_t size;
    uint8_t *descriptors; /* 16 bytes each; NULL: not set up */
    uint16_t *available;  /* flags, index, heads */
    uint16_t *used;       /* flags, index, pairs of 32 bits */
    uint16_t next;        /* of the available ones */
    int kick, call;       /* eventfds: there are requests; there are answers.  -1: none */
};

/* Memory of the guest, mapped here. */
struct vhost_region {
    uint64_t guest, user; /* its address for devices, and in the guest's own process */
    uint64_t size, offset;
    uint8_t *map;
};

struct vhost {
    const char *name;      /* for messages */
    uint64_t features;     /* of the device, beyond VIRTIO_F_VERSION_1 */
    uint8_t config[16];    /* the device's configuration space */
    unsigned queues;       /* that it has */
    /* A request has come.  It is answered now or later, with vhost_answer(). */
    void (*request)(struct vhost *device, unsigned queue, const struct vhost_request *request);
    void *user;            /* the device's own */
    int listener, socket;  /* -1: none */
    struct vhost_queue queue[VHOST_QUEUES];
    struct vhost_region regions[VHOST_REGIONS];
    unsigned region_count;
};

/* Waits for a guest at this path.  A negative errno. */
int vhost_listen(struct vhost *device, const char *path);
/* The descriptors to be polled for reading, at most 2 + VHOST_QUEUES: their number. */
unsigned vhost_descriptors(const struct vhost *device, int *fds);
/* One of them is readable.  False: the guest is gone, or speaks another language (said on stderr). */
bool vhost_serve(struct vhost *device, int fd);
/* Gives a request back, so many bytes of its writable parts written. */
void vhost_answer(struct vhost *device, unsigned queue, uint16_t head, uint32_t written);

#endif
