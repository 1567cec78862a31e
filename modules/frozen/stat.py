# SPDX-License-Identifier: MIT
# modules/frozen/stat.py - the bits of st_mode and names for the items of os.stat().

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG, S_IFIFO = 0o040000, 0o020000, 0o060000, 0o100000, 0o010000
S_IFLNK, S_IFSOCK, S_IFDOOR, S_IFPORT, S_IFWHT = 0o120000, 0o140000, 0, 0, 0
S_ISUID, S_ISGID, S_ENFMT, S_ISVTX = 0o4000, 0o2000, 0o2000, 0o1000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
S_IREAD, S_IWRITE, S_IEXEC = S_IRUSR, S_IWUSR, S_IXUSR


def S_IMODE(mode):
    """Return the permissions in a mode."""
    return mode & 0o7777


def S_IFMT(mode):
    """Return the kind of file in a mode."""
    return mode & 0o170000


def _kind_test(kind, what):
    def test(mode):
        return S_IFMT(mode) == kind != 0
    test.__doc__ = 'Return whether the mode is that of a %s.' % what
    return test


S_ISDIR = _kind_test(S_IFDIR, 'folder')
S_ISCHR = _kind_test(S_IFCHR, 'character device')
S_ISBLK = _kind_test(S_IFBLK, 'block device')
S_ISREG = _kind_test(S_IFREG, 'regular file')
S_ISFIFO = _kind_test(S_IFIFO, 'named pipe')
S_ISLNK = _kind_test(S_IFLNK, 'symbolic link')
S_ISSOCK = _kind_test(S_IFSOCK, 'socket')
S_ISDOOR = _kind_test(S_IFDOOR, 'door')
S_ISPORT = _kind_test(S_IFPORT, 'event port')
S_ISWHT = _kind_test(S_IFWHT, 'whiteout')

_LETTERS = {S_IFLNK: 'l', S_IFSOCK: 's', S_IFREG: '-', S_IFBLK: 'b', S_IFDIR: 'd', S_IFCHR: 'c', S_IFIFO: 'p'}


def filemode(mode):
    """Return a mode as ls shows it: -rwxrwxrwx."""
    text = _LETTERS.get(S_IFMT(mode), '?')
    for shift, special, letter in (6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't'):
        bits = mode >> shift
        text += ('r' if bits & 4 else '-') + ('w' if bits & 2 else '-')
        if mode & special:
            text += letter if bits & 1 else letter.upper()
        else:
            text += 'x' if bits & 1 else '-'
    return text
