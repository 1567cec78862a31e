/* SPDX-License-Identifier: MIT */
/* main.c - the command line: what to run, with which options.  Everything else is elsewhere. */
#include "modules/cpy/repl.h"
#include "modules/modules.h"
#include "vm/api.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXIT_USAGE 2

static const char usage[] =
    "usage: cpy [option] ... [-c code | -m module | file | -] [argument] ...\n"
    "Runs a Python program: standard Python, CircuitPython or MicroPython.\n"
    "\n"
    "  -c code        run code (it ends the list of options)\n"
    "  -m module      run a module found on sys.path (likewise)\n"
    "  file           run a file; a folder runs its __main__.py\n"
    "  -              read the program from standard input; so does no argument at all,\n"
    "                 unless that is a terminal: then statements are read one by one\n"
    "  -i             read statements from the terminal after the program has ended\n"
    "  -O             no assert statements; -OO: no docstrings either\n"
    "  -v             tell which files are imported\n"
    "  -X name[=value]\n"
    "     dis            print the bytecode instead of running it\n"
    "     heapsize=N     allow N bytes of heap (K, M, G may follow); then MemoryError\n"
    "     stats          print counts of instructions, caches and collections at the end\n"
    "     stress         collect garbage at every allocation (slow; to find errors in cpy)\n"
    "     failalloc=N    let the Nth allocation fail (likewise)\n"
    "  -h, --help     print this and exit\n"
    "  -V, --version  print the version and exit\n";

/* What the command line asks for. */
struct request {
    struct cpy_config config;
    const char *code, *module, *file; /* at most one is set; none: standard input */
};

static _Noreturn void bad_usage(const char *format, const char *what)
{
    fprintf(stderr, "cpy: ");
    fprintf(stderr, format, what);
    fprintf(stderr, "\nTry 'cpy --help'.\n");
    exit(EXIT_USAGE);
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
    if (end == text || *end || errno || n == 0 || n > SIZE_MAX)
        bad_usage("'%s' is not a size: expected a number above 0 and perhaps K, M or G, such as 64M", text);
    return (size_t)n;
}

static void set_x_option(struct cpy_config *config, const char *option)
{
    if (strcmp(option, "dis") == 0)
        config->dump_bytecode = true;
    else if (strcmp(option, "stats") == 0)
        config->stats = true;
    else if (strcmp(option, "stress") == 0)
        config->stress = true;
    else if (strncmp(option, "heapsize=", 9) == 0)
        config->heap_limit = parse_size(option + 9);
    else if (strncmp(option, "failalloc=", 10) == 0)
        config->fail_allocation = parse_size(option + 10);
    else
        bad_usage("unknown option -X %s: expected dis, heapsize=N, stats, stress or failalloc=N", option);
}

/* The argument of an option: the rest of its word or the next word. */
static const char *argument(char **argv, int *i, const char *letter)
{
    if (letter[1])
        return letter + 1;
    if (!argv[*i + 1]) {
        static const char format[] = "argument expected for the -%s option";
        char name[2] = {*letter, 0};

        bad_usage(format, name);
    }
    return argv[++*i];
}

/* Reads one word of options; true when it ends the list of options. */
static bool read_word(struct request *r, char **argv, int *i)
{
    for (const char *letter = argv[*i] + 1; *letter; letter++) {
        switch (*letter) {
        case 'c': r->code = argument(argv, i, letter); return true;
        case 'm': r->module = argument(argv, i, letter); return true;
        case 'X': set_x_option(&r->config, argument(argv, i, letter)); return false;
        case 'i': r->config.inspect = true; break;
        case 'O': r->config.optimize += r->config.optimize < 2; break;
        case 'v': r->config.verbose_import = true; break;
        case 'h': fputs(usage, stdout); exit(0);
        case 'V': puts("cpy " CPY_VERSION); exit(0);
        default: {
            char name[2] = {*letter, 0};

            bad_usage("unknown option -%s", name);
        }
        }
    }
    return false;
}

/* Fills r; config.argc and argv are left with what the program gets as sys.argv. */
static void read_command_line(struct request *r, int argc, char **argv)
{
    int i;

    for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            fputs(usage, stdout);
            exit(0);
        }
        if (strcmp(argv[i], "--version") == 0) {
            puts("cpy " CPY_VERSION);
            exit(0);
        }
        if (strcmp(argv[i], "--") == 0) {
            i++;
            break;
        }
        if (argv[i][1] == '-')
            bad_usage("unknown option %s", argv[i]);
        if (read_word(r, argv, &i)) {
            argv[i] = (char *)(uintptr_t)(r->code ? "-c" : "-m"); /* sys.argv[0]; nobody writes there */
            r->config.argc = argc - i;
            r->config.argv = argv + i;
            return;
        }
    }
    if (i < argc && strcmp(argv[i], "-") != 0)
        r->file = argv[i];
    r->config.argc = argc - i;
    r->config.argv = argv + i;
}

/* --- what to run --------------------------------------------------------------------------------------------- */

/* All of a stream, in malloc'ed memory; NULL on a read error (errno). */
static char *read_all(FILE *in, size_t *len)
{
    char *text = NULL, *grown;
    size_t cap = 0, got;

    *len = 0;
    do {
        if (*len == cap) {
            if (!(grown = realloc(text, cap = cap * 2 + 16384)))
                break;
            text = grown;
        }
        got = fread(text + *len, 1, cap - *len, in);
        *len += got;
    } while (got > 0);
    if (!ferror(in) && *len < cap)
        return text;
    free(text);
    return NULL;
}

static bool add_path(struct cpy_thread *t, const char *folder)
{
    cpy_value text = cpy_str_from_os(t, folder);

    return text && cpy_list_append(t, cpy_sys_path(t), text);
}

/* sys.path: the program's folder, lib/ in it, then the folders of CPYPATH. */
static bool set_path(struct cpy_thread *t, const char *folder)
{
    char lib[PATH_MAX];
    char *paths = getenv("CPYPATH"), *copy, *rest, *part;
    bool ok = add_path(t, folder);

    snprintf(lib, sizeof lib, "%s%slib", folder, *folder ? "/" : "");
    ok = ok && (access(lib, X_OK) != 0 || add_path(t, lib));
    if (!paths || !(copy = rest = strdup(paths)))
        return ok;
    while (ok && (part = strsep(&rest, ":")))
        ok = !*part || add_path(t, part);
    free(copy);
    return ok;
}

/* The folder of a script, links resolved. */
static void folder_of(const char *file, char *folder, size_t size)
{
    char real[PATH_MAX];

    snprintf(folder, size, "%s", realpath(file, real) ? dirname(real) : "");
}

static int cannot_open(const char *file, int err)
{
    char here[PATH_MAX], *cwd = *file == '/' ? NULL : getcwd(here, sizeof here);

    fprintf(stderr, "cpy: can't open file '%s%s%s': [Errno %d] %s\n", cwd ? cwd : "", cwd ? "/" : "", file, err, strerror(err));
    return EXIT_USAGE;
}

static int run_open_file(struct cpy_thread *t, FILE *in, const char *name)
{
    size_t len;
    char *source = read_all(in, &len);
    int status = source ? cpy_run_source(t, source, len, name) : cannot_open(name, errno);

    free(source);
    return status;
}

static int run_file(struct cpy_thread *t, const char *file)
{
    char path[PATH_MAX], folder[PATH_MAX];
    struct stat st;
    FILE *in;
    int status;

    snprintf(path, sizeof path, "%s", file);
    if (stat(file, &st) == 0 && S_ISDIR(st.st_mode)) {
        snprintf(path, sizeof path, "%s/__main__.py", file);
        if (access(path, F_OK) != 0) {
            fprintf(stderr, "cpy: can't find '__main__' module in '%s'\n", file);
            return 1;
        }
    }
    if (!(in = fopen(path, "rb")))
        return cannot_open(path, errno);
    folder_of(path, folder, sizeof folder);
    status = set_path(t, folder) ? run_open_file(t, in, path) : cpy_report_pending(t);
    fclose(in);
    return status;
}

static int run(struct cpy_thread *t, const struct request *r)
{
    if (r->file)
        return run_file(t, r->file);
    if (!set_path(t, ""))
        return cpy_report_pending(t);
    if (r->code)
        return cpy_run_source(t, r->code, strlen(r->code), "<string>");
    if (r->module)
        return cpy_run_module(t, r->module);
    if (r->config.argc == 0 && isatty(0))
        return cpy_repl(t, true);
    return run_open_file(t, stdin, "<stdin>");
}

/* The interpreter that Ctrl-C interrupts: the process's one mutable global. */
static struct cpy_vm *volatile signal_owner;

static void on_interrupt(int number)
{
    (void)number;
    if (signal_owner)
        cpy_interrupt(signal_owner);
}

/* Ctrl-C is KeyboardInterrupt; system calls that wait are left for it.  A closed pipe is BrokenPipeError. */
static void handle_signals(struct cpy_thread *t)
{
    struct sigaction action = {.sa_handler = on_interrupt};

    signal_owner = cpy_vm_of(t);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
}

int main(int argc, char **argv)
{
    struct request r = {.config = {.modules = cpy_native_modules, .frozen_modules = cpy_frozen_modules}};
    char executable[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", executable, sizeof executable - 1);
    struct cpy_thread *t;
    int status;

    read_command_line(&r, argc, argv);
    executable[len > 0 ? len : 0] = 0;
    r.config.executable = executable;
#ifdef CPY_STRESS
    r.config.stress = true;
#endif
    if (!(t = cpy_vm_new(&r.config))) {
        fprintf(stderr, "cpy: not enough memory to start\n");
        return 1;
    }
    handle_signals(t);
    status = run(t, &r);
    if (r.config.inspect && isatty(0))
        status = cpy_repl(t, false);
    signal(SIGINT, SIG_DFL);
    if (cpy_allocation_failed(t))
        fprintf(stderr, "cpy: allocation %zu failed, as -X failalloc asks\n", r.config.fail_allocation);
    cpy_vm_free(t);
    return status;
}
