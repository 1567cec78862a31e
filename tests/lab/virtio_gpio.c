/* SPDX-License-Identifier: MIT */
/* tests/lab/virtio_gpio.c - lines of the guest's GPIO chip on pins of the simulated board.
 *
 * Pulls are a request of the lab's own (virtio_gpio_pulls.h): virtio's specification has none.
 *
 * An interrupt is a request that the guest has given beforehand and that an edge answers; an edge that comes while
 * there is none is kept, as the specification asks, but only one: a second one at that time is lost, as on a chip with
 * one latch per line.  So that a guest that moves one pin and watches another loses nothing, a write that made such an
 * edge is answered only when the guest has taken it; and what a test moves from outside waits until the guest has given
 * the next request, which it does when it has noted the edge (devices.c). */
#include "tests/lab/lab.h"

#include <string.h>

#define INTERRUPTS 1 /* feature */
enum { GET_NAMES = 1, GET_DIRECTION, SET_DIRECTION, GET_VALUE, SET_VALUE, IRQ_TYPE, SET_PULL = 0x8000 };
enum { NO_DIRECTION, OUTPUT, INPUT };
enum { OK, ERROR };           /* status of an answer */
enum { INVALID, VALID };      /* of an interrupt */

/* What a request of queue 0 says. */
struct question {
    uint16_t type, line;
    uint32_t value;
};

/* --- interrupts ------------------------------------------------------------------------------------------------ */

static void end_wait(struct lab_line *line, uint8_t status)
{
    *line->status = status;
    line->waits = false;
    vhost_answer(&line->gpio->vhost, 1, line->head, 1);
}

static void on_change(void *user, bool level, int64_t time)
{
    struct lab_line *line = user;

    (void)time;
    if (!(line->edges & (level ? CPY_EDGE_RISING : CPY_EDGE_FALLING)))
        return;
    if (line->waits)
        end_wait(line, VALID);
    else
        line->pending = true;
}

bool lab_gpio_has_edges(const struct lab_gpio *gpio)
{
    for (unsigned i = 0; i < LAB_LINES; i++)
        if (gpio->lines[i].edges && !gpio->lines[i].waits)
            return true;
    return false;
}

static bool is_pending(const struct lab_gpio *gpio)
{
    for (unsigned i = 0; i < LAB_LINES; i++)
        if (gpio->lines[i].pending)
            return true;
    return false;
}

/* Answers the writes that were held back, if all edges have been taken. */
static void let_go(struct lab_gpio *gpio)
{
    for (unsigned i = 0; i < LAB_LINES && !is_pending(gpio); i++)
        if (gpio->lines[i].held) {
            gpio->lines[i].held = false;
            vhost_answer(&gpio->vhost, 0, gpio->lines[i].held_head, gpio->lines[i].held_len);
        }
}

static void on_wait(struct lab_gpio *gpio, const struct vhost_request *request)
{
    uint16_t number;
    struct lab_line *line;

    memcpy(&number, request->parts[0].data, sizeof number);
    line = &gpio->lines[number % LAB_LINES];
    line->head = request->head;
    line->status = request->parts[1].data;
    line->waits = true;
    if (line->pending && line->edges) {
        line->pending = false;
        end_wait(line, VALID);
        let_go(gpio);
    }
}

static int set_type(struct lab_line *line, uint32_t type)
{
    if (type > CPY_EDGE_BOTH)
        return -ENOTSUP; /* levels: no user of this lab asks for them */
    line->edges = (uint8_t)type; /* the specification's numbers are those of enum cpy_edge */
    line->pending = false;
    let_go(line->gpio);
    if (!type && line->waits)
        end_wait(line, INVALID);
    return 0;
}

/* --- levels ---------------------------------------------------------------------------------------------------- */

/* A line that is put to use is ours from now on.  False: it is not. */
static bool make_ours(struct lab_gpio *gpio, const struct question *q)
{
    struct lab_shared *shared = lab_shared_of(gpio, q->line);
    bool use = q->type == SET_VALUE || ((q->type == SET_DIRECTION || q->type == SET_PULL) && q->value);

    if (use && shared && shared->is_bus)
        lab_shared_give(shared);
    return lab_is_line(gpio->board, q->line);
}

/* Sets up the pin as its line is. */
static int set_up(struct lab_gpio *gpio, uint16_t pin)
{
    const struct lab_line *line = &gpio->lines[pin];
    struct cpy_pin_mode mode = {.output = line->direction == OUTPUT, .level = line->level, .pull = line->pull};

    return cpy_gpio_setup(gpio->board, pin, &mode);
}

static int set_direction(struct lab_gpio *gpio, uint16_t pin, uint32_t direction)
{
    struct lab_line *line = &gpio->lines[pin];

    line->direction = (uint8_t)direction;
    if (direction != NO_DIRECTION)
        return set_up(gpio, pin);
    line->level = false;
    line->pull = CPY_PULL_NONE;
    gpio->board->backend->gpio->release(gpio->board, pin); /* the claim stays */
    return 0;
}

static int set_pull(struct lab_gpio *gpio, uint16_t pin, uint32_t pull)
{
    if (pull > CPY_PULL_DOWN)
        return -EINVAL;
    gpio->lines[pin].pull = (enum cpy_pull)pull;
    return gpio->lines[pin].direction == INPUT ? set_up(gpio, pin) : 0;
}

static int set_value(struct lab_gpio *gpio, uint16_t pin, bool level)
{
    gpio->lines[pin].level = level;
    return gpio->lines[pin].direction == OUTPUT ? cpy_gpio_write(gpio->board, pin, level) : 0;
}

/* The answer to a question about a line, or -errno. */
static int answer(struct lab_gpio *gpio, const struct question *q)
{
    if (q->line >= LAB_LINES)
        return -EINVAL;
    if (!make_ours(gpio, q))
        return q->type == GET_DIRECTION ? INPUT : -EBUSY; /* a bus has it */
    switch (q->type) {
    case GET_DIRECTION: return gpio->lines[q->line].direction == OUTPUT ? OUTPUT : INPUT;
    case SET_DIRECTION: return set_direction(gpio, q->line, q->value);
    case GET_VALUE: return cpy_gpio_read(gpio->board, q->line);
    case SET_VALUE: return set_value(gpio, q->line, q->value != 0);
    case SET_PULL: return set_pull(gpio, q->line, q->value);
    case IRQ_TYPE: return set_type(&gpio->lines[q->line], q->value);
    default: return -EINVAL;
    }
}

/* The names of the pins, one behind the other. */
static uint32_t write_names(const struct lab_gpio *gpio, uint8_t *to, uint32_t room)
{
    uint32_t len = 0;

    for (uint16_t i = 0; i < LAB_LINES; i++) {
        const char *name = cpy_pin_label(gpio->board->def, i);
        uint32_t n = (uint32_t)strlen(name) + 1;

        if (to && len + n <= room)
            memcpy(to + len, name, n);
        len += n;
    }
    return len;
}

static void on_request(struct vhost *vhost, unsigned queue, const struct vhost_request *request)
{
    struct lab_gpio *gpio = vhost->user;
    const struct vhost_part *reply = &request->parts[1];
    struct question q;
    int value = 0;

    if (queue == 1) {
        on_wait(gpio, request);
        return;
    }
    memcpy(&q, request->parts[0].data, sizeof q);
    if (q.type == GET_NAMES)
        write_names(gpio, reply->data + 1, reply->len - 1);
    else
        value = answer(gpio, &q);
    lab_show_error(gpio->t);
    reply->data[0] = value < 0 ? ERROR : OK;
    if (q.type != GET_NAMES)
        reply->data[1] = value < 0 ? 0 : (uint8_t)value;
    if (q.type == SET_VALUE && value >= 0) {
        gpio->lines[q.line].held = true;
        gpio->lines[q.line].held_head = request->head;
        gpio->lines[q.line].held_len = reply->len;
        let_go(gpio);
    } else {
        vhost_answer(vhost, 0, request->head, reply->len);
    }
}

/* --- opening --------------------------------------------------------------------------------------------------- */

static int claim(struct lab_gpio *gpio, uint16_t pin)
{
    struct lab_line *line = &gpio->lines[pin];
    int64_t id = lab_line_claim(gpio->board, pin);

    if (id >= 0)
        id = cpy_mock_listen(cpy_mock_of(gpio->board), pin, on_change, line);
    return id < 0 ? (int)id : 0;
}

int lab_gpio_prepare(struct lab_gpio *gpio, struct cpy_thread *t, struct cpy_board *board)
{
    *gpio = (struct lab_gpio){.t = t, .board = board};
    for (uint16_t i = 0; i < LAB_LINES; i++)
        gpio->lines[i].gpio = gpio;
    return board->def->pin_count < LAB_LINES ? -EINVAL : 0;
}

int lab_gpio_open(struct lab_gpio *gpio, const char *path)
{
    uint32_t names;
    int err = 0;

    gpio->vhost = (struct vhost){
        .name = "GPIO", .features = INTERRUPTS, .queues = 2, .request = on_request, .user = gpio};
    names = write_names(gpio, NULL, 0);
    gpio->vhost.config[0] = LAB_LINES;
    memcpy(gpio->vhost.config + 4, &names, sizeof names);
    for (uint16_t i = 0; i < LAB_LINES && err >= 0; i++)
        err = claim(gpio, i);
    return err < 0 ? err : vhost_listen(&gpio->vhost, path);
}
