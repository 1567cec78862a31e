/* SPDX-License-Identifier: MIT */
/* tests/cost/loops.c - what a program in C does where a script sets a pin, reads a register or sends over SPI.
 *
 *     cost-loops LIBRARY CHIP LINE I2C SPI WORK ...
 *
 * reads a number for each WORK and does it so often: "write", "read" (line number LINE of the node CHIP, through this
 * libgpiod of either version), "i2c" (two bytes of register 1 of the device 0x42 on the node I2C) or "spi" (two bytes over
 * the node SPI). */
#include "backends/linux-gpiod/gpiod.h"

#include <fcntl.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <linux/spi/spidev.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A work, and what it is done with. */
struct job {
    const char *library, *chip;
    unsigned line;
    const char *i2c, *spi;
    const char *work;
    unsigned calls;
};

static void check(bool ok, const char *what)
{
    if (ok)
        return;
    perror(what);
    exit(EXIT_FAILURE);
}

/* --- libgpiod 1.x ------------------------------------------------------------------------------------------- */

static void loop1(struct cpy_gpiod *g, struct gpiod_chip *chip, const struct job *job, bool output)
{
    const struct cpy_gpiod1_config config = {"cost-loops", output ? CPY_GPIOD1_OUTPUT : CPY_GPIOD1_INPUT, 0};
    struct cpy_gpiod1_bulk bulk = {{g->v1.chip_get_line(chip, job->line)}, 1};
    int level = 1;

    check(bulk.lines[0] && g->v1.line_request(bulk.lines[0], &config, 0) == 0, "taking the line");
    for (unsigned i = 0; i < job->calls; i++)
        check((output ? g->v1.line_set_value_bulk(&bulk, &level) : g->v1.line_get_value_bulk(&bulk, &level)) >= 0, job->work);
    g->v1.line_set_config_bulk(&bulk, CPY_GPIOD1_INPUT, 0, &level);
    g->v1.line_release_bulk(&bulk);
}

/* --- libgpiod 2.x ------------------------------------------------------------------------------------------- */

static void set_up2(struct cpy_gpiod *g, struct gpiod_line_config *lines, unsigned line, bool output)
{
    struct gpiod_line_settings *settings = g->v2.line_settings_new();

    g->v2.line_settings_set_direction(settings, output ? CPY_GPIOD2_OUTPUT : CPY_GPIOD2_INPUT);
    g->v2.line_settings_set_edge_detection(settings, CPY_GPIOD2_NO_EDGE);
    g->v2.line_settings_set_bias(settings, CPY_GPIOD2_AS_IS);
    g->v2.line_settings_set_drive(settings, CPY_GPIOD2_PUSH_PULL);
    g->v2.line_config_add_line_settings(lines, &line, 1, settings);
    g->v2.line_settings_free(settings);
}

static struct gpiod_line_request *take2(struct cpy_gpiod *g, struct gpiod_chip *chip, unsigned line, bool output)
{
    struct gpiod_line_config *lines = g->v2.line_config_new();
    struct gpiod_request_config *config = g->v2.request_config_new();
    struct gpiod_line_request *request;

    set_up2(g, lines, line, output);
    g->v2.request_config_set_consumer(config, "cost-loops");
    g->v2.request_config_set_event_buffer_size(config, 16);
    request = g->v2.chip_request_lines(chip, config, lines);
    g->v2.request_config_free(config);
    g->v2.line_config_free(lines);
    check(request, "taking the line");
    return request;
}

static void give2(struct cpy_gpiod *g, struct gpiod_line_request *request, unsigned line)
{
    struct gpiod_line_config *lines = g->v2.line_config_new();

    set_up2(g, lines, line, false);
    g->v2.line_request_reconfigure_lines(request, lines);
    g->v2.line_config_free(lines);
    g->v2.line_request_release(request);
}

static void loop2(struct cpy_gpiod *g, struct gpiod_chip *chip, const struct job *job, bool output)
{
    struct gpiod_line_request *request = take2(g, chip, job->line, output);

    for (unsigned i = 0; i < job->calls; i++)
        check((output ? g->v2.line_request_set_value(request, job->line, 1)
                      : g->v2.line_request_get_value(request, job->line)) >= 0, job->work);
    give2(g, request, job->line);
}

/* --- the works ---------------------------------------------------------------------------------------------- */

static void loop_pin(const struct job *job, bool output)
{
    struct cpy_gpiod g = {.library = NULL};
    struct gpiod_chip *chip;
    const char *missing;

    check(cpy_gpiod_load(&g, *job->library ? job->library : NULL, &missing) == 0, "the library");
    check(g.api->open_chip(&g, job->chip, &chip) == 0, job->chip);
    (g.api == &cpy_gpiod1_api ? loop1 : loop2)(&g, chip, job, output);
    g.api->close_chip(&g, chip);
    cpy_gpiod_unload(&g);
}

static int open_node(const char *node)
{
    int fd = open(node, O_RDWR | O_CLOEXEC);

    check(fd >= 0, node);
    return fd;
}

static void loop_i2c(const struct job *job)
{
    uint8_t number = 1, bytes[2];
    struct i2c_msg messages[] = {{.addr = 0x42, .len = 1, .buf = &number},
        {.addr = 0x42, .flags = I2C_M_RD, .len = sizeof bytes, .buf = bytes}};
    struct i2c_rdwr_ioctl_data transfer = {messages, 2};
    int fd = open_node(job->i2c);

    for (unsigned i = 0; i < job->calls; i++)
        check(ioctl(fd, I2C_RDWR, &transfer) == 2, "reading a register");
    close(fd);
}

static void loop_spi(const struct job *job)
{
    uint8_t out[2] = {0}, in[2];
    struct spi_ioc_transfer transfer = {
        .tx_buf = (uintptr_t)out, .rx_buf = (uintptr_t)in, .len = sizeof out, .speed_hz = 100000, .bits_per_word = 8};
    int fd = open_node(job->spi);

    for (unsigned i = 0; i < job->calls; i++)
        check(ioctl(fd, SPI_IOC_MESSAGE(1), &transfer) >= 0, "a transfer");
    close(fd);
}

static void do_work(const struct job *job)
{
    if (strcmp(job->work, "i2c") == 0)
        loop_i2c(job);
    else if (strcmp(job->work, "spi") == 0)
        loop_spi(job);
    else
        loop_pin(job, strcmp(job->work, "write") == 0);
}

int main(int argc, char **argv)
{
    if (argc < 7) {
        fputs("usage: cost-loops LIBRARY CHIP LINE I2C SPI WORK ...\n", stderr);
        return 2;
    }
    for (int i = 6; i < argc; i++) {
        struct job job = {argv[1], argv[2], (unsigned)atoi(argv[3]), argv[4], argv[5], argv[i], 0};

        check(scanf("%u", &job.calls) == 1, "reading a number");
        do_work(&job);
    }
    return 0;
}
