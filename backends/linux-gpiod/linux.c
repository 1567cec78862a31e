/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/linux.c - opening the pins of this computer. */
#include "backends/backend.h"
static int no_open(struct cpy_board *b, const char *w) { (void)w; return cpy_failed(b, -ENODEV, CPY_NO_PIN, "not built yet"); }
static void no_close(struct cpy_board *b) { (void)b; }
static const struct cpy_gpio_ops none = {0};
const struct cpy_backend cpy_backend_linux = {.name = "linux-gpiod", .summary = "-", .size = sizeof(struct cpy_board), .open = no_open, .close = no_close, .gpio = &none};
