/* SPDX-License-Identifier: MIT */
/* tests/stand-in/serve_i2c.c - runs a program for which simulated devices lie on /dev/i2c-1.
 *
 *     tests/with-umockdev serve-i2c WIRING.toml PROGRAM [ARGUMENT ...]
 *
 * The devices are the models of cpy.mock, attached by the wiring file to the I2C bus of a simulated Raspberry Pi in
 * this process; transfers that the program sends to the device node are done on that bus.  The program is another
 * process, which sees nothing but the node.  The exit status is the program's.
 *
 * What is hard about it: umockdev answers in a thread of its own, but models are Python and run in the thread that
 * made the interpreter.  So each transfer is handed over, and that thread does nothing else. */
#include "modules/hardware/hardware.h"
#include "modules/modules.h"
#include "tests/stand-in/i2c_bus.h"

#include <linux/i2c.h>
#include <pthread.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define NODE "/dev/i2c-1"

extern char **environ;

/* A transfer that is handed over, and the end. */
struct desk {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct cpy_i2c_message *messages; /* NULL: nothing to do */
    unsigned n;
    uint8_t address;
    int result;
    pid_t program;
    bool ended;
    int status; /* of the program, as waitpid() tells it */
};

/* --- other threads ----------------------------------------------------------------------------------------- */

/* Hands a transfer over and waits for its result. */
static int hand_over(void *user, uint8_t address, struct cpy_i2c_message *messages, unsigned n)
{
    struct desk *desk = user;
    int result;

    pthread_mutex_lock(&desk->lock);
    desk->messages = messages;
    desk->address = address;
    desk->n = n;
    pthread_cond_broadcast(&desk->changed);
    while (desk->messages)
        pthread_cond_wait(&desk->changed, &desk->lock);
    result = desk->result;
    pthread_mutex_unlock(&desk->lock);
    return result;
}

static void *await_end(void *user)
{
    struct desk *desk = user;
    int status = 0;

    waitpid(desk->program, &status, 0);
    pthread_mutex_lock(&desk->lock);
    desk->status = status;
    desk->ended = true;
    pthread_cond_broadcast(&desk->changed);
    pthread_mutex_unlock(&desk->lock);
    return NULL;
}

/* --- the devices ------------------------------------------------------------------------------------------- */

static struct cpy_thread *wire(const char *wiring)
{
    const struct cpy_config config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules};
    const struct cpy_hardware_options options = {.backend = "mock", .board = "raspberry_pi", .wiring = wiring};
    struct cpy_thread *t = cpy_vm_new(&config);

    if (!t || (cpy_hardware_configure(t, &options) && cpy_hardware_start(t)))
        return t;
    cpy_exception_print(t, cpy_take_pending(t));
    cpy_vm_free(t);
    return NULL;
}

static struct cpy_i2c *open_bus(struct cpy_thread *t)
{
    struct cpy_board *board = cpy_hardware(t);
    const struct cpy_bus_def *def = board ? cpy_bus_named(board->def, "I2C") : NULL;
    struct cpy_i2c *bus = NULL;
    uint16_t taken;

    if (def && cpy_board_claim(board, def->pins, 2, "serve-i2c", &taken) == 0)
        cpy_i2c_open(&bus, board, def->pins[CPY_BUS_SCL], def->pins[CPY_BUS_SDA], 400000, 1000000000, false);
    return bus;
}

/* Does a transfer on the simulated bus: 0, or what the kernel would say. */
static int carry_out(struct cpy_thread *t, struct cpy_i2c *bus, const struct desk *desk)
{
    int err = cpy_i2c_transfer(bus, desk->address, desk->messages, desk->n);

    if (cpy_pending(t)) /* of a model */
        cpy_exception_print(t, cpy_take_pending(t));
    return err == -ENXIO ? -EREMOTEIO : err;
}

static void serve(struct cpy_thread *t, struct cpy_i2c *bus, struct desk *desk)
{
    pthread_mutex_lock(&desk->lock);
    while (!desk->ended) {
        if (desk->messages) {
            desk->result = carry_out(t, bus, desk);
            desk->messages = NULL;
            pthread_cond_broadcast(&desk->changed);
        }
        pthread_cond_wait(&desk->changed, &desk->lock);
    }
    pthread_mutex_unlock(&desk->lock);
}

/* --- the program ------------------------------------------------------------------------------------------- */

/* Runs the program and answers it; its exit status. */
static int run(struct cpy_thread *t, struct cpy_i2c *bus, char **argv)
{
    struct desk desk = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    struct stand_in_bus *node =
        stand_in_bus_new(NODE, I2C_FUNC_I2C | I2C_FUNC_SMBUS_QUICK, 400000, hand_over, &desk);
    pthread_t waiter;
    int err = posix_spawnp(&desk.program, argv[0], NULL, NULL, argv, environ);

    if (err == 0 && (err = pthread_create(&waiter, NULL, await_end, &desk)) == 0) {
        serve(t, bus, &desk);
        pthread_join(waiter, NULL);
    }
    stand_in_bus_free(node);
    if (err) {
        fprintf(stderr, "serve-i2c: cannot run %s: %s\n", argv[0], strerror(err));
        return EXIT_FAILURE;
    }
    return WIFEXITED(desk.status) ? WEXITSTATUS(desk.status) : 128 + WTERMSIG(desk.status);
}

int main(int argc, char **argv)
{
    struct cpy_thread *t;
    struct cpy_i2c *bus;
    int status = EXIT_FAILURE;

    if (argc < 3 || !stand_in_can_make_nodes()) {
        fputs("usage: tests/with-umockdev serve-i2c WIRING.toml PROGRAM [ARGUMENT ...]\n", stderr);
        return 2;
    }
    if (!(t = wire(argv[1])))
        return EXIT_FAILURE;
    if ((bus = open_bus(t)))
        status = run(t, bus, argv + 2);
    else
        fputs("serve-i2c: the simulated bus cannot be opened\n", stderr);
    cpy_i2c_close(bus);
    cpy_vm_free(t);
    return status;
}
