/* SPDX-License-Identifier: MIT */
/* backends/mock/devices.c - the devices that are attached, their faults, and transfers.
 *
 * Transfers do not nest: a model that uses a bus while it is being asked is refused. */
#include "backends/mock/state.h"

#include <stdlib.h>
#include <string.h>

/* --- attaching ---------------------------------------------------------------------------------------- */

static struct cpy_device *new_device(struct cpy_mock *m, enum cpy_device_kind kind, const uint16_t *pins, unsigned n,
    void *user, const char *name)
{
    struct cpy_device *d = calloc(1, sizeof *d), **end;

    if (!d)
        return NULL;
    *d = (struct cpy_device){.id = ++m->next_id, .kind = kind, .user = user, .mock = m,
        .pins = {CPY_NO_PIN, CPY_NO_PIN, CPY_NO_PIN, CPY_NO_PIN}};
    memcpy(d->pins, pins, n * sizeof *pins);
    snprintf(d->name, sizeof d->name, "%s", name);
    for (end = &m->devices; *end; end = &(*end)->next)
        continue;
    *end = d;
    return d;
}

static bool are_pins(const struct cpy_mock *m, const uint16_t *pins, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (pins[i] != CPY_NO_PIN && pins[i] >= m->board.def->pin_count)
            return false;
    return true;
}

int64_t cpy_mock_attach_i2c(struct cpy_mock *m, uint16_t scl, uint16_t sda, uint8_t address,
    const struct cpy_mock_i2c_device *device, void *user, const char *name)
{
    uint16_t pins[] = {scl, sda};
    struct cpy_device *d;

    if (scl == CPY_NO_PIN || sda == CPY_NO_PIN || !are_pins(m, pins, 2) || address > 0x7f)
        return -EINVAL;
    if ((d = cpy_device_at(m, scl, sda, address)))
        return cpy_failed(&m->board, -EBUSY, CPY_NO_PIN, "address 0x%02x is taken by %s", address, d->name);
    if (!(d = new_device(m, CPY_DEVICE_I2C, pins, 2, user, name)))
        return -ENOMEM;
    d->address = address;
    d->ops.i2c = device;
    cpy_net_bus(m, scl, 1);
    cpy_net_bus(m, sda, 1);
    if (cpy_target_add(m, scl, sda) < 0) {
        cpy_mock_detach(m, d->id);
        return -ENOMEM;
    }
    return d->id;
}

static void on_select(void *user, bool level, int64_t time)
{
    struct cpy_device *d = user;

    (void)time;
    if (d->selected == !level)
        return;
    d->selected = !level;
    if (d->ops.spi->select)
        d->ops.spi->select(d->user, d->selected);
}

int64_t cpy_mock_attach_spi(struct cpy_mock *m, uint16_t sck, uint16_t mosi, uint16_t miso, uint16_t select,
    const struct cpy_mock_spi_device *device, void *user, const char *name)
{
    uint16_t pins[] = {sck, mosi, miso, select};
    struct cpy_device *d;

    if (sck == CPY_NO_PIN || !are_pins(m, pins, 4))
        return -EINVAL;
    if (!(d = new_device(m, CPY_DEVICE_SPI, pins, 4, user, name)))
        return -ENOMEM;
    d->ops.spi = device;
    d->selected = select == CPY_NO_PIN;
    if (d->selected)
        return d->id;
    if (!m->pins[select].is_set_up && !m->nets[m->pins[select].net].pull)
        cpy_mock_pull(m, select, CPY_PULL_UP); /* boards have one, so that nobody is selected at the start */
    if ((d->listener = cpy_mock_listen(m, select, on_select, d)) < 0) {
        d->listener = 0;
        cpy_mock_detach(m, d->id);
        return -ENOMEM;
    }
    d->selected = !cpy_mock_level(m, select);
    return d->id;
}

int64_t cpy_mock_attach_uart(struct cpy_mock *m, uint16_t tx, uint16_t rx, const struct cpy_mock_uart_device *device,
    void *user, const char *name)
{
    uint16_t pins[] = {tx, rx};
    struct cpy_device *d = are_pins(m, pins, 2) ? new_device(m, CPY_DEVICE_UART, pins, 2, user, name) : NULL;

    if (!d)
        return are_pins(m, pins, 2) ? -ENOMEM : -EINVAL;
    d->ops.uart = device;
    return d->id;
}

struct cpy_device *cpy_device_by_id(struct cpy_mock *m, int64_t id)
{
    for (struct cpy_device *d = m->devices; d; d = d->next)
        if (d->id == id)
            return d;
    return NULL;
}

struct cpy_device *cpy_device_at(struct cpy_mock *m, uint16_t scl, uint16_t sda, uint8_t address)
{
    for (struct cpy_device *d = m->devices; d; d = d->next)
        if (d->kind == CPY_DEVICE_I2C && d->address == address && cpy_same_net(m, d->pins[0], scl) &&
            cpy_same_net(m, d->pins[1], sda))
            return d;
    return NULL;
}

static void free_faults(struct cpy_device *d)
{
    struct cpy_fault *fault;

    while ((fault = d->faults)) {
        d->faults = fault->next;
        free(fault);
    }
}

static void free_device(struct cpy_device *d)
{
    void (*release)(void *user) = d->kind == CPY_DEVICE_I2C ? d->ops.i2c->free
                                : d->kind == CPY_DEVICE_SPI ? d->ops.spi->free : d->ops.uart->free;

    free_faults(d);
    if (release)
        release(d->user);
    free(d);
}

void cpy_mock_detach(struct cpy_mock *m, int64_t id)
{
    struct cpy_device **link = &m->devices, *d;

    while (*link && (*link)->id != id)
        link = &(*link)->next;
    if (!(d = *link))
        return;
    *link = d->next;
    cpy_targets_forget(m, d);
    if (d->listener)
        cpy_mock_unlisten(m, d->pins[3], d->listener);
    if (d->kind == CPY_DEVICE_I2C) {
        cpy_net_bus(m, d->pins[0], -1);
        cpy_net_bus(m, d->pins[1], -1);
    }
    free_device(d);
}

void cpy_devices_close(struct cpy_mock *m)
{
    struct cpy_device *d;

    while ((d = m->devices)) {
        m->devices = d->next;
        free_device(d);
    }
}

/* --- faults ------------------------------------------------------------------------------------------------ */

int cpy_mock_add_fault(struct cpy_mock *m, int64_t device_id, enum cpy_mock_fault_kind kind, uint32_t at,
    uint32_t count)
{
    struct cpy_device *d = cpy_device_by_id(m, device_id);
    struct cpy_fault *fault = d ? calloc(1, sizeof *fault) : NULL;

    if (!fault)
        return d ? -ENOMEM : -ENODEV;
    *fault = (struct cpy_fault){.next = d->faults, .kind = kind, .at = at, .count = count};
    d->faults = fault;
    return 0;
}

void cpy_mock_clear_device_faults(struct cpy_mock *m, int64_t device_id)
{
    struct cpy_device *d = cpy_device_by_id(m, device_id);

    if (d)
        free_faults(d);
}

struct cpy_fault *cpy_fault_hits(struct cpy_device *d, enum cpy_mock_fault_kind kind)
{
    for (struct cpy_fault *fault = d->faults; fault; fault = fault->next) {
        uint64_t from = kind == CPY_FAULT_NACK ? 0 : fault->at; /* a NACK's place is a byte, not a transfer */

        if (fault->kind == kind && fault->seen >= from && (fault->count == 0 || fault->seen - from < fault->count))
            return fault;
    }
    return NULL;
}

void cpy_faults_count(struct cpy_device *d)
{
    for (struct cpy_fault *fault = d->faults; fault; fault = fault->next)
        fault->seen++;
}

/* --- transfers ---------------------------------------------------------------------------------------------- */

uint64_t cpy_mock_transfers(struct cpy_mock *m) { return m->transfers; }
void cpy_mock_fail_transfer(struct cpy_mock *m, int64_t n) { m->fail_in = n; }

bool cpy_transfer_fails(struct cpy_mock *m)
{
    m->transfers++;
    return m->fail_in >= 0 && m->fail_in-- == 0;
}

int cpy_transfer_begin(struct cpy_mock *m, const char *name)
{
    if (m->in_transfer)
        return cpy_failed(&m->board, -EDEADLK, CPY_NO_PIN, "%s is used while %s is in a transfer", name, m->in_transfer);
    cpy_run_due(m);
    m->in_transfer = name;
    return 0;
}

void cpy_transfer_end(struct cpy_mock *m, int64_t ns)
{
    m->in_transfer = NULL;
    cpy_net_settle(m);
    cpy_cost_write(m, ns);
}
