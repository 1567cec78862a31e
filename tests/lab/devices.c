/* SPDX-License-Identifier: MIT */
/* tests/lab/devices.c - the hardware of a User Mode Linux guest: cpy's simulated board behind virtio.
 *
 *     lab-devices DESK.py FOLDER     makes sockets FOLDER/i2c.sock, system.sock, gpio.sock
 *
 * $LAB_CONTROL and $LAB_UART are descriptors: the other ends of the guest's first two serial ports.
 *
 * The guest's first I2C adapter ends at the board's bus I2C, where a test attaches device models; its second one at
 * bus I2C1, where the chips lie that drivers of the guest's kernel serve; its GPIO chip's lines are the board's pins;
 * its second serial port is the board's UART.  DESK.py is run first, and its serve() is called whenever something comes
 * over the control line, so that a test in the guest can attach devices, press buttons and look at pins (remote.py).
 *
 * What is hard about it: everything happens in one thread, because the models are Python.  While a model waits for
 * the guest's test (a callback), nothing else is served; so such a wait has a limit. */
#include "backends/mock/state.h"
#include "modules/hardware/hardware.h"
#include "modules/modules.h"
#include "tests/lab/lab.h"

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#define DEVICES 3
#define DESCRIPTORS (3 + DEVICES * (2 + VHOST_QUEUES))

/* All of it. */
struct lab {
    struct cpy_thread *t;
    struct cpy_board *board;
    struct lab_i2c i2c, system;
    struct lab_bridge bridge;
    struct lab_gpio gpio;
    struct lab_uart uart;
    struct vhost *devices[DEVICES];
    int control; /* descriptor of the control line */
};

/* --- set-up ---------------------------------------------------------------------------------------------------- */

static struct cpy_thread *start(void)
{
    const struct cpy_config config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules};
    const struct cpy_hardware_options options = {.backend = "mock", .board = "host"};
    struct cpy_thread *t = cpy_vm_new(&config);

    if (t && !cpy_hardware_configure(t, &options))
        lab_show_error(t);
    return t;
}

/* Runs a file as module __main__; its exit status. */
static int run_file(struct cpy_thread *t, const char *path)
{
    char text[16384];
    FILE *file = fopen(path, "re");
    size_t len = file ? fread(text, 1, sizeof text, file) : sizeof text;

    if (file)
        fclose(file);
    if (len < sizeof text)
        return cpy_run_source(t, text, len, path);
    fprintf(stderr, "lab: %s cannot be read\n", path);
    return EXIT_FAILURE;
}

static int failed(const char *doing, int err)
{
    if (err < 0)
        fprintf(stderr, "lab: %s: %s\n", doing, strerror(-err));
    return err;
}

static int open_all(struct lab *lab, const char *folder)
{
    char path[3][256];
    const char *names[] = {"i2c", "system", "gpio"};

    for (int i = 0; i < 3; i++)
        snprintf(path[i], sizeof path[i], "%s/%s.sock", folder, names[i]);
    lab->devices[0] = &lab->i2c.vhost;
    lab->devices[1] = &lab->system.vhost;
    lab->devices[2] = &lab->gpio.vhost;
    lab->system.bridge = &lab->bridge;
    if (failed("the chip", lab_gpio_prepare(&lab->gpio, lab->t, lab->board)) < 0 ||
        failed("the bridge", lab_bridge_open(&lab->bridge, &lab->gpio)) < 0 ||
        failed("the first I2C bus", lab_i2c_open(&lab->i2c, lab->t, &lab->gpio, "I2C", path[0])) < 0 ||
        failed("the UART", lab_uart_open(&lab->uart, &lab->gpio, lab->uart.fd)) < 0 ||
        failed("the second I2C bus", lab_i2c_open(&lab->system, lab->t, &lab->gpio, "I2C1", path[1])) < 0)
        return -1;
    return failed("the pins", lab_gpio_open(&lab->gpio, path[2]));
}

/* --- serving --------------------------------------------------------------------------------------------------- */

/* Something has come over the control line.  False: its other end is closed.  Timers that become due wait until it has
 * been served, as in any call of a model: one that tells the test something (mock.after) must not do so inside a message. */
static bool serve_control(struct lab *lab)
{
    struct cpy_mock *m = cpy_mock_from(lab->board);
    cpy_value desk = cpy_main_module(lab->t), more = CPY_UNSET;

    m->calling++;
    if (desk)
        more = cpy_call_method(lab->t, desk, "serve", (size_t)0);
    m->calling--;
    lab_show_error(lab->t);
    return more == CPY_TRUE;
}

/* Timers of models that are due. */
static void let_time_pass(struct lab *lab)
{
    struct cpy_event event;

    cpy_run_due(cpy_mock_from(lab->board));
    while (cpy_board_next_event(lab->board, &event) > 0)
        continue;
    lab_uart_receive(&lab->uart);
    lab_show_error(lab->t);
}

/* Serves what is readable.  False: the guest is gone. */
static bool serve_ready(struct lab *lab, const struct pollfd *fds, const int *owner, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (!fds[i].revents)
            continue;
        if (owner[i] >= 0 && !vhost_serve(lab->devices[owner[i]], fds[i].fd))
            return false;
        if (owner[i] < 0 && fds[i].fd == lab->control && !serve_control(lab))
            return false;
        if (owner[i] < 0 && fds[i].fd == lab->uart.fd && !lab_uart_send(&lab->uart))
            return false;
    }
    return true;
}

/* Everything that may become readable, and whose it is (-1: none of the virtio devices'); their number.  What a test
 * does from outside waits until the guest has noted the edges of what it did before. */
static unsigned gather(const struct lab *lab, struct pollfd *fds, int *owner)
{
    const int others[] = {lab_gpio_has_edges(&lab->gpio) ? -1 : lab->control, lab->uart.fd,
        lab->board->backend->event_fd(lab->board)};
    int some[2 + VHOST_QUEUES];
    unsigned n = 0;

    for (int i = 0; i < DEVICES; i++)
        for (unsigned k = 0, count = vhost_descriptors(lab->devices[i], some); k < count; k++, n++) {
            fds[n] = (struct pollfd){.fd = some[k], .events = POLLIN};
            owner[n] = i;
        }
    for (int i = 0; i < 3; i++, n++) {
        fds[n] = (struct pollfd){.fd = others[i], .events = POLLIN};
        owner[n] = -1;
    }
    return n;
}

static void serve(struct lab *lab)
{
    struct pollfd fds[DESCRIPTORS];
    int owner[DESCRIPTORS];
    unsigned n;

    do {
        n = gather(lab, fds, owner);
        if (poll(fds, n, -1) < 0 && errno != EINTR)
            return;
        let_time_pass(lab);
    } while (serve_ready(lab, fds, owner, n));
}

/* The descriptor that an environment variable names, or -1. */
static int descriptor(const char *name)
{
    const char *text = getenv(name);

    return text ? atoi(text) : -1;
}

int main(int argc, char **argv)
{
    struct lab lab = {.control = descriptor("LAB_CONTROL"), .uart.fd = descriptor("LAB_UART")};

    if (argc != 3 || lab.control < 0 || lab.uart.fd < 0) {
        fputs("usage: LAB_CONTROL=descriptor LAB_UART=descriptor lab-devices DESK.py FOLDER\n", stderr);
        return 2;
    }
    if (!(lab.t = start()))
        return EXIT_FAILURE;
    if (!(lab.board = cpy_hardware(lab.t)) || run_file(lab.t, argv[1]) != 0 || open_all(&lab, argv[2]) < 0) {
        lab_show_error(lab.t);
        cpy_vm_free(lab.t);
        return EXIT_FAILURE;
    }
    puts("ready");
    fflush(stdout);
    serve(&lab);
    cpy_vm_free(lab.t);
    return 0;
}
