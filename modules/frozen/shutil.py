# SPDX-License-Identifier: MIT
# modules/frozen/shutil.py - copying, moving and removing files and whole folders.

import collections
import errno
import os
import stat

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
           'SpecialFileError', 'SameFileError', 'ignore_patterns', 'chown', 'which', 'get_terminal_size', 'disk_usage',
           'ExecError', 'ReadError', 'RegistryError']
_ARCHIVES = ['get_archive_formats', 'get_unpack_formats', 'make_archive', 'register_archive_format',
             'register_unpack_format', 'unpack_archive', 'unregister_archive_format', 'unregister_unpack_format']
__all__ += _ARCHIVES

COPY_BUFSIZE = 256 * 1024
_usage = collections.namedtuple('usage', 'total used free')


class Error(OSError):
    """What went wrong with some of many files: args[0] is a list of (source, destination, reason)."""


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """A file that cannot be copied, a named pipe say."""


class ExecError(OSError):
    """An archive cannot be made."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """Another format has this ending."""


def __getattr__(name):
    # what makes and unpacks archives is loaded when it is asked for
    if name not in _ARCHIVES:
        raise AttributeError('module %r has no attribute %r' % (__name__, name))
    import _shutil_archives
    return globals().setdefault(name, getattr(_shutil_archives, name))


def __dir__():
    return sorted({*globals(), *_ARCHIVES})


def copyfileobj(fsrc, fdst, length=0):
    """Copy what is left of one open file to another."""
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy a file's content; returns dst."""
    if _same(src, dst):
        raise SameFileError('{!r} and {!r} are the same file'.format(src, dst))
    for path in src, dst:
        try:
            mode = os.stat(path).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError('`%s` is a named pipe' % os.fspath(path))
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as source:
        try:
            with open(dst, 'wb') as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError('Directory does not exist: %s' % dst) from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions."""
    if follow_symlinks or not (os.path.islink(src) and os.path.islink(dst)):
        os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def _copy_attributes(src, dst, follow):
    """Copy extended attributes, as far as the file systems know of them and the user may set them."""
    try:
        for name in os.listxattr(src, follow_symlinks=follow):
            os.setxattr(dst, name, os.getxattr(src, name, follow_symlinks=follow), follow_symlinks=follow)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENODATA, errno.EINVAL):
            raise


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permissions, times and extended attributes."""
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    info = os.stat(src, follow_symlinks=follow)
    os.utime(dst, ns=(info.st_atime_ns, info.st_mtime_ns), follow_symlinks=follow)
    _copy_attributes(src, dst, follow)
    if follow:
        os.chmod(dst, stat.S_IMODE(info.st_mode))


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions; dst may be a folder.  Returns the new path."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions and times; dst may be a folder.  Returns the new path."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """Return an ignore function for copytree() that leaves out names which match."""
    def ignore(path, names):
        import fnmatch
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def _copy_entry(entry, src, dst, options):
    source = src if options['copy_function'] not in (copy, copy2) else entry
    if entry.is_symlink():
        link = os.readlink(src)
        if options['symlinks']:
            os.symlink(link, dst)
            copystat(src, dst, follow_symlinks=False)
            return
        if not os.path.exists(src) and options['ignore_dangling_symlinks']:
            return
    if entry.is_dir():
        copytree(src, dst, **options)
    else:
        options['copy_function'](source, dst)


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    """Copy a folder with all that is in it; returns dst."""
    options = dict(symlinks=symlinks, ignore=ignore, copy_function=copy_function,
                   ignore_dangling_symlinks=ignore_dangling_symlinks, dirs_exist_ok=dirs_exist_ok)
    with os.scandir(src) as iterator:
        entries = list(iterator)
    ignored = set(ignore(os.fspath(src), [entry.name for entry in entries])) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            _copy_entry(entry, source, target, options)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as why:
            errors.append((source, target, str(why)))
    try:
        copystat(src, dst)
    except OSError as why:
        errors.append((src, dst, str(why)))
    if errors:
        raise Error(errors)
    return dst


def _remove_entries(fd, path, failed):
    """Remove what is in an open folder."""
    try:
        with os.scandir(fd) as iterator:
            entries = list(iterator)
    except OSError as error:
        error.filename = path
        failed(os.scandir, path, error)
        return
    for entry in entries:
        name = os.fsencode(entry.name) if isinstance(path, bytes) else entry.name
        try:
            folder = stat.S_ISDIR(os.stat(name, dir_fd=fd, follow_symlinks=False).st_mode)
        except OSError:
            folder = False
        if folder:
            _remove_folder(name, os.path.join(path, name), fd, failed)
        else:
            _try_to(os.unlink, name, os.path.join(path, name), fd, failed)


def _try_to(function, name, path, dir_fd, failed):
    try:
        function(name, dir_fd=dir_fd)
    except FileNotFoundError:
        pass  # somebody else was faster
    except OSError as error:
        error.filename = path
        failed(function, path, error)


def _remove_folder(name, path, dir_fd, failed):
    """Remove a folder of an open one; a link that somebody puts in its place meanwhile is not followed."""
    try:
        fd = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_DIRECTORY, dir_fd=dir_fd)
    except FileNotFoundError:
        return
    except OSError as error:
        error.filename = path
        failed(os.open, path, error)
    else:
        try:
            _remove_entries(fd, path, failed)
        finally:
            os.close(fd)
    _try_to(os.rmdir, name, path, dir_fd, failed)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a folder with all that is in it."""
    def failed(function, where, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, where, error)
        elif onerror is not None:
            onerror(function, where, (type(error), error, error.__traceback__))
        else:
            raise error
    try:
        kind = os.lstat(path, dir_fd=dir_fd).st_mode
        if stat.S_ISLNK(kind):
            raise OSError('Cannot call rmtree on a symbolic link')
    except OSError as error:
        error.filename = path
        failed(os.lstat if error.errno else os.path.islink, path, error)
        return
    _remove_folder(path, os.fspath(path), dir_fd, failed)


rmtree.avoids_symlink_attacks = True


def _destination_in(src, dst):
    src, dst = os.path.abspath(src), os.path.abspath(dst)
    return (dst + os.sep).startswith(src.rstrip(os.sep) + os.sep)


def move(src, dst, copy_function=copy2):
    """Move a file or folder; dst may be a folder that it goes into.  Returns the new path."""
    real = dst
    if os.path.isdir(dst):
        if _same(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return None
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.sep)))
        if os.path.exists(real):
            raise Error("Destination path '%s' already exists" % real)
    try:
        os.rename(src, real)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real)
            os.unlink(src)
        elif os.path.isdir(src):
            if _destination_in(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst)) from None
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


def disk_usage(path):
    """Return total, used and free bytes of a file system."""
    info = os.statvfs(path)
    return _usage(info.f_blocks * info.f_frsize, (info.f_blocks - info.f_bfree) * info.f_frsize,
                  info.f_bavail * info.f_frsize)


def _owner_number(user, group):
    """(user, group) by number; names are looked up, None is -1."""
    if isinstance(user, str):
        import pwd
        try:
            user = pwd.getpwnam(user).pw_uid
        except KeyError:
            raise LookupError('no such user: %r' % user) from None
    if isinstance(group, str):
        import grp
        try:
            group = grp.getgrnam(group).gr_gid
        except KeyError:
            raise LookupError('no such group: %r' % group) from None
    return -1 if user is None else user, -1 if group is None else group


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Change owner and group, given by name or number."""
    if user is None and group is None:
        raise ValueError('user and/or group must be set')
    os.chown(path, *_owner_number(user, group), dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    """Return the size of the terminal, or what COLUMNS and LINES say."""
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    columns, lines = number('COLUMNS'), number('LINES')
    if columns <= 0 or lines <= 0:
        import sys
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        columns = columns if columns > 0 else size.columns or fallback[0]
        lines = lines if lines > 0 else size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def _standard_path():
    """Where the system's programs are, for an environment without PATH."""
    try:
        return os.confstr('CS_PATH')
    except (AttributeError, ValueError):
        return os.defpath


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """Return the path of a program as the shell would find it, or None."""
    def usable(file):
        return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)
    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    if path is None:
        path = os.environ.get('PATH')
        if path is None:
            path = _standard_path()
    if not path:
        return None
    as_bytes = isinstance(cmd, bytes)
    folders = (os.fsencode(path).split(b':') if as_bytes else os.fsdecode(path).split(':'))
    for folder in dict.fromkeys(folders):
        file = os.path.join(folder, cmd)
        if usable(file):
            return file
    return None
