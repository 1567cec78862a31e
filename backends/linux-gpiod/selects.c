/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/selects.c - chip selects of SPI buses that the kernel drives.
 *
 * Once spidev is there the kernel has taken the lines of CE0 and CE1, and nobody else gets them.  A script that uses
 * such a pin as an output gets the chip select of the node that belongs to it instead: an empty message after which the
 * chip select stays makes it low, one after which it does not makes it high, and while it is low the bus's transfers
 * go through that node.  The mode belongs to a node, not to whoever has it open, and the node gets back the one it had. */
#include "backends/linux-gpiod/linux.h"

#include <fcntl.h>
#include <linux/spi/spidev.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The chip select that a pin is in the board's data, and its bus; NULL: it is none. */
static const struct cpy_select_def *find(
    const struct cpy_board_def *def, uint16_t pin, const struct cpy_bus_def **bus)
{
    for (*bus = def->buses; *bus < def->buses + def->bus_count; ++*bus)
        for (unsigned i = 0; i < (*bus)->select_count; i++)
            if ((*bus)->selects[i].pin == pin)
                return &(*bus)->selects[i];
    return NULL;
}

struct cpy_linux_select *cpy_linux_selected(struct cpy_linux *lx, const struct cpy_bus_def *bus)
{
    for (unsigned i = 0; i < bus->select_count; i++) {
        struct cpy_linux_select *select = lx->pins[bus->selects[i].pin].select;

        if (select && select->low)
            return select;
    }
    return NULL;
}

int cpy_linux_spi_set_mode(int fd, uint32_t *known, uint32_t mode)
{
    if (mode == *known)
        return 0;
    if (ioctl(fd, SPI_IOC_WR_MODE32, &mode) < 0)
        return -errno;
    *known = mode;
    return 0;
}

/* Gives the node the bus's mode, in which the clock rests where it is to. */
static int take_mode(struct cpy_linux_select *select)
{
    struct cpy_linux_spi *spi = select->spi;
    uint32_t *known = spi && strcmp(spi->node, select->device) == 0 ? &spi->mode : &select->mode;

    return spi ? cpy_linux_spi_set_mode(select->fd, known, spi->wanted & ~(uint32_t)SPI_NO_CS) : 0;
}

static int drive_alone(struct cpy_linux *lx, uint16_t pin, bool low)
{
    struct cpy_linux_select *select = lx->pins[pin].select, *other = cpy_linux_selected(lx, select->bus);
    struct spi_ioc_transfer nothing = {.cs_change = low};
    int done;

    if (low == select->low)
        return 0;
    if (low && other)
        return cpy_failed(&lx->board, -EBUSY, pin, "%s is low, and the kernel selects one device at a time",
            cpy_pin_label(lx->board.def, other->pin));
    if (low && (done = take_mode(select)) < 0)
        return cpy_failed(&lx->board, done, pin, "%s refuses the bus's mode: %s", select->device, strerror(-done));
    do
        done = ioctl(select->fd, SPI_IOC_MESSAGE(1), &nothing);
    while (done < 0 && errno == EINTR);
    if (done < 0)
        return cpy_failed(&lx->board, -errno, pin, "%s cannot be selected: %s", select->device, strerror(errno));
    select->low = low;
    return 0;
}

/* The same when no transfer is under way, which may go through this node. */
static int drive(struct cpy_linux *lx, uint16_t pin, bool low)
{
    pthread_mutex_t *lock = cpy_linux_lock_of(lx, lx->pins[pin].select->bus);
    int err;

    pthread_mutex_lock(lock);
    err = drive_alone(lx, pin, low);
    pthread_mutex_unlock(lock);
    return err;
}

/* An input is let go, which is high. */
int cpy_linux_select_setup(struct cpy_linux *lx, uint16_t pin, const struct cpy_pin_mode *mode)
{
    lx->pins[pin].select->output = mode->output;
    return drive(lx, pin, mode->output && !mode->level);
}

int cpy_linux_select_take(struct cpy_linux *lx, uint16_t pin, const struct cpy_pin_mode *mode)
{
    const struct cpy_bus_def *bus;
    const struct cpy_select_def *about = find(lx->board.def, pin, &bus);
    int fd = about ? cpy_linux_node_open(lx, about->device, O_RDWR) : -ENOENT;
    struct cpy_linux_select *select;

    if (fd == -ENOENT && (!about || lx->board.def->pins[pin].line != CPY_NO_LINE))
        return fd;
    if (fd < 0)
        return cpy_linux_node_failed(lx, fd, about->device, "ls /dev/spidev* shows what there is");
    if (!(select = calloc(1, sizeof *select))) {
        close(fd);
        return -ENOMEM;
    }
    *select = (struct cpy_linux_select){.pin = pin, .bus = bus, .device = about->device, .fd = fd};
    if (ioctl(fd, SPI_IOC_RD_MODE32, &select->mode) < 0)
        select->mode = 0; /* the first message will say what is wrong */
    select->mode_before = select->mode;
    for (unsigned i = 0; i < CPY_LINUX_SPIS; i++)
        if (lx->spis[i] && lx->spis[i]->bus == bus)
            select->spi = lx->spis[i];
    lx->pins[pin].select = select;
    cpy_board_forget_failure(&lx->board);
    return cpy_linux_select_setup(lx, pin, mode);
}

int cpy_linux_select_write(struct cpy_linux *lx, uint16_t pin, bool level)
{
    return lx->pins[pin].select->output ? drive(lx, pin, !level) : 0;
}

int cpy_linux_select_read(struct cpy_linux *lx, uint16_t pin)
{
    const struct cpy_linux_select *select = lx->pins[pin].select;

    if (select->output)
        return !select->low;
    return cpy_failed(&lx->board, -EBUSY, pin, "%s belongs to %s: it is no input, only a chip select",
        cpy_pin_label(lx->board.def, pin), select->device);
}

void cpy_linux_select_release(struct cpy_linux *lx, uint16_t pin)
{
    struct cpy_linux_select *select = lx->pins[pin].select;
    pthread_mutex_t *lock = cpy_linux_lock_of(lx, select->bus);

    pthread_mutex_lock(lock);
    drive_alone(lx, pin, false); /* nobody is left to hear of an error */
    cpy_linux_spi_set_mode(select->fd, &select->mode, select->mode_before);
    close(select->fd);
    free(select);
    lx->pins[pin].select = NULL;
    pthread_mutex_unlock(lock);
}

void cpy_linux_selects_follow(struct cpy_linux *lx, const struct cpy_bus_def *bus, struct cpy_linux_spi *spi)
{
    for (unsigned i = 0; i < bus->select_count; i++)
        if (lx->pins[bus->selects[i].pin].select)
            lx->pins[bus->selects[i].pin].select->spi = spi;
}
