/* SPDX-License-Identifier: MIT */
/* backends/board.c - opening a board, claims on its pins, names, and digital pins.
 *
 * What every backend shares.  What failed is kept by thread, as errno is: calls of different threads overlap, and each
 * must be told of its own. */
#include "backends/backend.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#define NS 1000000000LL

/* --- failures ---------------------------------------------------------------------------------- */

/* What failed last in a thread.  Threads share the list; all but the links is the thread's own. */
struct cpy_thread_failure {
    struct cpy_thread_failure *next; /* constant once it is in the list */
    pthread_t thread;                /* a thread that begins when this one has ended may be the same and inherit it */
    struct cpy_failure failure;
};

/* The calling thread's; NULL: nothing has ever failed in it. */
static struct cpy_failure *find_failure(const struct cpy_board *board)
{
    struct cpy_thread_failure *each = __atomic_load_n(&board->failures, __ATOMIC_ACQUIRE);

    while (each && !pthread_equal(each->thread, pthread_self()))
        each = each->next;
    return each ? &each->failure : NULL;
}

/* One for the calling thread, which has none; NULL: there is no memory. */
static struct cpy_failure *add_failure(struct cpy_board *board)
{
    struct cpy_thread_failure *new = calloc(1, sizeof *new);

    if (!new)
        return NULL;
    new->thread = pthread_self();
    new->next = __atomic_load_n(&board->failures, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&board->failures, &new->next, new, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        continue;
    return &new->failure;
}

static void free_failures(struct cpy_board *board)
{
    struct cpy_thread_failure *each = board->failures, *next;

    for (; each; each = next) {
        next = each->next;
        free(each);
    }
}

const struct cpy_failure *cpy_board_failure(const struct cpy_board *board)
{
    static const struct cpy_failure nothing = {.pin = CPY_NO_PIN};
    const struct cpy_failure *failure = find_failure(board);

    return failure ? failure : &nothing;
}

/* Without memory for the words the errno has to do. */
void cpy_board_set_failure(struct cpy_board *board, const struct cpy_failure *failure)
{
    struct cpy_failure *own = find_failure(board);

    if (own || (own = add_failure(board)))
        *own = *failure;
}

void cpy_board_forget_failure(struct cpy_board *board)
{
    struct cpy_failure *failure = find_failure(board);

    if (failure)
        failure->text[0] = '\0';
}

int cpy_failed(struct cpy_board *board, int err, uint16_t pin, const char *format, ...)
{
    struct cpy_failure failure = {.pin = pin};
    va_list args;

    va_start(args, format);
    vsnprintf(failure.text, sizeof failure.text, format, args);
    va_end(args);
    cpy_board_set_failure(board, &failure);
    return err;
}

/* --- opening and closing ----------------------------------------------------------------------- */

static void close_counter(int fd)
{
    if (fd >= 0)
        close(fd);
}

static void free_board(struct cpy_board *board)
{
    free_failures(board);
    close_counter(board->cancel_fd);
    close_counter(board->end_fd);
    free(board->owners);
    free(board->claimers);
    free(board->kept);
    free(board);
}

int cpy_board_open(struct cpy_board **out, const struct cpy_backend *backend, const struct cpy_board_def *def,
    const char *where, struct cpy_failure *failure)
{
    struct cpy_board *board = calloc(1, backend->size);
    int err;

    *out = NULL;
    *failure = (struct cpy_failure){.pin = CPY_NO_PIN};
    if (!board)
        return -ENOMEM;
    board->backend = backend;
    board->def = def;
    board->owners = calloc(def->pin_count + 1u, sizeof *board->owners);
    board->claimers = calloc(def->pin_count + 1u, sizeof *board->claimers);
    board->kept = calloc(def->pin_count + 1u, sizeof *board->kept);
    board->cancel_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    board->end_fd = board->cancel_fd < 0 ? -1 : eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    err = !board->owners || !board->claimers || !board->kept ? -ENOMEM : board->end_fd < 0 ? -errno : backend->open(board, where);
    if (err < 0) {
        *failure = *cpy_board_failure(board);
        free_board(board);
        return err;
    }
    *out = board;
    return 0;
}

void cpy_board_close(struct cpy_board *board)
{
    if (!board)
        return;
    cpy_board_resume(board); /* a cancellation must not keep outputs from becoming safe */
    for (uint16_t pin = 0; pin < board->def->pin_count; pin++)
        if (board->owners[pin])
            cpy_board_release(board, &pin, 1);
    if (board->backend->flush)
        board->backend->flush(board); /* nobody is left to hear of an error */
    board->backend->close(board);
    free_board(board);
}

/* --- time and waiting ----------------------------------------------------------------------------- */

/* Sets a flag and makes the descriptor readable that stands for it. */
static void raise_flag(bool *flag, int fd)
{
    uint64_t one = 1;
    int saved = errno;

    __atomic_store_n(flag, true, __ATOMIC_RELAXED);
    if (write(fd, &one, sizeof one) < 0) {
        /* the counter is full: it is readable, which is all that counts */
    }
    errno = saved;
}

static void lower_flag(bool *flag, int fd)
{
    uint64_t count;

    __atomic_store_n(flag, false, __ATOMIC_RELAXED);
    while (read(fd, &count, sizeof count) < 0 && errno == EINTR)
        continue;
}

void cpy_board_cancel(struct cpy_board *board) { raise_flag(&board->cancelled, board->cancel_fd); }

void cpy_board_cancel_all(struct cpy_board *board)
{
    cpy_board_cancel(board);
    raise_flag(&board->ended, board->end_fd);
}

void cpy_board_resume(struct cpy_board *board)
{
    lower_flag(&board->cancelled, board->cancel_fd);
    lower_flag(&board->ended, board->end_fd);
}

/* Is the calling thread one that cpy_board_cancel() means? */
static bool is_meant(const struct cpy_board *board) { return !board->is_main || board->is_main(board->user); }

bool cpy_board_is_cancelled(const struct cpy_board *board)
{
    return __atomic_load_n(&board->ended, __ATOMIC_RELAXED)
           || (__atomic_load_n(&board->cancelled, __ATOMIC_RELAXED) && is_meant(board));
}

int cpy_board_cancel_fd(const struct cpy_board *board) { return is_meant(board) ? board->cancel_fd : board->end_fd; }

static int64_t read_clock(clockid_t clock)
{
    struct timespec now = {0, 0};

    clock_gettime(clock, &now);
    return now.tv_sec * NS + now.tv_nsec;
}

int64_t cpy_board_now(struct cpy_board *board)
{
    return board->backend->now ? board->backend->now(board) : read_clock(CLOCK_MONOTONIC);
}

void cpy_board_delay(struct cpy_board *board, int64_t ns)
{
    int64_t end = cpy_board_now(board) + ns;

    while (cpy_board_now(board) < end)
        continue;
}

int64_t cpy_board_wall_time(struct cpy_board *board)
{
    return board->backend->wall_time ? board->backend->wall_time(board) : read_clock(CLOCK_REALTIME);
}

/* ppoll(2) until the deadline: what it returns; EINTR is not an end, for a signal that counts cancels. */
static int poll_until(struct pollfd *fds, unsigned n, int64_t deadline)
{
    int result;

    do {
        int64_t left = deadline == CPY_FOREVER ? 0 : deadline - read_clock(CLOCK_MONOTONIC);
        struct timespec rest = {left > 0 ? left / NS : 0, left > 0 ? left % NS : 0};

        result = ppoll(fds, n, deadline == CPY_FOREVER ? NULL : &rest, NULL);
    } while (result < 0 && errno == EINTR);
    return result < 0 ? -errno : result;
}

int cpy_board_poll(struct cpy_board *board, struct pollfd *fds, unsigned n, int64_t deadline)
{
    struct pollfd all[9];
    int result;

    if (n >= sizeof all / sizeof *all)
        return -EINVAL;
    if (n)
        memcpy(all, fds, n * sizeof *fds);
    all[n] = (struct pollfd){cpy_board_cancel_fd(board), POLLIN, 0};
    result = poll_until(all, n + 1, deadline);
    if (result <= 0)
        return result < 0 ? result : -ETIMEDOUT;
    for (unsigned i = 0; i < n; i++)
        fds[i].revents = all[i].revents;
    for (unsigned i = 0; i < n; i++)
        if (fds[i].revents)
            return (int)i;
    return -ECANCELED;
}

int cpy_board_wait(struct cpy_board *board, int64_t deadline)
{
    const struct cpy_backend *backend = board->backend;
    int fd = backend->event_fd ? backend->event_fd(board) : -1;
    struct pollfd event = {fd, POLLIN, 0};
    int result;

    if (backend->wait)
        return backend->wait(board, deadline);
    if ((result = cpy_board_flush(board)) < 0)
        return result;
    result = cpy_board_poll(board, &event, fd >= 0, deadline);
    return result == -ETIMEDOUT ? 0 : result == 0 ? 1 : result;
}

int cpy_board_flush(struct cpy_board *board) { return board->backend->flush ? board->backend->flush(board) : 0; }

int cpy_board_next_event(struct cpy_board *board, struct cpy_event *event)
{
    return board->backend->next_event ? board->backend->next_event(board, event) : 0;
}

/* --- names --------------------------------------------------------------------------------------- */

const char *cpy_pin_label(const struct cpy_board_def *def, uint16_t pin)
{
    if (pin >= def->pin_count)
        return "(none)";
    for (unsigned i = 0; i < def->name_count; i++)
        if (def->names[i].pin == pin)
            return def->names[i].name;
    return def->pins[pin].name;
}

uint16_t cpy_pin_find(const struct cpy_board_def *def, const char *name)
{
    for (unsigned i = 0; i < def->name_count; i++)
        if (strcmp(def->names[i].name, name) == 0)
            return def->names[i].pin;
    for (uint16_t pin = 0; pin < def->pin_count; pin++)
        if (strcmp(def->pins[pin].name, name) == 0)
            return pin;
    return CPY_NO_PIN;
}

const struct cpy_bus_def *cpy_bus_find(const struct cpy_board_def *def, enum cpy_bus_kind kind, const uint16_t *pins,
    unsigned n)
{
    for (unsigned i = 0; i < def->bus_count; i++) {
        const struct cpy_bus_def *bus = &def->buses[i];
        bool same = bus->kind == kind;

        for (unsigned k = 0; same && k < n; k++)
            same = pins[k] == bus->pins[k] || (kind != CPY_BUS_I2C && pins[k] == CPY_NO_PIN);
        if (same)
            return bus;
    }
    return NULL;
}

const struct cpy_bus_def *cpy_bus_named(const struct cpy_board_def *def, const char *name)
{
    for (unsigned i = 0; i < def->bus_count; i++)
        if (strcmp(def->buses[i].name, name) == 0)
            return &def->buses[i];
    return NULL;
}

const struct cpy_bus_def *cpy_bus_numbered(const struct cpy_board_def *def, enum cpy_bus_kind kind, int id)
{
    for (unsigned i = 0; i < def->bus_count; i++)
        if (def->buses[i].kind == kind && def->buses[i].id == id)
            return &def->buses[i];
    return NULL;
}

bool cpy_channel_find(
    const struct cpy_board_def *def, enum cpy_unit_kind kind, uint16_t pin, struct cpy_channel_def *out)
{
    const struct cpy_pin_def *p = &def->pins[pin];
    int channel = kind == CPY_UNIT_ADC ? p->adc : kind == CPY_UNIT_DAC ? p->dac : -1;

    *out = (struct cpy_channel_def){kind, pin, (uint16_t)channel, def->units[kind].device};
    for (unsigned i = 0; i < def->channel_count; i++)
        if (def->channels[i].kind == kind && def->channels[i].pin == pin) {
            *out = def->channels[i];
            out->device = out->device ? out->device : def->units[kind].device;
            return true;
        }
    return channel >= 0;
}

/* --- claims --------------------------------------------------------------------------------------- */

int cpy_board_claim(struct cpy_board *board, const uint16_t *pins, unsigned n, const char *owner, uint16_t *taken)
{
    for (unsigned i = 0; i < n; i++) {
        if (pins[i] == CPY_NO_PIN)
            continue;
        *taken = pins[i];
        if (pins[i] >= board->def->pin_count)
            return -EINVAL;
        if (board->owners[pins[i]])
            return -EBUSY;
        for (unsigned k = 0; k < i; k++)
            if (pins[k] == pins[i])
                return -EINVAL;
    }
    for (unsigned i = 0; i < n; i++)
        if (pins[i] != CPY_NO_PIN) {
            board->owners[pins[i]] = owner;
            board->claimers[pins[i]] = getpid();
        }
    *taken = CPY_NO_PIN;
    return 0;
}

/* A simulated board is copied by fork() as all memory is. */
bool cpy_board_inherits(const struct cpy_board *board, uint16_t pin)
{
    return pin != CPY_NO_PIN && board->owners[pin] && !board->backend->in_process && board->claimers[pin] != getpid();
}

void cpy_board_release(struct cpy_board *board, const uint16_t *pins, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (pins[i] == CPY_NO_PIN || !board->owners[pins[i]])
            continue;
        if (!board->kept[pins[i]] && !cpy_board_inherits(board, pins[i]))
            board->backend->gpio->release(board, pins[i]);
        board->owners[pins[i]] = NULL;
    }
}

void cpy_board_keep(struct cpy_board *board, uint16_t pin)
{
    board->kept[pin] = true;
    if (board->backend->gpio->keep)
        board->backend->gpio->keep(board, pin);
}

/* --- digital pins ------------------------------------------------------------------------------------ */

/* What a pin is to be must be possible by the board's data. */
static int check_pin(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode)
{
    const struct cpy_pin_def *def = &board->def->pins[pin];

    if (!(def->can & CPY_CAN_GPIO))
        return cpy_failed(board, -EINVAL, pin, "%s is no digital pin", cpy_pin_label(board->def, pin));
    if (mode->output && def->can & CPY_CAN_INPUT_ONLY)
        return cpy_failed(board, -EINVAL, pin, "%s can only be an input", cpy_pin_label(board->def, pin));
    return 0;
}

bool cpy_pin_drives(const struct cpy_pin_def *pin, const struct cpy_pin_mode *mode)
{
    bool high = mode->level != pin->active_low;

    return mode->output && (mode->drive == CPY_OPEN_DRAIN ? !high : high || !pin->open_source);
}

int cpy_gpio_setup(struct cpy_board *board, uint16_t pin, const struct cpy_pin_mode *mode)
{
    int err = check_pin(board, pin, mode);

    return err < 0 ? err : board->backend->gpio->setup(board, pin, mode);
}

int cpy_gpio_write(struct cpy_board *board, uint16_t pin, bool level)
{
    return board->backend->gpio->write(board, pin, level);
}

int cpy_gpio_read(struct cpy_board *board, uint16_t pin) { return board->backend->gpio->read(board, pin); }

int cpy_gpio_write_many(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t levels)
{
    int err = 0;

    if (n > 32)
        return -EINVAL;
    if (board->backend->gpio->write_many)
        return board->backend->gpio->write_many(board, pins, n, levels);
    for (unsigned i = 0; i < n && err >= 0; i++)
        err = cpy_gpio_write(board, pins[i], levels >> i & 1);
    return err;
}

int cpy_gpio_read_many(struct cpy_board *board, const uint16_t *pins, unsigned n, uint32_t *levels)
{
    *levels = 0;
    if (n > 32)
        return -EINVAL;
    if (board->backend->gpio->read_many)
        return board->backend->gpio->read_many(board, pins, n, levels);
    for (unsigned i = 0; i < n; i++) {
        int level = cpy_gpio_read(board, pins[i]);

        if (level < 0)
            return level;
        *levels |= (uint32_t)level << i;
    }
    return 0;
}

int cpy_gpio_watch(struct cpy_board *board, uint16_t pin, unsigned edges)
{
    if (!edges && cpy_board_inherits(board, pin))
        return 0;
    if (!board->backend->gpio->watch)
        return edges ? cpy_failed(board, -ENOTSUP, pin, "backend %s has no edge events", board->backend->name) : 0;
    return board->backend->gpio->watch(board, pin, edges);
}

int cpy_gpio_send_bits(
    struct cpy_board *board, uint16_t pin, const struct cpy_pulses *pulses, struct cpy_bytes_in bytes)
{
    if (!board->backend->gpio->send_bits)
        return cpy_failed(board, -ENOTSUP, pin, "backend %s makes no pulses of exact length", board->backend->name);
    return board->backend->gpio->send_bits(board, pin, pulses, bytes);
}
