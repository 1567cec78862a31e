/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/i2c.c - I2C through the kernel's i2c-dev.
 *
 * A transfer is one ioctl: the kernel sends all messages with repeated STARTs between them.  It does not tell which
 * byte was not acknowledged, and controllers differ in what they call it.  A transfer cannot be interrupted; the
 * kernel ends it after a second or so (the adapter's timeout), and a cancellation is looked for before it. */
#include "backends/linux-gpiod/linux.h"

#include <fcntl.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define I2C_MAJOR 89 /* of i2c-dev's nodes; the minor number is the adapter's */
#define SCAN_PROBES 112 /* addresses 0x08 to 0x77 */
#define MESSAGES_MOST 42 /* I2C_RDWR_IOCTL_MAX_MSGS */
#define BYTES_MOST 8192  /* of a message, by i2c-dev */

/* An open bus. */
struct i2c {
    int fd;
    unsigned long functions; /* I2C_FUNC_...: what the controller can do */
    const char *node;
    char adapter[16];        /* the kernel's name of it, such as "i2c-1" */
    unsigned silent;         /* probes in a row whose time was over */
};

/* --- opening ---------------------------------------------------------------------------------------- */

static const char *how_to_enable(const struct cpy_board_def *def)
{
    return def->match && strstr(def->match, "Raspberry Pi") ? "sudo raspi-config nonint do_i2c 0 switches I2C on"
                                                            : "sudo modprobe i2c-dev may make it; ls /dev/i2c-*";
}

/* Finds the kernel's name of the adapter: the node may be a link, such as /dev/i2c-sensors. */
static void name_adapter(struct i2c *i2c)
{
    const char *name = strrchr(i2c->node, '/');
    struct stat st;

    if (fstat(i2c->fd, &st) == 0 && major(st.st_rdev) == I2C_MAJOR)
        snprintf(i2c->adapter, sizeof i2c->adapter, "i2c-%u", minor(st.st_rdev));
    else
        snprintf(i2c->adapter, sizeof i2c->adapter, "%s", name ? name + 1 : i2c->node);
}

/* The rate that the device tree gives the bus; 0: unknown. */
static uint32_t rate_of(const struct cpy_linux *lx, const char *adapter)
{
    uint8_t cells[4];
    char path[CPY_LINUX_PATH];
    ssize_t got;
    int fd;

    cpy_linux_path(&lx->options, path, "/sys/bus/i2c/devices/%s/of_node/clock-frequency", adapter);
    if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
        return 0;
    got = read(fd, cells, sizeof cells);
    close(fd);
    if (got != sizeof cells)
        return 0;
    return (uint32_t)cells[0] << 24 | (uint32_t)cells[1] << 16 | (uint32_t)cells[2] << 8 | cells[3];
}

static int ask_functions(struct cpy_board *board, struct i2c *i2c)
{
    if (ioctl(i2c->fd, I2C_FUNCS, &i2c->functions) < 0)
        return cpy_failed(board, -ENODEV, CPY_NO_PIN, "%s is no I2C bus: %s", i2c->node, strerror(errno));
    if (!(i2c->functions & I2C_FUNC_I2C))
        return cpy_failed(board, -ENODEV, CPY_NO_PIN, "%s can only do SMBus commands, not I2C transfers", i2c->node);
    return 0;
}

static int linux_open(struct cpy_i2c *bus)
{
    struct cpy_linux *lx = cpy_linux_from(bus->board);
    struct i2c *i2c = bus->state;
    int err;

    i2c->node = !bus->def ? NULL : lx->options.i2c ? lx->options.i2c : bus->def->device;
    if (!i2c->node)
        return -ENOTSUP; /* the kernel has no controller on these pins */
    if ((i2c->fd = cpy_linux_node_open(lx, i2c->node, O_RDWR)) < 0)
        return i2c->fd == -ENOENT && bus->def->optional ? -ENOTSUP
            : cpy_linux_node_failed(lx, i2c->fd, i2c->node, how_to_enable(bus->board->def));
    if ((err = ask_functions(bus->board, i2c)) < 0) {
        close(i2c->fd);
        return err;
    }
    name_adapter(i2c);
    bus->hz = rate_of(lx, i2c->adapter);
    return 0;
}

static void linux_close(struct cpy_i2c *bus)
{
    struct i2c *i2c = bus->state;

    close(i2c->fd);
}

/* --- addresses that the kernel uses ------------------------------------------------------------------- */

/* The name of the kernel's driver that has a device at the address; false: none has. */
static bool find_driver(struct cpy_i2c *bus, uint8_t address, char *driver, size_t size)
{
    const struct i2c *i2c = bus->state;
    const char *dash = strrchr(i2c->adapter, '-'), *name;
    char path[CPY_LINUX_PATH], target[256];
    ssize_t len;

    cpy_linux_path(&cpy_linux_from(bus->board)->options, path, "/sys/bus/i2c/devices/%.8s-%04x/driver",
        dash ? dash + 1 : "?", address);
    if ((len = readlink(path, target, sizeof target - 1)) < 0)
        return false;
    target[len] = '\0';
    name = strrchr(target, '/');
    snprintf(driver, size, "%.60s", name ? name + 1 : target);
    return true;
}

/* Says that a device which failed to answer is the kernel's, if that is so. */
static int blame_driver(struct cpy_i2c *bus, uint8_t address, int err)
{
    char driver[64];

    if (err == -ENXIO && find_driver(bus, address, driver, sizeof driver))
        cpy_failed(bus->board, err, CPY_NO_PIN, "the kernel's driver %s uses this device", driver);
    return err;
}

/* --- transfers --------------------------------------------------------------------------------------- */

/* What the kernel's errors mean (its Documentation/i2c/fault-codes).  Of a byte that was not acknowledged controllers
 * say ENXIO, EREMOTEIO, EIO, or nothing until the time is over. */
static int explain(struct cpy_board *board, const struct i2c *i2c, int err)
{
    switch (err) {
    case ENXIO:
    case EREMOTEIO: return -ENXIO; /* nobody acknowledged; some controllers say it of data, too */
    case EIO:
        return cpy_failed(board, -ENXIO, CPY_NO_PIN,
            "%s: its controller reports a fault (nothing acknowledged, or a line is held low)", i2c->node);
    case ETIMEDOUT:
        return cpy_failed(board, -ETIMEDOUT, CPY_NO_PIN,
            "%s: no answer in time (nothing acknowledged, SCL is held low, or there are no pull-ups)", i2c->node);
    case EBUSY: return cpy_failed(board, -EIO, CPY_NO_PIN, "%s: SDA or SCL is held low", i2c->node);
    case EAGAIN: return cpy_failed(board, -EIO, CPY_NO_PIN, "%s: another controller took the bus", i2c->node);
    case ENODEV:
    case ESHUTDOWN: return cpy_failed(board, -ENODEV, CPY_NO_PIN, "%s: the controller is gone", i2c->node);
    case EOPNOTSUPP:
        return cpy_failed(board, -ENOTSUP, CPY_NO_PIN,
            "%s: its controller refuses such a transfer (many allow one read, as the last message, or fewer bytes)", i2c->node);
    case ENOMEM:
    case EINVAL: return -err;
    default: return cpy_failed(board, -EIO, CPY_NO_PIN, "%s: %s", i2c->node, strerror(err));
    }
}

static int exchange(struct cpy_board *board, const struct i2c *i2c, struct i2c_msg *messages, unsigned n)
{
    struct i2c_rdwr_ioctl_data transfer;
    int done;

    memset(&transfer, 0, sizeof transfer); /* behind its members, too */
    transfer.msgs = messages;
    transfer.nmsgs = n;
    if (cpy_board_is_cancelled(board))
        return -ECANCELED;
    do
        done = ioctl(i2c->fd, I2C_RDWR, &transfer);
    while (done < 0 && errno == EINTR);
    if (done < 0)
        return explain(board, i2c, errno);
    return (unsigned)done < n ? -ENXIO : 0; /* what some controllers do where others say ENXIO */
}

/* A message as the kernel wants it, with nothing left to chance between its members. */
static void translate(struct i2c_msg *theirs, uint8_t address, const struct cpy_i2c_message *message)
{
    memset(theirs, 0, sizeof *theirs);
    theirs->addr = address;
    theirs->flags = message->read ? I2C_M_RD : 0;
    theirs->len = (uint16_t)message->len;
    theirs->buf = message->data;
}

/* Only the address, or a byte is read.  Where the time was over nobody is there, or the bus is stuck: it is if all
 * addresses of a scan are like that. */
static int knock(struct cpy_i2c *bus, uint8_t address, bool read)
{
    uint8_t byte = 0;
    struct i2c *i2c = bus->state;
    struct i2c_msg message;
    int err;

    translate(&message, address, &(struct cpy_i2c_message){read, &byte, read});
    err = exchange(bus->board, i2c, &message, 1);
    i2c->silent = err == -ETIMEDOUT ? i2c->silent + 1 : 0;
    if (err != -ENXIO && (err != -ETIMEDOUT || i2c->silent >= SCAN_PROBES))
        return err < 0 ? err : 1;
    cpy_board_forget_failure(bus->board); /* it is no failure that nobody is there */
    return 0;
}

/* What the kernel uses is there, and not disturbed.  Memories could take an empty write for the start of one, and not every controller can send one. */
static int linux_probe(struct cpy_i2c *bus, uint8_t address)
{
    const struct i2c *i2c = bus->state;
    char driver[64];
    bool memory = (address >= 0x30 && address <= 0x37) || (address >= 0x50 && address <= 0x5f);
    bool read = memory || !(i2c->functions & I2C_FUNC_SMBUS_QUICK);
    int found = find_driver(bus, address, driver, sizeof driver) ? 1 : knock(bus, address, read);

    return found == -ENOTSUP ? knock(bus, address, !read) : found;
}

static int check_size(struct cpy_board *board, const struct cpy_i2c_message *messages, unsigned n)
{
    if (n > MESSAGES_MOST)
        return cpy_failed(board, -EINVAL, CPY_NO_PIN, "a transfer has at most %d messages", MESSAGES_MOST);
    for (unsigned i = 0; i < n; i++)
        if (messages[i].len > BYTES_MOST)
            return cpy_failed(
                board, -EINVAL, CPY_NO_PIN, "Linux sends and reads at most %d bytes at a time", BYTES_MOST);
    return 0;
}

static int linux_transfer(struct cpy_i2c *bus, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    struct i2c_msg theirs[MESSAGES_MOST];
    int err = check_size(bus->board, messages, n);

    if (err < 0 || n == 0)
        return err;
    if (n == 1 && messages->len == 0) { /* only a question whether somebody is there */
        err = linux_probe(bus, address);
        return err == 0 ? -ENXIO : err < 0 ? err : 0;
    }
    for (unsigned i = 0; i < n; i++)
        translate(&theirs[i], address, &messages[i]);
    err = exchange(bus->board, bus->state, theirs, n);
    if (err == -ETIMEDOUT)
        err = -ENXIO; /* some controllers tell nothing of a missing acknowledge */
    return err < 0 ? blame_driver(bus, address, err) : err;
}

const struct cpy_i2c_ops cpy_linux_i2c = {sizeof(struct i2c), linux_open, linux_close, linux_transfer, linux_probe};
