/* SPDX-License-Identifier: MIT */
/* modules/stdlib/io.c - module io: open(), and the standard streams. */
#include "modules/stdlib/io.h"

#include <fcntl.h>
#include <unistd.h>

/* What mode= of open() says. */
struct mode {
    char raw[8];  /* for FileIO */
    bool binary, reading, writing, updating;
};

static bool bad_mode(struct cpy_thread *t, const char *text)
{
    cpy_raise(t, CPY_VALUE_ERROR, "%s", text);
    return false;
}

static bool parse_mode(struct cpy_thread *t, cpy_value v, struct mode *mode)
{
    const char *text, *p;
    int kinds = 0;
    bool is_text = false;
    size_t n = 0;

    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "open() argument 'mode' must be str, not %B", v);
        return false;
    }
    if (!(text = cpy_str_utf8(t, v, NULL)))
        return false;
    for (p = text; *p; p++) {
        if (!strchr("rwxabt+", *p) || strchr(p + 1, *p)) {
            cpy_raise(t, CPY_VALUE_ERROR, "invalid mode: %R", v);
            return false;
        }
        kinds += strchr("rwxa", *p) != NULL;
        mode->reading |= *p == 'r';
        mode->writing |= strchr("wxa", *p) != NULL;
        mode->updating |= *p == '+';
        mode->binary |= *p == 'b';
        is_text |= *p == 't';
        if (*p != 't' && *p != 'b')
            mode->raw[n++] = *p;
    }
    if (is_text && mode->binary)
        return bad_mode(t, "can't have text and binary mode at once");
    if (kinds == 0)
        return bad_mode(t, "Must have exactly one of create/read/write/append mode and at most one plus");
    if (kinds != 1)
        return bad_mode(t, "must have exactly one of create/read/write/append mode");
    return true;
}

/* The binary stream that open() returns or puts text over. */
static cpy_value open_binary(struct cpy_thread *t, const cpy_value *args, const struct mode *mode, int64_t buffering)
{
    cpy_value file_args[4] = {args[0], cpy_str_from(t, mode->raw), args[6], args[7]}, raw, buffered_args[2];
    const struct cpy_type_def *def = mode->updating ? &cpy_io_buffered_random
                                   : mode->reading ? &cpy_io_buffered_reader : &cpy_io_buffered_writer;

    if (!file_args[1] || !(raw = cpy_call(t, cpy_type_of_def(t, &cpy_io_file), file_args, 4)) || buffering == 0)
        return file_args[1] ? raw : CPY_ERROR;
    buffered_args[0] = raw;
    buffered_args[1] = cpy_int(buffering > 1 ? buffering : CPY_IO_BUFFER_SIZE);
    return cpy_call(t, cpy_type_of_def(t, def), buffered_args, 2);
}

static bool check_arguments(struct cpy_thread *t, const cpy_value *args, const struct mode *mode, int64_t buffering)
{
    static const char *const names[] = {"encoding", "errors", "newline"};

    for (int i = 0; i < 3; i++)
        if (args[3 + i] != CPY_NONE && !cpy_is_str(args[3 + i]))
            return cpy_raise(t, CPY_TYPE_ERROR, "open() argument '%s' must be str or None, not %B", names[i], args[3 + i]);
    if (mode->binary && args[3] != CPY_NONE)
        return bad_mode(t, "binary mode doesn't take an encoding argument");
    if (mode->binary && args[4] != CPY_NONE)
        return bad_mode(t, "binary mode doesn't take an errors argument");
    if (mode->binary && args[5] != CPY_NONE)
        return bad_mode(t, "binary mode doesn't take a newline argument");
    if (!mode->binary && buffering == 0)
        return bad_mode(t, "can't have unbuffered text I/O");
    return true;
}

/* Can it name a file?  False: TypeError, before anything else is looked at. */
static bool check_file(struct cpy_thread *t, cpy_value v)
{
    return cpy_is_str(v) || cpy_find_attr_str(t, cpy_type_of(t, v), "__fspath__")
        || cpy_find_attr_str(t, cpy_type_of(t, v), "__index__") || cpy_fs_path(t, v);
}

/* open(file, mode, buffering, encoding, errors, newline, closefd, opener): what the built-in calls. */
static cpy_value io_open(struct cpy_thread *t, const cpy_value *args)
{
    struct mode mode = {{0}, false, false, false, false};
    int64_t buffering;
    cpy_value binary, text_args[5], stream, tty;

    if (!check_file(t, args[0]) || !parse_mode(t, args[1], &mode) || !cpy_to_int64(t, args[2], &buffering) || !check_arguments(t, args, &mode, buffering))
        return CPY_ERROR;
    if (mode.binary && buffering == 1 &&
        !cpy_warn(t, CPY_RUNTIME_WARNING, "line buffering (buffering=1) isn't supported in binary mode, the default buffer "
            "size will be used"))
        return CPY_ERROR;
    binary = open_binary(t, args, &mode, mode.binary || buffering > 1 ? buffering : -1);
    if (!binary || mode.binary)
        return binary;
    if (!(tty = cpy_call_method(t, binary, "isatty", (size_t)0)))
        return cpy_io_close_below(t, binary, cpy_take_pending(t));
    text_args[0] = binary;
    for (int i = 1; i <= 3; i++)
        text_args[i] = args[2 + i];
    text_args[4] = cpy_bool(buffering == 1 || tty == CPY_TRUE);
    if (!(stream = cpy_call(t, cpy_type_of_def(t, &cpy_io_text), text_args, 5)))
        return cpy_io_close_below(t, binary, cpy_take_pending(t));
    return cpy_setattr_str(t, stream, "mode", args[1]) ? stream : CPY_ERROR;
}

static cpy_value io_text_encoding(struct cpy_thread *t, const cpy_value *args)
{
    return args[0] == CPY_NONE ? cpy_str_from(t, "locale") : args[0];
}

static const struct cpy_function open_row = {
    "open", "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    io_open, "Open a file and return a stream.", 0};

static cpy_value io_open_code(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value open_args[2] = {args[0], cpy_str_from(t, "rb")};

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "open_code() argument 'path' must be str, not %T", args[0]);
    return open_args[1] ? cpy_call(t, cpy_get_hook(t, CPY_HOOK_OPEN), open_args, 2) : CPY_ERROR;
}

/* What few programs need is written in Python. */
static cpy_value from_pair(struct cpy_thread *t, const char *name)
{
    cpy_value rest = cpy_import(t, "_io_pair");

    return rest ? cpy_getattr_str(t, rest, name) : CPY_ERROR;
}

static cpy_value make_pair(struct cpy_thread *t) { return from_pair(t, "BufferedRWPair"); }
static cpy_value make_decoder(struct cpy_thread *t) { return from_pair(t, "IncrementalNewlineDecoder"); }

static cpy_value make_all(struct cpy_thread *t)
{
    return cpy_list_of_words(t, "BlockingIOError open open_code IOBase RawIOBase FileIO BytesIO StringIO BufferedIOBase "
        "BufferedReader BufferedWriter BufferedRWPair BufferedRandom TextIOBase TextIOWrapper UnsupportedOperation "
        "SEEK_SET SEEK_CUR SEEK_END DEFAULT_BUFFER_SIZE text_encoding IncrementalNewlineDecoder");
}

static const struct cpy_lazy lazy[] = {
    {"__all__", make_all}, {"BufferedRWPair", make_pair}, {"IncrementalNewlineDecoder", make_decoder}, {0},
};

static const struct cpy_function functions[] = {
    {"open_code", "(path)", io_open_code, "Open a file of code to be read as bytes.", 0},
    {"text_encoding", "(encoding, stacklevel=2, /)", io_text_encoding, "Return encoding, or 'locale' for None, which is UTF-8.", 0},
    {0},
};

static const struct cpy_constant constants[] = {
    CPY_INT_CONSTANT("DEFAULT_BUFFER_SIZE", CPY_IO_BUFFER_SIZE),
    CPY_INT_CONSTANT("SEEK_SET", SEEK_SET), CPY_INT_CONSTANT("SEEK_CUR", SEEK_CUR), CPY_INT_CONSTANT("SEEK_END", SEEK_END),
    {0},
};

static const struct cpy_type_def *const types[] = {
    &cpy_io_base, &cpy_io_raw_base, &cpy_io_buffered_base, &cpy_io_text_base, &cpy_io_file, &cpy_io_buffered_reader,
    &cpy_io_buffered_writer, &cpy_io_buffered_random, &cpy_io_bytes, &cpy_io_text, &cpy_io_string, NULL,
};

/* Less than a chunk of the text stream, which then goes to the file as it is: CPython does likewise, and so a pipe that
 * nobody reads any more is told once. */
#define OUTPUT_BUFFER 4096

/* The name by which module codecs knows an encoding. */
static cpy_value codec_name(struct cpy_thread *t, const char *encoding, size_t len)
{
    cpy_value name = cpy_decode(t, encoding, len, "utf-8", "surrogateescape");
    cpy_value codecs = name ? cpy_import(t, "codecs") : CPY_ERROR, info;

    return codecs && (info = cpy_call_method(t, codecs, "lookup", (size_t)1, name)) ? cpy_getattr_str(t, info, "name") : CPY_ERROR;
}

/* Sets the encoding and the error handler of a standard stream as PYTHONIOENCODING has them: an encoding that is named
 * is strict if nothing else is said, and stderr shows everything in any case. */
static bool set_encoding(struct cpy_thread *t, int fd, cpy_value *encoding, cpy_value *errors)
{
    const char *given = cpy_vm_config(t)->io_encoding, *wanted = given ? given : "", *end = strchrnul(wanted, ':');
    const char *handler = *end && end[1] ? end + 1 : end > wanted ? "strict" : "surrogateescape";

    *encoding = end > wanted ? codec_name(t, wanted, (size_t)(end - wanted)) : cpy_str_from(t, "utf-8");
    *errors = *encoding ? cpy_str_from_os(t, fd == 2 ? "backslashreplace" : handler) : CPY_ERROR;
    return *errors != CPY_ERROR;
}

/* A standard stream; stays open when it is dropped. */
static bool make_stream(struct cpy_thread *t, enum cpy_hook hook, int fd, const char *name)
{
    struct mode mode = {{0}, false, fd == 0, fd != 0, false};
    cpy_value args[8] = {cpy_int(fd), CPY_NONE, CPY_NONE, CPY_NONE, CPY_NONE, CPY_NONE, CPY_FALSE, CPY_NONE};
    bool unbuffered = fd != 0 && cpy_vm_config(t)->unbuffered;
    cpy_value binary, raw, text_args[6], stream;

    if (fcntl(fd, F_GETFD) < 0)
        return true; /* closed: the stream is None */
    strcpy(mode.raw, fd == 0 ? "r" : "w");
    if (!(binary = open_binary(t, args, &mode, unbuffered ? 0 : fd != 0 ? OUTPUT_BUFFER : -1)) ||
        !(raw = unbuffered ? binary : cpy_getattr_str(t, binary, "raw")))
        return false;
    text_args[0] = binary;
    text_args[3] = cpy_str_from(t, "\n");
    text_args[4] = cpy_bool(fd == 2 || isatty(fd));
    text_args[5] = cpy_bool(unbuffered);
    if (!set_encoding(t, fd, &text_args[1], &text_args[2]) || !text_args[3] ||
        !(stream = cpy_call(t, cpy_type_of_def(t, &cpy_io_text), text_args, 6)))
        return false;
    cpy_set_hook(t, hook, stream);
    return cpy_setattr_str(t, raw, "name", cpy_str_from(t, name)) &&
        cpy_setattr_str(t, stream, "mode", cpy_str_from(t, fd == 0 ? "r" : "w"));
}

static bool io_init(struct cpy_thread *t, cpy_value module)
{
    cpy_value bases[2], parts[3], class, open;

    bases[0] = cpy_exception_class(t, CPY_OS_ERROR);
    bases[1] = cpy_exception_class(t, CPY_VALUE_ERROR);
    parts[0] = cpy_str_from(t, "UnsupportedOperation");
    parts[1] = cpy_tuple_from(t, bases, 2);
    parts[2] = cpy_dict_new(t);
    if (!parts[0] || !parts[1] || !parts[2] || !(class = cpy_call(t, cpy_builtin_type(t, CPY_TYPE_TYPE), parts, 3)) ||
        !cpy_setattr_str(t, class, "__module__", cpy_str_from(t, "io")) ||
        !cpy_module_add(t, module, "UnsupportedOperation", class) ||
        !cpy_module_add(t, module, "BlockingIOError", cpy_exception_class(t, CPY_BLOCKING_IO_ERROR)))
        return false;
    if (!(open = cpy_native_new(t, &open_row, cpy_str_from(t, "io"))))
        return false;
    cpy_set_hook(t, CPY_HOOK_OPEN, open);
    return cpy_module_add(t, module, "open", cpy_dict_get_str(t, cpy_builtins(t), "open")) &&
        make_stream(t, CPY_HOOK_STDIN, 0, "<stdin>") && make_stream(t, CPY_HOOK_STDOUT, 1, "<stdout>") &&
        make_stream(t, CPY_HOOK_STDERR, 2, "<stderr>");
}

const struct cpy_module_def cpy_module_io = {
    .name = "io", .doc = "Streams: files, buffers, text, memory.",
    .functions = functions, .constants = constants, .types = types, .init = io_init, .lazy = lazy,
};
