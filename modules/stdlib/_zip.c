/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_zip.c - module _zip: what zipimport needs of zlib, which is opened at the first compressed file. */
#include "vm/api.h"

#include <dlfcn.h>
#include <zlib.h>

#define MOST_RATIO 1032 /* bytes that one byte of deflated data can become (zlib's technical notes) */

/* The functions that are used, as zlib.h names them. */
struct library {
    int (*inflateInit2_)(z_streamp stream, int window_bits, const char *version, int stream_size);
    int (*inflate)(z_streamp stream, int flush);
    int (*inflateEnd)(z_streamp stream);
};

static bool open_library(struct cpy_thread *t, struct library *lib)
{
    static const struct { const char *name; size_t offset; } symbols[] = {
        {"inflateInit2_", offsetof(struct library, inflateInit2_)}, {"inflate", offsetof(struct library, inflate)},
        {"inflateEnd", offsetof(struct library, inflateEnd)},
    };
    void *handle = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL), *found = handle;

    for (size_t i = 0; found && i < CPY_COUNT(symbols); i++)
        if ((found = dlsym(handle, symbols[i].name)))
            memcpy((char *)lib + symbols[i].offset, &found, sizeof found);
    if (!found)
        cpy_raise(t, CPY_IMPORT_ERROR, "compressed files need the library zlib: %s; sudo apt-get install zlib1g", dlerror());
    return found;
}

/* Inflates data to exactly size bytes at out; returns zlib's result, Z_STREAM_END if all is well. */
static int inflate_all(const struct library *lib, const struct cpy_buffer *data, uint8_t *out, size_t size)
{
    z_stream stream = {.next_in = data->data, .avail_in = (uInt)data->len, .next_out = out, .avail_out = (uInt)size};
    int result = lib->inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, (int)sizeof stream);

    if (result != Z_OK)
        return result;
    result = lib->inflate(&stream, Z_FINISH);
    lib->inflateEnd(&stream);
    return result == Z_STREAM_END && stream.avail_out ? Z_DATA_ERROR : result;
}

static cpy_value inflate_buffer(struct cpy_thread *t, const struct cpy_buffer *data, uint64_t size)
{
    struct library lib;
    uint8_t *out;
    cpy_value bytes;
    int result;

    if (data->len > UINT32_MAX || size > UINT32_MAX || size / MOST_RATIO > data->len)
        return cpy_raise(t, CPY_VALUE_ERROR, "bad compressed data: wrong size");
    if (!open_library(t, &lib) || !(bytes = cpy_bytes_new(t, (size_t)size, &out)))
        return CPY_ERROR;
    if ((result = inflate_all(&lib, data, out, (size_t)size)) == Z_MEM_ERROR)
        return cpy_raise_no_memory(t);
    return result == Z_STREAM_END ? bytes : cpy_raise(t, CPY_VALUE_ERROR, "bad compressed data");
}

static cpy_value zip_inflate(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_buffer data;
    uint64_t size;
    cpy_value bytes;

    if (!cpy_to_uint64(t, args[1], &size) || !cpy_get_buffer(t, args[0], &data, false))
        return CPY_ERROR;
    bytes = inflate_buffer(t, &data, size);
    cpy_release_buffer(t, &data);
    return bytes;
}

static const struct cpy_function functions[] = {
    {"inflate", "(data, size, /)", zip_inflate,
     "Return what was deflated, without a header, to data; ValueError unless it has so many bytes.", 0},
    {0},
};

const struct cpy_module_def cpy_module__zip = {
    .name = "_zip", .doc = "What zipimport needs of zlib.", .functions = functions,
};
