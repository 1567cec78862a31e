/* SPDX-License-Identifier: MIT */
/* main.c - the command line: what to run, with which options.  Everything else is elsewhere. */
#include "modules/cpy/repl.h"
#include "modules/hardware/hardware.h"
#include "modules/modules.h"
#include "vm/api.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXIT_USAGE 2
#define LEAST_DIGITS 640 /* as sys.set_int_max_str_digits() has it */

static const char usage[] = "usage: cpy [option] ... [-c code | -m module | file | -] [argument] ...\n";
static const char help[] =
    "Runs a Python program: standard Python, CircuitPython or MicroPython.\n"
    "\n"
    "  -c code        run code (it ends the list of options)\n"
    "  -m module      run a module found on sys.path (likewise)\n"
    "  file           run a file; a folder or a zip file runs its __main__.py\n"
    "  -              read the program from standard input; so does no argument at all,\n"
    "                 unless that is a terminal: then statements are read one by one\n"
    "  -i             read statements from standard input after the program has ended\n"
    "  -O             no assert statements; -OO: no docstrings either\n"
    "  -q             no banner before the first prompt\n"
    "  -u             print at once: hold nothing back for standard output\n"
    "  -v             tell which files are imported\n"
    "  -W filter      action[:message[:category[:module[:line]]]] of warnings, as in\n"
    "                 -W error or -W ignore::DeprecationWarning\n"
    "  -E             ignore the environment variables below\n"
    "  -P             do not look for modules in the program's folder\n"
    "  -I             both of these\n"
    "  -B -s -S       accepted; what they turn off in CPython does not exist here\n"
    "  -X name[=value]\n"
    "     dev            show every warning, check names of codecs' error handlers at once\n"
    "     dis            print the bytecode instead of running it\n"
    "     heapsize=N     allow N bytes of heap (K, M, G may follow); then MemoryError\n"
    "     int_max_str_digits=N\n"
    "                    digits that int() and str() convert at most; 0: any number\n"
    "     no_debug_ranges\n"
    "                    show no marks under the lines of tracebacks\n"
    "     stats          print counts of instructions, caches and collections at the end\n"
    "     stress         collect garbage at every allocation (slow; to find errors in cpy)\n"
    "     failalloc=N    let the Nth allocation fail (likewise)\n"
    "  --backend NAME[:WHERE]\n"
    "                 how to reach hardware; mock simulates it\n"
    "  --board ID     the board to be: an id, or a file BOARD.toml; --boards lists them\n"
    "  --backends     print which ways to hardware there are, and whether they can be used\n"
    "  --clock virtual\n"
    "                 let simulated hardware keep its own time, in which waiting takes none\n"
    "  --wiring FILE.toml\n"
    "                 devices and faults to attach to simulated hardware\n"
    "  --trace FILE.vcd\n"
    "                 write what happens on simulated pins and buses to a file\n"
    "  doctor         tell what hardware is there, what is missing, and what to type\n"
    "  bench-io       measure pins and buses that are named, beside C; bench-io -h: how\n"
    "  -h, --help     print this and exit\n"
    "  -V, --version  print the version and exit\n"
    "\n"
    "Environment: CPYPATH (folders of modules, separated by colons); PYTHON_COLORS=0 or 1,\n"
    "NO_COLOR, FORCE_COLOR (whether tracebacks have colours); CPY_HISTORY (the prompt's file\n"
    "of earlier lines; empty: none); PYTHONWARNINGS (as -W, separated by commas);\n"
    "PYTHONIOENCODING (encoding:errors of the standard streams); if not empty, as an option:\n"
    "PYTHONUNBUFFERED -u, PYTHONOPTIMIZE -O, PYTHONVERBOSE -v, PYTHONINSPECT -i,\n"
    "PYTHONSAFEPATH -P, PYTHONDEVMODE -X dev, PYTHONNODEBUGRANGES -X no_debug_ranges,\n"
    "PYTHONINTMAXSTRDIGITS=N -X int_max_str_digits=N.\n";

/* What the command line asks for. */
struct request {
    struct cpy_config config;
    const char *code, *module, *file; /* at most one is set; none: standard input */
    const char **x_options, **warn_options; /* as config has them: room for as many as there are arguments, and ... */
    size_t x_count, warn_count;
    char *warnings; /* ... for what PYTHONWARNINGS says, cut into its parts */
    long digits; /* what sys.set_int_max_str_digits() is called with; below 0: not at all */
    char **program; /* the arguments, of which config.argv is the end */
    struct cpy_hardware_options hardware;
    bool list_boards, list_backends;
};

static _Noreturn void bad_usage(const char *format, const char *what)
{
    fprintf(stderr, "cpy: ");
    fprintf(stderr, format, what);
    fprintf(stderr, "\n%sTry 'cpy --help'.\n", usage);
    exit(EXIT_USAGE);
}

static _Noreturn void show(const char *first, const char *second)
{
    printf("%s%s", first, second);
    exit(fflush(stdout) == 0 ? 0 : 1);
}

/* "64M" and its like. */
static size_t parse_size(const char *text)
{
    static const char units[] = "KMG";
    char *end;
    const char *unit;
    unsigned long long n;

    errno = 0;
    n = strtoull(text, &end, 10);
    if (*end && (unit = strchr(units, *end & ~0x20))) {
        int shift = 10 * (int)(unit - units + 1);

        if (n > ULLONG_MAX >> shift)
            errno = ERANGE;
        n <<= shift;
        end++;
    }
    if (end == text || *text == '-' || *end || errno || n == 0 || n > SIZE_MAX)
        bad_usage("'%s' is not a size: expected a number above 0 and perhaps K, M or G, such as 64M", text);
    return (size_t)n;
}

/* A limit of the digits that int() and str() convert. */
static long parse_digits(const char *text)
{
    char *end;
    long n;

    errno = 0;
    n = strtol(text, &end, 10);
    if (end == text || *end || errno || n > INT_MAX || n < 0 || (n && n < LEAST_DIGITS))
        bad_usage("'%s' is not a limit of digits: expected 0, which is none, or at least 640", text);
    return n;
}

static void set_x_option(struct request *r, const char *option)
{
    struct cpy_config *config = &r->config;

    r->x_options[r->x_count++] = option;
    if (strcmp(option, "dis") == 0)
        config->dump_bytecode = true;
    else if (strcmp(option, "dev") == 0)
        config->dev_mode = true;
    else if (strcmp(option, "utf8") == 0 || strcmp(option, "utf8=1") == 0)
        return; /* it is always so */
    else if (strcmp(option, "no_debug_ranges") == 0)
        config->no_columns = true;
    else if (strcmp(option, "stats") == 0)
        config->stats = true;
    else if (strcmp(option, "stress") == 0)
        config->stress = true;
    else if (strncmp(option, "heapsize=", 9) == 0)
        config->heap_limit = parse_size(option + 9);
    else if (strncmp(option, "int_max_str_digits=", 19) == 0)
        r->digits = parse_digits(option + 19);
    else if (strncmp(option, "failalloc=", 10) == 0)
        config->fail_allocation = parse_size(option + 10);
    else
        bad_usage("unknown option -X %s: expected dev, dis, heapsize=N, int_max_str_digits=N, no_debug_ranges, stats, stress or "
            "failalloc=N", option);
}

/* The argument of an option: the rest of its word or the next word. */
static const char *argument(char **argv, int *i, const char *letter)
{
    char name[2] = {*letter, 0};

    if (letter[1])
        return letter + 1;
    if (!argv[*i + 1])
        bad_usage("argument expected for the -%s option", name);
    return argv[++*i];
}

/* Reads one word of options; true when it ends the list of options. */
static bool read_word(struct request *r, char **argv, int *i)
{
    struct cpy_config *config = &r->config;

    for (const char *letter = argv[*i] + 1; *letter; letter++) {
        char name[2] = {*letter, 0};

        switch (*letter) {
        case 'c': r->code = argument(argv, i, letter); return true;
        case 'm': r->module = argument(argv, i, letter); return true;
        case 'X': set_x_option(r, argument(argv, i, letter)); return false;
        case 'W': r->warn_options[r->warn_count++] = argument(argv, i, letter); return false;
        case 'i': config->inspect = config->interactive = true; break;
        case 'O': config->optimize++; break;
        case 'q': config->quiet = true; break;
        case 'u': config->unbuffered = true; break;
        case 'v': config->verbose_import++; break;
        case 'E': config->ignore_environment = true; break;
        case 'P': config->safe_path = true; break;
        case 'I': config->isolated = config->ignore_environment = config->safe_path = true; break;
        case 'B': case 's': case 'S': break;
        case 'h': case '?': show(usage, help);
        case 'V': show("cpy " CPY_VERSION, "\n");
        default: bad_usage("unknown option -%s", name);
        }
    }
    return false;
}

/* Options about hardware: "--board ID" or "--board=ID".  False: it is none of them. */
static bool read_hardware_option(struct request *r, char **argv, int *i)
{
    struct cpy_hardware_options *h = &r->hardware;
    const struct { const char *name, **value; } options[] = {{"--backend", &h->backend}, {"--board", &h->board},
        {"--clock", &h->clock}, {"--wiring", &h->wiring}, {"--trace", &h->trace}};
    const char *option = argv[*i];

    for (size_t k = 0; k < CPY_COUNT(options); k++) {
        size_t len = strlen(options[k].name);

        if (strncmp(option, options[k].name, len) != 0 || (option[len] && option[len] != '='))
            continue;
        if (!option[len] && !argv[*i + 1])
            bad_usage("argument expected for the %s option", option);
        *options[k].value = option[len] ? option + len + 1 : argv[++*i];
        return true;
    }
    return false;
}

/* Options that begin with two dashes; true for "--" itself, which ends the list. */
static bool read_long(struct request *r, char **argv, int *i)
{
    const char *option = argv[*i];

    if (strcmp(option, "--help") == 0)
        show(usage, help);
    if (strcmp(option, "--version") == 0)
        show("cpy " CPY_VERSION, "\n");
    if (strcmp(option, "--") == 0)
        return true;
    if (strcmp(option, "--boards") == 0)
        r->list_boards = true;
    else if (strcmp(option, "--backends") == 0)
        r->list_backends = true;
    else if (!read_hardware_option(r, argv, i))
        bad_usage("unknown option %s", option);
    return false;
}

/* Reads the options; returns the number of the argument that becomes sys.argv[0]. */
static int read_options(struct request *r, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-' || !argv[i][1])
            return i;
        if (argv[i][1] == '-' ? read_long(r, argv, &i) : read_word(r, argv, &i))
            return r->code || r->module ? i : i + 1;
    }
    return argc;
}

/* Is it this command of cpy's own, and not a file of that name? */
static bool wants(const struct request *r, const char *command)
{
    return r->file && strcmp(r->file, command) == 0 && access(r->file, F_OK) < 0;
}

/* A command that takes no arguments should not seem to heed one. */
static void refuse_arguments(const struct request *r)
{
    if (wants(r, "doctor") && r->config.argc > 1)
        bad_usage("doctor takes no arguments, but there is '%s'; options stand before the word doctor", r->config.argv[1]);
}

/* What a variable of the environment says, "" if it is not set or not to be heeded. */
static const char *variable(const struct request *r, const char *name)
{
    const char *text = r->config.ignore_environment ? NULL : getenv(name);

    return text ? text : "";
}

/* How often a variable gives an option, if that is more than the command line does: once if it says anything but a number. */
static void count_variable(const struct request *r, const char *name, int *count)
{
    const char *text = variable(r, name);
    char *end;
    long n = strtol(text, &end, 10);

    if (*text && (*end || n < 0 || n > INT_MAX))
        n = 1;
    if (n > *count)
        *count = (int)n;
}

/* Puts what PYTHONWARNINGS says, parts between commas, before what stood behind -W, which counts more.  False: no memory. */
static bool add_warnings(struct request *r)
{
    const char *text = variable(r, "PYTHONWARNINGS"), **options;
    size_t count = 0, room = strlen(text) / 2 + 1 + r->warn_count + 1;
    char *rest, *part;

    if (!*text)
        return true;
    if (!(rest = r->warnings = strdup(text)) || !(options = malloc(room * sizeof *options)))
        return false;
    while ((part = strsep(&rest, ",")))
        if (*part)
            options[count++] = part;
    memcpy(options + count, r->warn_options, (r->warn_count + 1) * sizeof *options);
    free(r->warn_options);
    r->warn_options = options;
    return true;
}

/* What variables of the environment add to the options, as CPython's; false: no memory. */
static bool read_environment(struct request *r)
{
    struct cpy_config *config = &r->config;
    int unbuffered = 0, inspect = 0;
    const struct { const char *name; int *count; } counted[] = {{"PYTHONOPTIMIZE", &config->optimize},
        {"PYTHONVERBOSE", &config->verbose_import}, {"PYTHONUNBUFFERED", &unbuffered}, {"PYTHONINSPECT", &inspect}};
    const struct { const char *name; bool *flag; } flags[] = {{"PYTHONSAFEPATH", &config->safe_path},
        {"PYTHONDEVMODE", &config->dev_mode}, {"PYTHONNODEBUGRANGES", &config->no_columns}};
    const char *digits = variable(r, "PYTHONINTMAXSTRDIGITS");

    for (size_t i = 0; i < CPY_COUNT(counted); i++)
        count_variable(r, counted[i].name, counted[i].count);
    for (size_t i = 0; i < CPY_COUNT(flags); i++)
        *flags[i].flag |= *variable(r, flags[i].name) != 0;
    config->unbuffered |= unbuffered > 0;
    config->inspect |= inspect > 0;
    config->io_encoding = variable(r, "PYTHONIOENCODING");
    if (r->digits < 0 && *digits)
        r->digits = parse_digits(digits);
    return add_warnings(r);
}

/* Fills r; false: no memory. */
static bool read_command_line(struct request *r, int argc, char **argv)
{
    size_t n = (size_t)argc + 1;
    char **program = r->program = malloc(n * sizeof *program);
    int first;

    r->x_options = calloc(n, sizeof *r->x_options);
    r->warn_options = calloc(n, sizeof *r->warn_options);
    if (!program || !r->x_options || !r->warn_options)
        return false;
    memcpy(program, argv, n * sizeof *program);
    first = read_options(r, argc, argv);
    if (!read_environment(r))
        return false;
    if (r->code || r->module)
        program[first] = (char *)(uintptr_t)(r->code ? "-c" : "-m"); /* nobody writes there */
    else if (first < argc && strcmp(argv[first], "-") != 0)
        r->file = argv[first];
    r->config.orig_argc = argc;
    r->config.orig_argv = argv;
    r->config.argc = argc - first;
    r->config.argv = program + first;
    r->config.x_options = r->x_options;
    r->config.warn_options = r->warn_options;
    refuse_arguments(r);
    return true;
}

static void free_request(struct request *r)
{
    free(r->x_options);
    free(r->warn_options);
    free(r->warnings);
    free(r->program);
}

/* --- what to run --------------------------------------------------------------------------------------------- */

/* All of a file, in malloc'ed memory; NULL on a read error (errno). */
static char *read_all(int fd, size_t *len)
{
    char *text = NULL, *grown;
    size_t cap = 0;
    ssize_t got;

    *len = 0;
    do {
        if (*len == cap) {
            if (!(grown = realloc(text, cap = cap * 2 + 16384))) {
                free(text);
                return NULL;
            }
            text = grown;
        }
        if ((got = read(fd, text + *len, cap - *len)) > 0)
            *len += (size_t)got;
    } while (got > 0);
    if (got == 0)
        return text;
    free(text);
    return NULL;
}

/* Sets path to folder/name, or to name if folder is empty; cut off if that is longer than size.  Nothing that every start
 * needs uses printf(): it takes 0.2 MiB of the C library. */
static void join(char *path, size_t size, const char *folder, const char *name)
{
    size_t n = strnlen(folder, size - 2), rest;

    memmove(path, folder, n);
    if (n && path[n - 1] != '/')
        path[n++] = '/';
    rest = strnlen(name, size - 1 - n);
    memcpy(path + n, name, rest);
    path[n + rest] = 0;
}

/* A path as seen from the root, links and dots left as they are; cut off if it is longer than size. */
static void absolute(const char *path, char *out, size_t size)
{
    join(out, size, *path == '/' || !getcwd(out, size) ? "" : out, path);
}

static bool add_path(struct cpy_thread *t, const char *folder)
{
    cpy_value text = cpy_str_from_os(t, folder);

    return text && cpy_list_append(t, cpy_sys_path(t), text);
}

/* The folders of CPYPATH. */
static bool add_search_path(struct cpy_thread *t)
{
    const char *paths = cpy_vm_config(t)->ignore_environment ? NULL : getenv("CPYPATH");
    char *copy, *rest, *part;
    bool ok = true;

    if (!paths)
        return true;
    if (!(copy = rest = strdup(paths)))
        return cpy_raise_no_memory(t) != CPY_ERROR;
    while (ok && (part = strsep(&rest, ":")))
        ok = !*part || add_path(t, part);
    free(copy);
    return ok;
}

/* What is wrong with an option about hardware is told in a line, without the exception's class. */
static bool plainly(struct cpy_thread *t, bool ok)
{
    cpy_value text;

    if (ok || !(cpy_pending_is(t, CPY_VALUE_ERROR) || cpy_pending_is(t, CPY_OS_ERROR)))
        return ok;
    if ((text = cpy_str_format(t, "cpy: %V", cpy_take_pending(t))))
        cpy_raise_with(t, CPY_SYSTEM_EXIT, text);
    return false;
}

/* sys.path: the program's folder, lib/ in it, then the folders of CPYPATH.  Then simulated hardware can be wired: its
 * devices may be modules of the program.  A folder or zip file that is the program itself comes first even with -P. */
static bool set_path(struct cpy_thread *t, const char *folder, bool is_program)
{
    char lib[PATH_MAX + 4], full[PATH_MAX + 4];

    if ((is_program || !cpy_vm_config(t)->safe_path) && !add_path(t, folder))
        return false;
    if (!cpy_vm_config(t)->safe_path) {
        join(lib, sizeof lib, folder, "lib");
        if (access(lib, X_OK) == 0) {
            absolute(lib, full, sizeof full);
            if (!add_path(t, full))
                return false;
        }
    }
    return add_search_path(t) && plainly(t, cpy_hardware_start(t));
}

static int cannot_open(const char *path, int err)
{
    fprintf(stderr, "cpy: can't open file '%s': [Errno %d] %s\n", path, err, strerror(err));
    return EXIT_USAGE;
}

/* Is a file that was read a zip file?  A program's text has no zeros, and a zip file ends with a record of its own. */
static bool is_zip(const char *data, size_t len)
{
    const size_t most = 22 + 0xffff; /* the record with the longest comment */

    return memchr(data, 0, len) && memmem(len > most ? data + len - most : data, len > most ? most : len, "PK\5\6", 4);
}

/* Runs the __main__.py of a zip file, which itself is where its modules lie. */
static int run_zip(struct cpy_thread *t, const char *path)
{
    char name[PATH_MAX + 16];
    cpy_value main_module = cpy_main_module(t), zip, source, text;
    const uint8_t *data;
    size_t len;

    join(name, sizeof name, path, "__main__.py");
    if (!set_path(t, path, true) || !main_module || !(zip = cpy_import(t, "zipimport")) || !(text = cpy_str_from_os(t, name)) ||
        !(source = cpy_call_method(t, zip, "_source_at", (size_t)1, text)) ||
        !cpy_module_add(t, main_module, "__package__", cpy_str_from(t, "")) ||
        !cpy_module_add(t, main_module, "__loader__", cpy_call_method(t, zip, "zipimporter", (size_t)1, cpy_str_from_os(t, path))))
        return cpy_report_pending(t);
    if (!cpy_is_bytes(source)) {
        fprintf(stderr, "cpy: can't find '__main__' module in '%s'\n", path);
        return 1;
    }
    data = cpy_bytes_view(source, &len);
    return cpy_run_source(t, (const char *)data, len, name);
}

static int run_source_of(struct cpy_thread *t, int fd, const char *name)
{
    size_t len;
    char *source = read_all(fd, &len);
    int status = source ? cpy_run_source(t, source, len, name) : cannot_open(name, errno);

    free(source);
    return status;
}

static int run_script(struct cpy_thread *t, const char *path)
{
    char real[PATH_MAX], *source = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC), status;
    size_t len;

    if (fd < 0 || !(source = read_all(fd, &len)))
        status = cannot_open(path, errno);
    else if (is_zip(source, len))
        status = run_zip(t, path);
    else /* modules lie beside the file that a link points to */
        status = set_path(t, realpath(path, real) ? dirname(real) : "", false) ? cpy_run_source(t, source, len, path)
                                                                          : cpy_report_pending(t);
    free(source);
    if (fd >= 0)
        close(fd);
    return status;
}

/* Runs the __main__.py of a folder, which itself is where its modules lie. */
static int run_folder(struct cpy_thread *t, char *folder)
{
    char path[PATH_MAX + 16];
    size_t len = strlen(folder);
    int fd, status;

    while (len > 1 && (folder[len - 1] == '/' || (folder[len - 1] == '.' && folder[len - 2] == '/')))
        folder[--len] = 0;
    join(path, sizeof path, folder, "__main__.py");
    if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
        if (errno != ENOENT)
            return cannot_open(path, errno);
        fprintf(stderr, "cpy: can't find '__main__' module in '%s'\n", folder);
        return 1;
    }
    if (set_path(t, folder, true) && cpy_main_module(t) &&
        cpy_module_add(t, cpy_main_module(t), "__package__", cpy_str_from(t, "")))
        status = run_source_of(t, fd, path);
    else
        status = cpy_report_pending(t);
    close(fd);
    return status;
}

static int run_file(struct cpy_thread *t, const char *file)
{
    char path[2 * PATH_MAX];
    struct stat st;

    absolute(file, path, sizeof path);
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? run_folder(t, path) : run_script(t, path);
}

/* Are statements on standard input to be run one by one? */
static bool reads_lines(const struct request *r) { return r->config.interactive || isatty(0); }

/* Is it the prompt that is to be run? */
static bool is_prompt(const struct request *r)
{
    return !r->file && !r->module && !r->code && reads_lines(r);
}

/* The program on standard input, or the prompt if that is a terminal. */
static int run_stdin(struct cpy_thread *t, const struct request *r)
{
    struct stat st;

    if (fstat(0, &st) != 0)
        return 0; /* closed: there is nothing to run */
    if (S_ISDIR(st.st_mode)) {
        fprintf(stderr, "cpy: <stdin> is a directory, cannot continue\n");
        return 1;
    }
    if (is_prompt(r))
        return cpy_repl(t, !r->config.quiet);
    return run_source_of(t, 0, "<stdin>");
}

static int run_module(struct cpy_thread *t, const char *name)
{
    char here[PATH_MAX];

    return set_path(t, getcwd(here, sizeof here) ? here : "", false) ? cpy_run_module(t, name) : cpy_report_pending(t);
}

/* Prints a text that is about hardware; CPY_ERROR: what is wrong is told in a line. */
static int print_text(struct cpy_thread *t, cpy_value text)
{
    const char *utf8 = text ? cpy_str_utf8(t, text, NULL) : NULL;

    if (!utf8) {
        plainly(t, false);
        return cpy_report_pending(t);
    }
    return fputs(utf8, stdout) >= 0 && fflush(stdout) == 0 ? 0 : 1;
}

/* "cpy doctor", unless there is a file of that name: 1 if something is missing. */
static int run_doctor(struct cpy_thread *t, const struct request *r)
{
    int missing = 0, failed = print_text(t, cpy_hardware_doctor(t, &r->hardware, &missing));

    return failed ? failed : missing != 0;
}

static int run(struct cpy_thread *t, const struct request *r)
{
    if (*r->config.io_encoding && !cpy_import(t, "io"))
        return cpy_report_pending(t); /* there is no such encoding */
    if (r->list_boards)
        return print_text(t, cpy_hardware_list(t));
    if (r->list_backends)
        return print_text(t, cpy_hardware_backends(t, &r->hardware));
    if (wants(r, "doctor"))
        return run_doctor(t, r);
    if (!plainly(t, cpy_hardware_configure(t, &r->hardware)))
        return cpy_report_pending(t);
    if (wants(r, "bench-io"))
        return cpy_run_module(t, "cpy.bench_io");
    if (r->file)
        return run_file(t, r->file);
    if (r->module)
        return run_module(t, r->module);
    if (!set_path(t, "", false))
        return cpy_report_pending(t);
    return r->code ? cpy_run_source(t, r->code, strlen(r->code), "<string>") : run_stdin(t, r);
}

/* --- signals ------------------------------------------------------------------------------------------------------ */

/* The interpreter that Ctrl-C interrupts: the process's one mutable global. */
static struct cpy_vm *volatile signal_owner;

static void on_interrupt(int number)
{
    if (!signal_owner)
        return;
    cpy_signal(signal_owner, number);
    if (number == SIGINT)
        cpy_hardware_cancel(signal_owner);
}

/* SIGTERM and SIGHUP leave no pin driving. */
static void on_end(int number)
{
    if (signal_owner)
        cpy_hardware_end(signal_owner, number);
}

/* From here on Ctrl-C ends the process: all Python code has run and all hardware is released. */
static void stop_listening(struct cpy_thread *t, void *user)
{
    struct sigaction action;

    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

    (void)t;
    (void)user;
    for (size_t i = 0; i < CPY_COUNT(numbers); i++)
        if (sigaction(numbers[i], NULL, &action) == 0
            && (action.sa_handler == on_end || (numbers[i] == SIGINT && action.sa_handler == on_interrupt)))
            signal(numbers[i], SIG_DFL);
    signal_owner = NULL;
}

/* Ctrl-C is KeyboardInterrupt, unless whoever started us wants it ignored; system calls that wait are left for it.
 * A closed pipe is BrokenPipeError and a file that grows too large OSError. */
static bool handle_signals(struct cpy_thread *t)
{
    struct sigaction action = {.sa_handler = on_interrupt}, old;

    signal_owner = cpy_vm_of(t);
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
    cpy_nudge_waits(t);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    return cpy_at_end(t, stop_listening, NULL);
}

/* Ends by the signal itself, so that a shell's loop over this command ends as well. */
static int die_of_interrupt(void)
{
    signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
    return CPY_STATUS_INTERRUPTED & 0xff; /* the signal is blocked */
}

int main(int argc, char **argv)
{
    struct request r = {.config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules}, .digits = -1};
    char executable[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", executable, sizeof executable - 1);
    struct cpy_thread *t;
    int status;

    executable[len > 0 ? len : 0] = 0;
    r.config.executable = executable;
    r.config.on_signal = on_interrupt;
    r.config.on_end = on_end;
#ifdef CPY_STRESS
    r.config.stress = true;
#elif !defined __SANITIZE_ADDRESS__ /* which looks for what is not freed */
    r.config.ends = true;
#endif
    if (!read_command_line(&r, argc, argv) || !(t = cpy_vm_new(&r.config))) {
        fprintf(stderr, "cpy: not enough memory to start\n");
        free_request(&r);
        return 1;
    }
    if (r.digits >= 0)
        cpy_set_int_digit_limit(t, r.digits);
    status = handle_signals(t) ? run(t, &r) : cpy_report_pending(t);
    if (r.config.inspect && reads_lines(&r) && !is_prompt(&r))
        status = cpy_repl(t, false);
    if (cpy_allocation_failed(t))
        fprintf(stderr, "cpy: allocation %zu failed, as -X failalloc asks\n", r.config.fail_allocation);
    cpy_vm_free(t);
    free_request(&r);
    return status == CPY_STATUS_INTERRUPTED ? die_of_interrupt() : status;
}
