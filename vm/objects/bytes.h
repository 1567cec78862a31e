/* SPDX-License-Identifier: MIT */
/* vm/objects/bytes.h - what the files of bytes, bytearray and memoryview need of each other. */
#ifndef CPY_OBJECTS_BYTES_H
#define CPY_OBJECTS_BYTES_H

#include "vm/objects/str.h"

/* The builder's characters, all below 256, as bytes, or as a bytearray if like is one.  Frees its memory. */
cpy_value cpy_build_finish_bytes(struct cpy_builder *b, cpy_value like);

#endif
