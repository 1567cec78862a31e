/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_os_more.c - module _os_more: what module os has for few programs.  modules/frozen/_os_more.py has the
 * rest of it; os.__getattr__() finds both. */
#include "modules/stdlib/_os_more.h"

#include <fcntl.h>
#include <dlfcn.h>
#include <limits.h>
#include <linux/limits.h>
#include <linux/memfd.h>
#include <sched.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>

extern const char cpy_frozen__os_more[];

static const struct cpy_function functions[] = {
#define S(name, signature, doc) {#name, signature, cpy_os_##name, doc, 0},
    OS_MORE_NAMES(S) OS_MORE_FILES(S) OS_MORE_PROCESSES(S)
#undef S
        {0},
};

#define C(name) CPY_INT_CONSTANT(#name, name)
static const struct cpy_constant constants[] = {
    C(CLD_CONTINUED), C(CLD_DUMPED), C(CLD_EXITED), C(CLD_KILLED), C(CLD_STOPPED), C(CLD_TRAPPED),
    C(CLONE_FILES), C(CLONE_FS), C(CLONE_NEWCGROUP), C(CLONE_NEWIPC), C(CLONE_NEWNET), C(CLONE_NEWNS), C(CLONE_NEWPID),
    CPY_INT_CONSTANT("CLONE_NEWTIME", 0x80), C(CLONE_NEWUSER), C(CLONE_NEWUTS), C(CLONE_SIGHAND), C(CLONE_SYSVSEM),
    C(CLONE_THREAD), C(CLONE_VM),
    C(EFD_CLOEXEC), C(EFD_NONBLOCK), C(EFD_SEMAPHORE),
    C(MFD_ALLOW_SEALING), C(MFD_CLOEXEC), C(MFD_HUGETLB), C(MFD_HUGE_16GB), C(MFD_HUGE_16MB), C(MFD_HUGE_1GB), C(MFD_HUGE_1MB),
    C(MFD_HUGE_256MB), C(MFD_HUGE_2GB), C(MFD_HUGE_2MB), C(MFD_HUGE_32MB), C(MFD_HUGE_512KB), C(MFD_HUGE_512MB),
    C(MFD_HUGE_64KB), C(MFD_HUGE_8MB), C(MFD_HUGE_MASK), C(MFD_HUGE_SHIFT),
    CPY_INT_CONSTANT("NGROUPS_MAX", 65536), C(O_FSYNC), CPY_INT_CONSTANT("O_LARGEFILE", 0),
    C(POSIX_FADV_DONTNEED), C(POSIX_FADV_NOREUSE), C(POSIX_FADV_NORMAL), C(POSIX_FADV_RANDOM), C(POSIX_FADV_SEQUENTIAL),
    C(POSIX_FADV_WILLNEED),
    CPY_INT_CONSTANT("POSIX_SPAWN_OPEN", 0), CPY_INT_CONSTANT("POSIX_SPAWN_CLOSE", 1), CPY_INT_CONSTANT("POSIX_SPAWN_DUP2", 2),
    CPY_INT_CONSTANT("POSIX_SPAWN_CLOSEFROM", 3),
    C(PRIO_PGRP), C(PRIO_PROCESS), C(PRIO_USER), C(P_ALL), C(P_PGID), C(P_PID), CPY_INT_CONSTANT("P_PIDFD", 3),
    C(RTLD_DEEPBIND), C(RTLD_NODELETE), C(RTLD_NOLOAD),
    C(RWF_APPEND), C(RWF_DSYNC), C(RWF_HIPRI), C(RWF_NOWAIT), C(RWF_SYNC),
    C(SCHED_BATCH), C(SCHED_FIFO), C(SCHED_IDLE), C(SCHED_OTHER), C(SCHED_RESET_ON_FORK), C(SCHED_RR),
    C(SPLICE_F_MORE), C(SPLICE_F_MOVE), C(SPLICE_F_NONBLOCK),
    C(ST_APPEND), C(ST_MANDLOCK), C(ST_NOATIME), C(ST_NODEV), C(ST_NODIRATIME), C(ST_NOEXEC), C(ST_NOSUID), C(ST_RDONLY),
    C(ST_RELATIME), C(ST_SYNCHRONOUS), C(ST_WRITE),
    C(TFD_CLOEXEC), C(TFD_NONBLOCK), C(TFD_TIMER_ABSTIME), C(TFD_TIMER_CANCEL_ON_SET), C(TMP_MAX),
    C(WEXITED), C(WNOWAIT), C(WSTOPPED), C(XATTR_CREATE), C(XATTR_REPLACE), C(XATTR_SIZE_MAX),
    {0},
};
#undef C

static bool init(struct cpy_thread *t, cpy_value module)
{
    return cpy_os_add_settings(t, module) && cpy_os_add_waitid_result(t, module);
}

const struct cpy_module_def cpy_module__os_more = {
    .name = "_os_more", .doc = "What module os has for few programs.", .functions = functions, .constants = constants,
    .init = init, .source = cpy_frozen__os_more,
};
