/* SPDX-License-Identifier: MIT */
/* modules/stdlib/errno.c - module errno: the names of the system's error numbers. */
#include "vm/api.h"

#include <errno.h>

/* N(name): by number; of two names for one number the last is what errorcode shows. */
#define ERRORS(N) \
    N(EPERM) N(ENOENT) N(ESRCH) N(EINTR) N(EIO) N(ENXIO) N(E2BIG) N(ENOEXEC) N(EBADF) N(ECHILD) N(EWOULDBLOCK)  \
    N(EAGAIN) N(ENOMEM) N(EACCES) N(EFAULT) N(ENOTBLK) N(EBUSY) N(EEXIST) N(EXDEV) N(ENODEV) N(ENOTDIR)         \
    N(EISDIR) N(EINVAL) N(ENFILE) N(EMFILE) N(ENOTTY) N(ETXTBSY) N(EFBIG) N(ENOSPC) N(ESPIPE) N(EROFS)          \
    N(EMLINK) N(EPIPE) N(EDOM) N(ERANGE) N(EDEADLK) N(EDEADLOCK) N(ENAMETOOLONG) N(ENOLCK) N(ENOSYS)            \
    N(ENOTEMPTY) N(ELOOP) N(ENOMSG) N(EIDRM) N(ECHRNG) N(EL2NSYNC) N(EL3HLT) N(EL3RST) N(ELNRNG) N(EUNATCH)     \
    N(ENOCSI) N(EL2HLT) N(EBADE) N(EBADR) N(EXFULL) N(ENOANO) N(EBADRQC) N(EBADSLT) N(EBFONT) N(ENOSTR)         \
    N(ENODATA) N(ETIME) N(ENOSR) N(ENONET) N(ENOPKG) N(EREMOTE) N(ENOLINK) N(EADV) N(ESRMNT) N(ECOMM) N(EPROTO) \
    N(EMULTIHOP) N(EDOTDOT) N(EBADMSG) N(EOVERFLOW) N(ENOTUNIQ) N(EBADFD) N(EREMCHG) N(ELIBACC) N(ELIBBAD)      \
    N(ELIBSCN) N(ELIBMAX) N(ELIBEXEC) N(EILSEQ) N(ERESTART) N(ESTRPIPE) N(EUSERS) N(ENOTSOCK) N(EDESTADDRREQ)   \
    N(EMSGSIZE) N(EPROTOTYPE) N(ENOPROTOOPT) N(EPROTONOSUPPORT) N(ESOCKTNOSUPPORT) N(EOPNOTSUPP) N(ENOTSUP)     \
    N(EPFNOSUPPORT) N(EAFNOSUPPORT) N(EADDRINUSE) N(EADDRNOTAVAIL) N(ENETDOWN) N(ENETUNREACH) N(ENETRESET)      \
    N(ECONNABORTED) N(ECONNRESET) N(ENOBUFS) N(EISCONN) N(ENOTCONN) N(ESHUTDOWN) N(ETOOMANYREFS) N(ETIMEDOUT)   \
    N(ECONNREFUSED) N(EHOSTDOWN) N(EHOSTUNREACH) N(EALREADY) N(EINPROGRESS) N(ESTALE) N(EUCLEAN) N(ENOTNAM)     \
    N(ENAVAIL) N(EISNAM) N(EREMOTEIO) N(EDQUOT) N(ENOMEDIUM) N(EMEDIUMTYPE) N(ECANCELED) N(ENOKEY)              \
    N(EKEYEXPIRED) N(EKEYREVOKED) N(EKEYREJECTED) N(EOWNERDEAD) N(ENOTRECOVERABLE) N(ERFKILL)

static const struct cpy_constant errno_constants[] = {
#define N(name) CPY_INT_CONSTANT(#name, name),
    ERRORS(N)
#undef N
    {0},
};

/* errorcode: a dict from number to name. */
static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value codes = cpy_dict_new(t), name;

    if (!codes)
        return false;
    for (const struct cpy_constant *row = errno_constants; row->name; row++)
        if (!(name = cpy_intern_from(t, row->name)) || !cpy_dict_set(t, codes, cpy_int(row->i), name))
            return false;
    return cpy_module_add(t, module, "errorcode", codes);
}

const struct cpy_module_def cpy_module_errno = {
    .name = "errno",
    .doc = "The system's error numbers: errno.ENOENT is what OSError.errno tells when a file is missing.",
    .constants = errno_constants,
    .init = init,
};
