/* SPDX-License-Identifier: MIT */
/* backends/spi_words.c - words of an SPI bus of other sizes than a byte, as backends need them. */
#include "backends/backend.h"

#include <string.h>

uint16_t cpy_spi_word(const uint8_t *data, size_t i, unsigned bits)
{
    uint16_t word;

    if (bits > 8)
        memcpy(&word, data + 2 * i, 2);
    else
        word = data[i];
    return word & (uint16_t)((1u << bits) - 1);
}

void cpy_spi_put_word(uint8_t *data, size_t i, unsigned bits, uint16_t word)
{
    if (bits > 8)
        memcpy(data + 2 * i, &word, 2);
    else
        data[i] = (uint8_t)word;
}

static uint16_t reversed(uint16_t word, unsigned bits)
{
    uint16_t result = 0;

    for (unsigned i = 0; i < bits; i++)
        result |= (uint16_t)((word >> i & 1) << (bits - 1 - i));
    return result;
}

static uint16_t high_first(const uint8_t *data, size_t i) { return (uint16_t)(data[2 * i] << 8 | data[2 * i + 1]); }

static void put_high_first(uint8_t *data, size_t i, uint16_t word)
{
    data[2 * i] = (uint8_t)(word >> 8);
    data[2 * i + 1] = (uint8_t)word;
}

void cpy_spi_words_out(const struct cpy_spi_words *how, uint8_t *to, const uint8_t *from, size_t bytes)
{
    bool turned = how->high_first && how->bits > 8;

    for (size_t i = 0; i < bytes / cpy_spi_word_size(how->bits); i++) {
        uint16_t word = cpy_spi_word(from, i, how->bits);

        word = how->reversed ? reversed(word, how->bits) : word;
        turned ? put_high_first(to, i, word) : cpy_spi_put_word(to, i, how->bits, word);
    }
}

void cpy_spi_words_in(const struct cpy_spi_words *how, uint8_t *to, const uint8_t *from, size_t bytes)
{
    bool turned = how->high_first && how->bits > 8;

    for (size_t i = 0; i < bytes / cpy_spi_word_size(how->bits); i++) {
        uint16_t word = turned ? high_first(from, i) : cpy_spi_word(from, i, how->bits);

        word = how->reversed ? reversed(word, how->bits) : word;
        cpy_spi_put_word(to, i, how->bits, word & (uint16_t)((1u << how->bits) - 1));
    }
}
