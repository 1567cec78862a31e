/* SPDX-License-Identifier: MIT */
/* backends/linux-gpiod/edges1.h - a line's edges from the kernel itself, for a library that gets too few of them. */
#ifndef CPY_EDGES1_H
#define CPY_EDGES1_H

#include "backends/linux-gpiod/gpiod.h"

/* Takes the line of the chip with this name ("gpiochip0"), as an input whose edges are kept: a descriptor, which is
 * readable when there are some.  -ENOTSUP: the kernel is too old, or there is no such node. */
int cpy_edges1_open(const char *chip, const struct cpy_gpiod_line *line);
int cpy_edges1_level(int fd);                                               /* 0, 1 or -errno */
int cpy_edges1_read(int fd, struct cpy_gpiod_edge edges[CPY_EDGES_MOST]); /* Waits for edges: a count. */

#endif
