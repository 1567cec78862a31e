/* SPDX-License-Identifier: MIT */
/* tests/stand-in/nodes.c - preloaded: every file is an I2C bus and an SPI device whose transfers succeed at once.
 *
 * umockdev (i2c_bus.h, spi_bus.h) answers in another thread, whose instructions would be counted with those of who
 * asks; where costs are counted (tests/cost), this stands in.  What is read is the register's or the byte's place. */
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <linux/spi/spidev.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void count_up(unsigned char *bytes, size_t len)
{
    for (size_t i = 0; bytes && i < len; i++)
        bytes[i] = (unsigned char)i;
}

static int exchange(const struct i2c_rdwr_ioctl_data *transfer)
{
    for (unsigned i = 0; i < transfer->nmsgs; i++)
        if (transfer->msgs[i].flags & I2C_M_RD)
            count_up(transfer->msgs[i].buf, transfer->msgs[i].len);
    return (int)transfer->nmsgs;
}

static int move(const struct spi_ioc_transfer *transfer)
{
    unsigned char *in;

    memcpy(&in, &transfer->rx_buf, sizeof in);
    count_up(in, transfer->len);
    return (int)transfer->len;
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list args;
    void *what;

    va_start(args, request);
    what = va_arg(args, void *);
    va_end(args);
    switch (request) {
    case I2C_FUNCS: *(unsigned long *)what = I2C_FUNC_I2C; return 0;
    case I2C_RDWR: return exchange(what);
    case SPI_IOC_RD_MODE32: *(__u32 *)what = 0; return 0;
    case SPI_IOC_RD_BITS_PER_WORD: *(__u8 *)what = 8; return 0;
    case SPI_IOC_WR_MODE32: case SPI_IOC_WR_BITS_PER_WORD: return 0;
    case SPI_IOC_RD_MAX_SPEED_HZ: *(__u32 *)what = 1000000; return 0;
    case SPI_IOC_MESSAGE(1): return move(what);
    default: return (int)syscall(SYS_ioctl, fd, request, what);
    }
}
