/* SPDX-License-Identifier: MIT */
/* backends/mock/analogue.c - voltages at pins, as an ADC sees them and a DAC makes them. */
#include "backends/mock/state.h"

#include <math.h>

static double reference(const struct cpy_mock *m)
{
    return m->board.def->adc_millivolts ? m->board.def->adc_millivolts / 1000.0 : 3.3;
}

int cpy_mock_set_voltage(struct cpy_mock *m, uint16_t pin, double volts)
{
    if (pin >= m->board.def->pin_count || !isfinite(volts))
        return -EINVAL;
    m->pins[pin].volts = volts;
    m->pins[pin].volts_now = NULL;
    return 0;
}

int cpy_mock_set_voltage_source(struct cpy_mock *m, uint16_t pin, double (*volts)(void *user), void *user)
{
    if (pin >= m->board.def->pin_count)
        return -EINVAL;
    m->pins[pin].volts_now = volts;
    m->pins[pin].volts_user = user;
    return 0;
}

/* What was set from outside; negative: nothing was. */
static double volts_outside(const struct cpy_mock_pin *pin)
{
    double volts = pin->volts_now ? pin->volts_now(pin->volts_user) : pin->volts;

    return isfinite(volts) ? volts : -1;
}

/* A pin's own voltage: the DAC's, what was set, or its digital level. */
double cpy_mock_voltage(struct cpy_mock *m, uint16_t pin)
{
    uint16_t net;
    double volts;

    if (pin >= m->board.def->pin_count)
        return 0;
    net = m->pins[pin].net;
    for (unsigned i = 0; i < m->board.def->pin_count; i++)
        if (m->pins[i].net == net && m->pins[i].dac_volts >= 0)
            return m->pins[i].dac_volts;
    for (unsigned i = 0; i < m->board.def->pin_count; i++)
        if (m->pins[i].net == net && (volts = volts_outside(&m->pins[i])) >= 0)
            return volts;
    return m->nets[net].level ? reference(m) : 0;
}

static int adc_open(struct cpy_board *board, uint16_t pin)
{
    cpy_pin_hold(cpy_mock_from(board), pin, "ADC");
    return 0;
}

/* A reading has the converter's true resolution, spread over 16 bits. */
static int adc_read(struct cpy_board *board, uint16_t pin, uint16_t *value)
{
    struct cpy_mock *m = cpy_mock_from(board);
    unsigned bits = board->def->adc_bits && board->def->adc_bits < 16 ? board->def->adc_bits : 16;
    double share, steps = (double)((1u << bits) - 1);

    cpy_cost_read(m, CPY_MOCK_COST_READ);
    share = cpy_mock_voltage(m, pin) / reference(m);
    *value = (uint16_t)lround(lround((share > 1 ? 1 : share) * steps) / steps * 65535);
    return 0;
}

static void adc_close(struct cpy_board *board, uint16_t pin) { cpy_pin_hold(cpy_mock_from(board), pin, NULL); }

static int dac_write(struct cpy_board *board, uint16_t pin, uint16_t value)
{
    struct cpy_mock *m = cpy_mock_from(board);

    cpy_cost_write(m, CPY_MOCK_COST_WRITE);
    m->pins[pin].dac_volts = value / 65535.0 * reference(m);
    return 0;
}

static int dac_open(struct cpy_board *board, uint16_t pin) { return dac_write(board, pin, 0); }
static void dac_close(struct cpy_board *board, uint16_t pin) { cpy_mock_from(board)->pins[pin].dac_volts = -1; }

const struct cpy_adc_ops cpy_mock_adc = {adc_open, adc_read, adc_close, NULL};
const struct cpy_dac_ops cpy_mock_dac = {dac_open, dac_write, dac_close};
