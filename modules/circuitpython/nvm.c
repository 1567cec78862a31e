/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/nvm.c - nvm.ByteArray: bytes that survive a reset.
 *
 * They lie in a file: the one that CPY_NVM names, else one per board below the user's state folder.  A simulated
 * board without CPY_NVM keeps them in memory, so that one run knows nothing of another. */
#include "modules/circuitpython/microcontroller.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define ERASED 0xff

/* How many bytes a chip has, by the beginning of its name. */
static const struct {
    const char *chip;
    uint32_t size;
} sizes[] = {{"samd21", 256}, {"samd51", 8192}, {"host", 4096}, {"bcm", 4096}};

struct nvm {
    struct cpy_object head;
    uint8_t *data; /* cpy_malloc'ed */
    uint32_t len;
    bool in_file; /* path is where they lie */
    char path[PATH_MAX];
};

static struct nvm *as_nvm(cpy_value v) { return (struct nvm *)cpy_pointer(v); }

static uint32_t size_for(const struct cpy_board *board)
{
    for (size_t i = 0; i < CPY_COUNT(sizes); i++)
        if (board->def->chip && strncmp(board->def->chip, sizes[i].chip, strlen(sizes[i].chip)) == 0)
            return sizes[i].size;
    return 0;
}

/* Where the bytes of a board lie; false: nowhere. */
static bool find_path(const struct cpy_board *board, char *path, size_t size)
{
    const char *given = getenv("CPY_NVM"), *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

    if (given && *given)
        return snprintf(path, size, "%s", given) < (int)size;
    if (board->backend->in_process || !((state && *state) || (home && *home)))
        return false;
    if (state && *state)
        return snprintf(path, size, "%s/cpy/nvm-%s", state, board->def->id) < (int)size;
    return snprintf(path, size, "%s/.local/state/cpy/nvm-%s", home, board->def->id) < (int)size;
}

/* Fills data with what the file has; a file that is missing or short is erased memory. */
static bool load(struct cpy_thread *t, struct nvm *n)
{
    int fd = open(n->path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, n->data, n->len) : 0;
    int err = errno;

    if (fd >= 0)
        close(fd);
    if ((fd >= 0 && got >= 0) || (fd < 0 && err == ENOENT))
        return true;
    cpy_raise_errno(t, err, cpy_str_from_os(t, n->path));
    return false;
}

cpy_value cpy_nvm_open(struct cpy_thread *t)
{
    const struct cpy_board *board = cpy_hardware(t);
    uint32_t size = board ? size_for(board) : 0;
    cpy_value type;
    struct nvm *n;

    if (!board || !size)
        return board ? CPY_NONE : CPY_ERROR;
    if (!(type = cpy_type_of_def(t, &cpy_nvm_type)) || !(n = cpy_new_object(t, type)) ||
        !(n->data = cpy_malloc(t, size)))
        return CPY_ERROR;
    n->len = size;
    memset(n->data, ERASED, size);
    n->in_file = find_path(board, n->path, sizeof n->path);
    return !n->in_file || load(t, n) ? cpy_from(n) : CPY_ERROR;
}

static void nvm_destroy(struct cpy_object *o)
{
    struct nvm *n = (struct nvm *)o;

    if (n->data)
        cpy_free(n, n->data, n->len);
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

static void make_folders(const char *path)
{
    char folder[PATH_MAX];

    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        mkdir(folder, 0777); /* what is wrong with it is told by opening the file */
    }
}

/* All bytes: the file may be new or short.  0, or an errno. */
static int write_file(const struct nvm *n)
{
    int fd, err = 0;
    ssize_t put;

    make_folders(n->path);
    if ((fd = open(n->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) < 0)
        return errno;
    put = write(fd, n->data, n->len);
    if (put < 0 || fdatasync(fd) < 0)
        err = errno;
    else if (put < (ssize_t)n->len)
        err = ENOSPC;
    close(fd);
    return err;
}

static cpy_value save(struct cpy_thread *t, const struct nvm *n)
{
    int err = n->in_file ? write_file(n) : 0;

    return err ? cpy_raise_errno(t, err, cpy_str_from_os(t, n->path)) : CPY_NONE;
}

static cpy_value set_slice(struct cpy_thread *t, struct nvm *n, cpy_value slice, cpy_value v)
{
    struct cpy_buffer bytes;
    int64_t start, stop, step;
    size_t count;
    bool fits;

    if (!cpy_slice_indices(t, slice, n->len, &start, &stop, &step, &count))
        return CPY_ERROR;
    if (step != 1)
        return cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "only slices with step=1 (aka None) are supported");
    if (!cpy_get_buffer(t, v, &bytes, false))
        return CPY_ERROR;
    if ((fits = bytes.len == count))
        memcpy(n->data + start, bytes.data, count);
    cpy_release_buffer(t, &bytes);
    return fits ? save(t, n) : cpy_raise(t, CPY_VALUE_ERROR, "Slice and value different lengths.");
}

static bool read_index(struct cpy_thread *t, const struct nvm *n, cpy_value v, size_t *out)
{
    int64_t i;

    if (!cpy_to_index(t, v, &i))
        return false;
    i += i < 0 ? n->len : 0;
    if (i < 0 || i >= n->len) {
        cpy_raise(t, CPY_INDEX_ERROR, "index out of range");
        return false;
    }
    *out = (size_t)i;
    return true;
}

static cpy_value nvm_setitem(struct cpy_thread *t, const cpy_value *args)
{
    struct nvm *n = as_nvm(args[0]);
    int64_t byte;
    size_t i;

    if (cpy_is_slice(args[1]))
        return set_slice(t, n, args[1], args[2]);
    if (!read_index(t, n, args[1], &i) || !cpy_argument_range(t, args[2], "value", 0, 255, &byte))
        return CPY_ERROR;
    n->data[i] = (uint8_t)byte;
    return save(t, n);
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

static cpy_value nvm_getitem(struct cpy_thread *t, const cpy_value *args)
{
    struct nvm *n = as_nvm(args[0]);
    int64_t start, stop, step;
    size_t count, i;

    if (!cpy_is_slice(args[1]))
        return read_index(t, n, args[1], &i) ? cpy_int(n->data[i]) : CPY_ERROR;
    if (!cpy_slice_indices(t, args[1], n->len, &start, &stop, &step, &count))
        return CPY_ERROR;
    if (step != 1)
        return cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "only slices with step=1 (aka None) are supported");
    return cpy_bytearray_from(t, n->data + start, count);
}

static cpy_value nvm_len(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(as_nvm(args[0])->len);
}

static cpy_value nvm_bool(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_nvm(args[0])->len > 0);
}

static const struct cpy_function methods[] = {
    {"__bool__", "(self, /)", nvm_bool, "Return whether there is any memory.", 0},
    {"__len__", "(self, /)", nvm_len, "Return the number of bytes.", 0},
    {"__getitem__", "(self, index, /)", nvm_getitem, "Return a byte, or a slice as a bytearray.", 0},
    {"__setitem__", "(self, index, value, /)", nvm_setitem, "Write a byte, or bytes to a slice that is as long.", 0},
    {0},
};

const struct cpy_type_def cpy_nvm_type = {
    .name = "nvm.ByteArray",
    .doc = "Bytes that survive a reset; microcontroller.nvm is the only one.",
    .size = sizeof(struct nvm),
    .flags = CPY_TYPE_FINAL | CPY_TYPE_ABSTRACT,
    .methods = methods,
    .destroy = nvm_destroy,
};

static const struct cpy_type_def *const types[] = {&cpy_nvm_type, NULL};

const struct cpy_module_def cpy_module_nvm = {
    .name = "nvm",
    .doc = "Memory that survives a reset: see microcontroller.nvm.",
    .types = types,
};
