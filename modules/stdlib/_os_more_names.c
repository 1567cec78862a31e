/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_os_more_names.c - module os: settings of the system by name (confstr, pathconf, sysconf). */
#include "modules/stdlib/_os_more.h"

#include <errno.h>
#include <unistd.h>

struct setting {
    const char *name;
    int number;
};

static const struct setting confstr_settings[] = {
#define N(name) {"CS_" #name, _CS_##name},
    N(GNU_LIBC_VERSION) N(GNU_LIBPTHREAD_VERSION) N(LFS64_CFLAGS) N(LFS64_LDFLAGS) N(LFS64_LIBS) N(LFS64_LINTFLAGS)
    N(LFS_CFLAGS) N(LFS_LDFLAGS) N(LFS_LIBS) N(LFS_LINTFLAGS) N(PATH) N(XBS5_ILP32_OFF32_CFLAGS)
    N(XBS5_ILP32_OFF32_LDFLAGS) N(XBS5_ILP32_OFF32_LIBS) N(XBS5_ILP32_OFF32_LINTFLAGS) N(XBS5_ILP32_OFFBIG_CFLAGS)
    N(XBS5_ILP32_OFFBIG_LDFLAGS) N(XBS5_ILP32_OFFBIG_LIBS) N(XBS5_ILP32_OFFBIG_LINTFLAGS) N(XBS5_LP64_OFF64_CFLAGS)
    N(XBS5_LP64_OFF64_LDFLAGS) N(XBS5_LP64_OFF64_LIBS) N(XBS5_LP64_OFF64_LINTFLAGS) N(XBS5_LPBIG_OFFBIG_CFLAGS)
    N(XBS5_LPBIG_OFFBIG_LDFLAGS) N(XBS5_LPBIG_OFFBIG_LIBS) N(XBS5_LPBIG_OFFBIG_LINTFLAGS)
    {0},
#undef N
};
static const struct setting pathconf_settings[] = {
#define N(name) {"PC_" #name, _PC_##name},
    N(ALLOC_SIZE_MIN) N(ASYNC_IO) N(CHOWN_RESTRICTED) N(FILESIZEBITS) N(LINK_MAX) N(MAX_CANON) N(MAX_INPUT)
    N(NAME_MAX) N(NO_TRUNC) N(PATH_MAX) N(PIPE_BUF) N(PRIO_IO) N(REC_INCR_XFER_SIZE) N(REC_MAX_XFER_SIZE)
    N(REC_MIN_XFER_SIZE) N(REC_XFER_ALIGN) N(SOCK_MAXBUF) N(SYMLINK_MAX) N(SYNC_IO) N(VDISABLE)
    {0},
#undef N
};
static const struct setting sysconf_settings[] = {
#define N(name) {"SC_" #name, _SC_##name},
    N(2_CHAR_TERM) N(2_C_BIND) N(2_C_DEV) N(2_C_VERSION) N(2_FORT_DEV) N(2_FORT_RUN) N(2_LOCALEDEF) N(2_SW_DEV)
    N(2_UPE) N(2_VERSION) N(AIO_LISTIO_MAX) N(AIO_MAX) N(AIO_PRIO_DELTA_MAX) N(ARG_MAX) N(ASYNCHRONOUS_IO)
    N(ATEXIT_MAX) N(AVPHYS_PAGES) N(BC_BASE_MAX) N(BC_DIM_MAX) N(BC_SCALE_MAX) N(BC_STRING_MAX) N(CHARCLASS_NAME_MAX)
    N(CHAR_BIT) N(CHAR_MAX) N(CHAR_MIN) N(CHILD_MAX) N(CLK_TCK) N(COLL_WEIGHTS_MAX) N(DELAYTIMER_MAX)
    N(EQUIV_CLASS_MAX) N(EXPR_NEST_MAX) N(FSYNC) N(GETGR_R_SIZE_MAX) N(GETPW_R_SIZE_MAX) N(INT_MAX) N(INT_MIN)
    N(IOV_MAX) N(JOB_CONTROL) N(LINE_MAX) N(LOGIN_NAME_MAX) N(LONG_BIT) N(MAPPED_FILES) N(MB_LEN_MAX) N(MEMLOCK)
    N(MEMLOCK_RANGE) N(MEMORY_PROTECTION) N(MESSAGE_PASSING) N(MINSIGSTKSZ) N(MQ_OPEN_MAX) N(MQ_PRIO_MAX)
    N(NGROUPS_MAX) N(NL_ARGMAX) N(NL_LANGMAX) N(NL_MSGMAX) N(NL_NMAX) N(NL_SETMAX) N(NL_TEXTMAX) N(NPROCESSORS_CONF)
    N(NPROCESSORS_ONLN) N(NZERO) N(OPEN_MAX) N(PAGESIZE) N(PAGE_SIZE) N(PASS_MAX) N(PHYS_PAGES) N(PII) N(PII_INTERNET)
    N(PII_INTERNET_DGRAM) N(PII_INTERNET_STREAM) N(PII_OSI) N(PII_OSI_CLTS) N(PII_OSI_COTS) N(PII_OSI_M) N(PII_SOCKET)
    N(PII_XTI) N(POLL) N(PRIORITIZED_IO) N(PRIORITY_SCHEDULING) N(REALTIME_SIGNALS) N(RE_DUP_MAX) N(RTSIG_MAX)
    N(SAVED_IDS) N(SCHAR_MAX) N(SCHAR_MIN) N(SELECT) N(SEMAPHORES) N(SEM_NSEMS_MAX) N(SEM_VALUE_MAX)
    N(SHARED_MEMORY_OBJECTS) N(SHRT_MAX) N(SHRT_MIN) N(SIGQUEUE_MAX) N(SSIZE_MAX) N(STREAM_MAX) N(SYNCHRONIZED_IO)
    N(THREADS) N(THREAD_ATTR_STACKADDR) N(THREAD_ATTR_STACKSIZE) N(THREAD_DESTRUCTOR_ITERATIONS) N(THREAD_KEYS_MAX)
    N(THREAD_PRIORITY_SCHEDULING) N(THREAD_PRIO_INHERIT) N(THREAD_PRIO_PROTECT) N(THREAD_PROCESS_SHARED)
    N(THREAD_SAFE_FUNCTIONS) N(THREAD_STACK_MIN) N(THREAD_THREADS_MAX) N(TIMERS) N(TIMER_MAX) N(TTY_NAME_MAX)
    N(TZNAME_MAX) N(T_IOV_MAX) N(UCHAR_MAX) N(UINT_MAX) N(UIO_MAXIOV) N(ULONG_MAX) N(USHRT_MAX) N(VERSION) N(WORD_BIT)
    N(XBS5_ILP32_OFF32) N(XBS5_ILP32_OFFBIG) N(XBS5_LP64_OFF64) N(XBS5_LPBIG_OFFBIG) N(XOPEN_CRYPT) N(XOPEN_ENH_I18N)
    N(XOPEN_LEGACY) N(XOPEN_REALTIME) N(XOPEN_REALTIME_THREADS) N(XOPEN_SHM) N(XOPEN_UNIX) N(XOPEN_VERSION)
    N(XOPEN_XCU_VERSION) N(XOPEN_XPG2) N(XOPEN_XPG3) N(XOPEN_XPG4)
    {0},
#undef N
};

/* A setting's number, by name or as it is. */
static bool read_setting(struct cpy_thread *t, cpy_value v, const struct setting *settings, int *number)
{
    if (!cpy_is_str(v)) {
        if (!cpy_is_int(v))
            return cpy_raise(t, CPY_TYPE_ERROR, "configuration names must be strings or integers");
        return cpy_os_fd(t, v, number);
    }
    for (; settings->name; settings++)
        if (cpy_str_equals(v, settings->name)) {
            *number = settings->number;
            return true;
        }
    return cpy_raise(t, CPY_VALUE_ERROR, "unrecognized configuration name");
}

/* What sysconf() and its like returned; -1 may mean "no limit". */
static cpy_value answer(struct cpy_thread *t, long value, cpy_value path)
{
    return value < 0 && errno ? cpy_raise_errno(t, errno, path) : cpy_int_from(t, value);
}

cpy_value cpy_os_sysconf(struct cpy_thread *t, const cpy_value *args)
{
    int number;

    if (!read_setting(t, args[0], sysconf_settings, &number))
        return CPY_ERROR;
    errno = 0;
    return answer(t, sysconf(number), CPY_UNSET);
}

cpy_value cpy_os_pathconf(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_os_place p;
    int number;

    if (!cpy_os_place(t, args[0], CPY_NONE, "pathconf", "path", OS_PATH_OR_FD, &p) ||
        !read_setting(t, args[1], pathconf_settings, &number))
        return CPY_ERROR;
    errno = 0;
    return answer(t, p.path ? pathconf(p.path, number) : fpathconf(p.fd, number), args[0]);
}

cpy_value cpy_os_fpathconf(struct cpy_thread *t, const cpy_value *args)
{
    int fd, number;

    if (!cpy_os_fd(t, args[0], &fd) || !read_setting(t, args[1], pathconf_settings, &number))
        return CPY_ERROR;
    errno = 0;
    return answer(t, fpathconf(fd, number), CPY_UNSET);
}

cpy_value cpy_os_confstr(struct cpy_thread *t, const cpy_value *args)
{
    char text[1024];
    int number;

    if (!read_setting(t, args[0], confstr_settings, &number))
        return CPY_ERROR;
    errno = 0;
    if (!confstr(number, text, sizeof text))
        return errno ? cpy_raise_errno(t, errno, CPY_UNSET) : CPY_NONE;
    return cpy_str_from_os(t, text);
}

/* {name: number} */
static cpy_value settings_dict(struct cpy_thread *t, const struct setting *settings)
{
    cpy_value dict = cpy_dict_new(t);

    for (; dict && settings->name; settings++)
        if (!cpy_dict_set_str(t, dict, settings->name, cpy_int(settings->number)))
            return CPY_ERROR;
    return dict;
}

bool cpy_os_add_settings(struct cpy_thread *t, cpy_value module)
{
    const struct {
        const char *name;
        const struct setting *settings;
    } dicts[] = {{"confstr_names", confstr_settings}, {"pathconf_names", pathconf_settings}, {"sysconf_names", sysconf_settings}};

    for (size_t i = 0; i < CPY_COUNT(dicts); i++) {
        cpy_value dict = settings_dict(t, dicts[i].settings);

        if (!dict || !cpy_module_add(t, module, dicts[i].name, dict))
            return false;
    }
    return true;
}
