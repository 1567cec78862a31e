# SPDX-License-Identifier: MIT
"""os: files, folders, descriptors, the environment, and what is wrong with their arguments."""
import os
import sys


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


class Path:
    def __init__(self, text):
        self.text = text

    def __fspath__(self):
        return self.text


heading('constants')
print(os.name, os.sep, os.altsep, os.pathsep, repr(os.linesep), os.curdir, os.pardir, os.extsep, os.devnull, os.defpath, os.error is OSError, os.path.__name__)
print(os.F_OK, os.R_OK, os.W_OK, os.X_OK, os.O_RDONLY, os.O_RDWR, os.SEEK_SET, os.SEEK_CUR, os.SEEK_END, os.WNOHANG, os.EX_OK, os.EX_USAGE, os.EX_CONFIG)

heading('fspath, fsencode, fsdecode')
for value in ('a', b'a', Path('p'), Path(b'p'), 'é', '\udcff', 5, None, Path(5)):
    for function in (os.fspath, os.fsencode, os.fsdecode):
        show(function, value)
print(isinstance(Path('a'), os.PathLike), isinstance('a', os.PathLike), issubclass(Path, os.PathLike))

heading('environment')
os.environ['CPY_TEST'] = 'one'
print(os.environ['CPY_TEST'], os.getenv('CPY_TEST'), os.getenv('CPY_NOT_THERE'), os.getenv('CPY_NOT_THERE', 5), os.getenv(key='CPY_TEST', default=1), os.environ.get('CPY_TEST'), 'CPY_TEST' in os.environ, 'CPY_NOT_THERE' in os.environ, os.getenvb(b'CPY_TEST'))
print(os.system('test "$CPY_TEST" = one'), os.system('exit 3'), os.waitstatus_to_exitcode(os.system('exit 3')))
print(os.environ.setdefault('CPY_TEST', 'two'), os.environ.setdefault('CPY_TEST_2', 'two'), os.environ.pop('CPY_TEST_2'), os.environ.pop('CPY_TEST_2', 'none'))
os.environ.update({'CPY_A': '1'}, CPY_B='2')
print(os.environ['CPY_A'], os.environ['CPY_B'], os.system('test "$CPY_A$CPY_B" = 12'))
os.environ |= {'CPY_A': '3'}
del os.environ['CPY_B']
print(os.environ['CPY_A'], os.system('test -z "$CPY_B"'), (os.environ | {'x': 'y'})['x'], ({'x': 'y'} | os.environ)['CPY_A'], type(os.environ | {}).__name__, type(os.environ.copy()).__name__)
show(lambda: os.environ['CPY_NOT_THERE']), show(lambda: os.environ[1]), show(os.environ.__setitem__, 'a', 1), show(os.environ.__setitem__, 1, 'a'), show(os.environ.__delitem__, 'CPY_NOT_THERE'), show(os.environ.pop, 'CPY_NOT_THERE'), show(os.getenv, 1), show(os.getenvb, 'a')
show(os.environ.__setitem__, 'a=b', 'c'), show(os.environ.__setitem__, '', 'c'), show(os.environ.__setitem__, 'a\0', 'c')
print(os.putenv('CPY_C', 'x'), os.system('test "$CPY_C" = x'), 'CPY_C' in os.environ, os.unsetenv('CPY_C'), os.system('test -z "$CPY_C"'), isinstance(os.environ, object), len(os.environ) == len(list(os.environ)))
print(os.get_exec_path({'PATH': '/a:/b'}), os.get_exec_path({}))

folder = '/tmp/os_module.%d' % os.getpid()
os.mkdir(folder)
home = os.getcwd()
os.chdir(folder)
try:
    heading('making, naming, removing')
    print(os.getcwd() == os.path.realpath(folder), os.getcwdb() == os.fsencode(os.getcwd()))
    print(os.mkdir('a'), os.makedirs('b/c/d'), os.makedirs('b/c/d', exist_ok=True), os.makedirs('b/e/', mode=0o700), sorted(os.listdir()), sorted(os.listdir('b')), sorted(os.listdir(b'b')), os.listdir(Path('b/c')), os.listdir(None) == os.listdir('.'))
    with open('f', 'w') as file:
        file.write('hello')
    show(os.mkdir, 'a'), show(os.mkdir, 'x/y'), show(os.makedirs, 'b/c/d'), show(os.makedirs, 'f/x'), show(os.makedirs, 'f', exist_ok=True), show(os.rmdir, 'b'), show(os.rmdir, 'nope'), show(os.rmdir, 'f'), show(os.remove, 'nope'), show(os.unlink, 'nope'), show(os.listdir, 'nope'), show(os.listdir, 'f')
    show(os.chdir, 'nope'), show(os.chdir, 'f')
    print(os.rename('f', 'g'), os.listdir('a'), os.replace('g', 'f'), os.link('f', 'hard'), os.symlink('f', 'soft'), os.readlink('soft'), os.readlink(b'soft'), os.symlink(src='nowhere', dst='broken'), os.stat('f').st_nlink)
    show(os.rename, 'nope', 'other'), show(os.replace, 'nope', 'other'), show(os.link, 'nope', 'other'), show(os.symlink, 'f', 'soft'), show(os.readlink, 'f'), show(os.readlink, 'nope')
    try:
        os.rename('nope', 'other')
    except OSError as e:
        print(e.errno, e.strerror, e.filename, e.filename2, e.args)
    print(os.renames('hard', 'new/place/hard'), os.listdir('new/place'), os.renames('new/place/hard', 'hard'), os.path.exists('new'))
    print(os.makedirs('p/q/r'), os.removedirs('p/q/r'), os.path.exists('p'))
    show(os.removedirs, 'nope')
    print(os.remove('hard'), os.unlink(b'broken'), os.access('f', os.R_OK), os.access('nope', os.F_OK), os.access('f', os.R_OK | os.W_OK))

    heading('stat')
    os.chmod('f', 0o640)
    os.utime('f', (1000000000.5, 1100000000))
    st = os.stat('f')
    print(oct(st.st_mode), st.st_size, st[6], st.st_atime, st.st_mtime, st[7], st[8], st.st_atime_ns, st.st_mtime_ns, len(st), st.st_uid == os.getuid(), st.st_gid == os.getgid(), st.st_ctime > 1.7e9, st.st_blksize > 0, st.st_blocks >= 0, st.st_rdev, type(st).__name__, isinstance(st, tuple))
    print(os.lstat('soft').st_size, os.stat('soft').st_size, os.stat('soft', follow_symlinks=False).st_size, os.stat(b'f') == st, os.stat(Path('f')) == st, repr(st).startswith('os.stat_result(st_mode=33184, st_ino='), repr(st).endswith('st_atime=1000000000, st_mtime=1100000000, st_ctime=%d)' % st[9]))
    print(os.utime('f', ns=(5, 7000000001)), os.stat('f').st_mtime_ns, os.stat('f').st_atime_ns, os.utime('f'), os.stat('f').st_mtime > 1.7e9, os.utime(path='f', times=(1, 2)), os.stat('f').st_mtime, os.utime('f', (-1.5, 0)), os.stat('f').st_atime)
    print(os.stat_result.__match_args__, os.stat_result.n_fields > 15, os.stat_result.n_sequence_fields, os.stat_result.n_unnamed_fields)
    show(os.stat, 'nope'), show(os.lstat, 'nope'), show(os.stat, 99999), show(os.fstat, 99999), show(os.stat, None), show(os.stat, 1.5), show(os.lstat, 5), show(os.stat, 'a\0b'), show(os.stat, 'f/x'), show(os.utime, 'nope'), show(os.utime, 'f', 5), show(os.utime, 'f', (1,)), show(os.utime, 'f', ('a', 1)), show(os.utime, 'f', (1, 2), ns=(1, 2)), show(os.utime, 'f', ns=(1.5, 2)), show(os.chmod, 'nope', 0), show(os.chmod, 'f', 'a')
    vfs = os.statvfs('.')
    print(vfs.f_bsize > 0, vfs.f_namemax, len(vfs), type(vfs).__name__, vfs.f_frsize == vfs[1])
    show(os.statvfs, 'nope')

    heading('scandir and walk')
    with os.scandir() as entries:
        found = sorted((e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.is_dir(follow_symlinks=False), e.is_file(follow_symlinks=False), e.inode() == os.lstat(e.name).st_ino, e.stat().st_size if e.is_file() else 0, os.fspath(e), repr(e), e.is_junction()) for e in entries)
    for entry in found:
        print(entry)
    print(sorted(e.path for e in os.scandir('b')), sorted(e.path for e in os.scandir(b'b')), sorted(e.name for e in os.scandir(Path('b'))), next(os.scandir('b/c')).stat(follow_symlinks=False).st_size >= 0)
    entries = os.scandir('b')
    entries.close()
    print(list(entries))
    show(os.scandir, 'nope'), show(os.scandir, 5.5), show(os.scandir, 'f')
    os.symlink('..', 'b/up')
    print([(top, sorted(dirs), sorted(files)) for top, dirs, files in sorted(os.walk('.'))])
    print([top for top, dirs, files in os.walk('b/c', topdown=False)], list(os.walk('nope')), len(list(os.walk('b', followlinks=True))) > 3)
    for top, dirs, files in os.walk('b'):
        dirs[:] = [d for d in dirs if d != 'c']
        print(top, sorted(dirs))
    errors = []
    print(list(os.walk('nope', onerror=errors.append)), errors)
    print([top for top, dirs, files in os.walk(b'b/c')])

    heading('descriptors')
    fd = os.open('d', os.O_RDWR | os.O_CREAT, 0o600)
    print(os.write(fd, b'hello world'), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.read(fd, 100), os.read(fd, 5), os.read(fd, 0), os.lseek(fd, -3, os.SEEK_END), os.lseek(fd, 1, 1), oct(os.fstat(fd).st_mode))
    print(os.ftruncate(fd, 4), os.fstat(fd).st_size, os.pread(fd, 2, 1), os.pwrite(fd, b'XY', 1), os.pread(fd, 10, 0), os.fsync(fd), os.fdatasync(fd), os.truncate('d', 2), os.fstat(fd).st_size, os.fchmod(fd, 0o644), os.isatty(fd), os.write(fd, memoryview(b'a')), os.write(fd, bytearray()))
    copy = os.dup(fd)
    print(copy != fd, os.get_inheritable(copy), os.set_inheritable(copy, True), os.get_inheritable(copy), os.dup2(fd, copy) == copy, os.get_blocking(fd), os.set_blocking(fd, False), os.get_blocking(fd), os.close(copy), os.get_inheritable(fd))
    with os.fdopen(fd, 'rb') as file:
        file.seek(0)
        print(file.read(), file.fileno() == fd)
    for function, arguments in ((os.close, (fd,)), (os.read, (fd, 1)), (os.write, (fd, b'a')), (os.lseek, (fd, 0, 0)), (os.dup, (fd,)), (os.fsync, (fd,)), (os.isatty, (fd,)), (os.read, (0, -1)), (os.read, ('a', 1)), (os.write, (1, 'text')), (os.open, ('nope', 0)), (os.open, (5, 0)), (os.open, ('d', 'r')), (os.close, ('a',)), (os.ftruncate, (fd, 0)),
                                (os.truncate, ('nope', 0)), (os.get_blocking, (fd,)), (os.get_inheritable, (fd,)), (os.set_inheritable, (fd, True)), (os.pread, (fd, 1, 0)), (os.fchmod, (fd, 0)), (os.dup2, (fd, 1)), (os.get_terminal_size, (fd,)), (os.open, ('d', os.O_CREAT | os.O_EXCL)), (os.close, (2**40,))):
        show(function, *arguments)
    reader, writer = os.pipe()
    print(os.write(writer, b'through'), os.read(reader, 100), os.get_inheritable(reader), os.close(writer), os.read(reader, 1), os.close(reader), os.closerange(5000, 5010))
    print(os.mkfifo('fifo'), oct(os.stat('fifo').st_mode & 0o170000))
    old = os.umask(0o77)
    os.mkdir('masked')
    print(oct(os.stat('masked').st_mode), oct(os.umask(old)))

    heading('processes and the system')
    print(os.getpid() != os.getppid(), os.getuid() == os.geteuid(), os.getgid() == os.getegid(), os.getpgrp() == os.getpgid(0), os.getsid(0) == os.getsid(os.getpid()), os.cpu_count() >= 1, len(os.getloadavg()), sorted(os.getgroups()) == sorted(set(os.getgroups())), os.nice(0) >= -20, os.kill(os.getpid(), 0), os.sched_yield())
    print(os.uname().sysname, len(os.uname()), os.uname()[0], type(os.uname()).__name__, os.times().user >= 0, os.times()[4] > 0, len(os.times()), os.times_result.__match_args__, os.uname_result.__match_args__)
    print(os.strerror(2), '|', os.strerror(99999), '|', os.strerror(-1), len(os.urandom(5)), os.urandom(0), os.urandom(8) != os.urandom(8))
    print(os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns, os.terminal_size((1, 2)).lines, os.terminal_size.__name__)
    show(os.urandom, -1), show(os.urandom, 'a'), show(os.kill, 'a', 0), show(os.kill, 2**22 + 5, 0), show(os.getpgid, 2**22 + 5), show(os.terminal_size, (1,)), show(os.terminal_size, 5), show(os.system, 5), show(os.execv, '/nope', ['nope']), show(os.execv, '/nope', []), show(os.execv, '/nope', 'a')
    print([os.waitstatus_to_exitcode(s) for s in (0, 256, 9, 0x8b, 65280)], os.WIFEXITED(256), os.WEXITSTATUS(256), os.WIFSIGNALED(9), os.WTERMSIG(9), os.WIFSTOPPED(0x137f), os.WSTOPSIG(0x137f), os.WCOREDUMP(0x8b), os.WIFEXITED(9), os.WIFSIGNALED(0), os.WIFSIGNALED(0x137f))
    show(os.waitstatus_to_exitcode, 0x137f)
    for function in (os.mkdir, os.rmdir, os.remove, os.unlink, os.chdir, os.listdir, os.readlink, os.statvfs, os.mkfifo):
        show(function, 5.5)
    for function in (os.rename, os.replace, os.link, os.symlink):
        show(function, 5, 'a'), show(function, 'a', None)
    show(os.access, 1.5, 0), show(os.chmod, 1.5, 0), show(os.utime, 1.5), show(os.truncate, 1.5, 0), show(os.chown, 1.5, 0, 0), show(os.makedirs, 5), show(os.walk(5).__next__)
finally:
    os.chdir(home)
    os.system('rm -r ' + folder)

heading('documented')
PUBLIC = [name for name in ('abort', 'access', 'chdir', 'chmod', 'chown', 'close', 'closerange', 'cpu_count', 'dup', 'dup2', 'execv', 'fchmod', 'fdatasync', 'fsdecode', 'fsencode', 'fspath', 'fstat', 'fsync', 'ftruncate', 'get_blocking', 'get_exec_path', 'get_inheritable', 'get_terminal_size', 'getcwd', 'getcwdb', 'getenv',
                            'getenvb', 'getgroups', 'getloadavg', 'getlogin', 'getpid', 'isatty', 'kill', 'killpg', 'link', 'listdir', 'lseek', 'lstat', 'makedirs', 'mkdir', 'mkfifo', 'nice', 'open', 'pipe', 'pread', 'putenv', 'pwrite', 'read', 'readlink', 'remove', 'removedirs', 'rename', 'renames', 'replace', 'rmdir', 'scandir', 'sched_yield', 'stat', 'statvfs',
                            'strerror', 'symlink', 'system', 'times', 'truncate', 'umask', 'uname', 'unlink', 'unsetenv', 'urandom', 'utime', 'walk', 'write')]
print([name for name in PUBLIC if not getattr(os, name).__doc__])

# expect: -- constants
# expect: posix / None : '\n' . .. . /dev/null /bin:/usr/bin True posixpath
# expect: 0 4 2 1 0 2 0 1 2 1 0 64 78
# expect: -- fspath, fsencode, fsdecode
# expect: 'a'
# expect: b'a'
# expect: 'a'
# expect: b'a'
# expect: b'a'
# expect: 'a'
# expect: 'p'
# expect: b'p'
# expect: 'p'
# expect: b'p'
# expect: b'p'
# expect: 'p'
# expect: 'é'
# expect: b'\xc3\xa9'
# expect: 'é'
# expect: '\udcff'
# expect: b'\xff'
# expect: '\udcff'
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: True False True
# expect: -- environment
# expect: one one None 5 one one True False b'one'
# expect: 0 768 3
# expect: one two two none
# expect: 1 2 0
# expect: 3 0 y 3 dict dict
# expect: KeyError: 'CPY_NOT_THERE'
# expect: TypeError: str expected, not int
# expect: TypeError: str expected, not int
# expect: TypeError: str expected, not int
# expect: KeyError: 'CPY_NOT_THERE'
# expect: KeyError: 'CPY_NOT_THERE'
# expect: TypeError: str expected, not int
# expect: TypeError: bytes expected, not str
# expect: ValueError: illegal environment variable name
# expect: OSError: [Errno 22] Invalid argument
# expect: ValueError: embedded null byte
# expect: None 0 False None 0 True True
# expect: ['/a', '/b'] ['/bin', '/usr/bin']
# expect: -- making, naming, removing
# expect: True True
# expect: None None None None ['a', 'b'] ['c', 'e'] [b'c', b'e'] ['d'] True
# expect: FileExistsError: [Errno 17] File exists: 'a'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'x/y'
# expect: FileExistsError: [Errno 17] File exists: 'b/c/d'
# expect: NotADirectoryError: [Errno 20] Not a directory: 'f/x'
# expect: FileExistsError: [Errno 17] File exists: 'f'
# expect: OSError: [Errno 39] Directory not empty: 'b'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: NotADirectoryError: [Errno 20] Not a directory: 'f'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: NotADirectoryError: [Errno 20] Not a directory: 'f'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: NotADirectoryError: [Errno 20] Not a directory: 'f'
# expect: None [] None None None f b'f' None 2
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope' -> 'other'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope' -> 'other'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope' -> 'other'
# expect: FileExistsError: [Errno 17] File exists: 'f' -> 'soft'
# expect: OSError: [Errno 22] Invalid argument: 'f'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: 2 No such file or directory nope other (2, 'No such file or directory')
# expect: None ['hard'] None False
# expect: None None False
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: None None True False True
# expect: -- stat
# expect: 0o100640 5 5 1000000000.5 1100000000.0 1000000000 1100000000 1000000000500000000 1100000000000000000 10 True True True True True 0 stat_result True
# expect: 1 5 1 True True True True
# expect: None 7000000001 5 None True None 2.0 None -1.5
# expect: ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size') True 10 3
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: OSError: [Errno 9] Bad file descriptor: 99999
# expect: OSError: [Errno 9] Bad file descriptor
# expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType
# expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError: lstat: path should be string, bytes or os.PathLike, not int
# expect: ValueError: stat: embedded null character in path
# expect: NotADirectoryError: [Errno 20] Not a directory: 'f/x'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: TypeError: utime: 'times' must be either a tuple of two ints or None
# expect: TypeError: utime: 'times' must be either a tuple of two ints or None
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: utime: you may specify either 'times' or 'ns' but not both
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: True 255 10 statvfs_result True
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: -- scandir and walk
# expect: ('a', './a', True, False, False, True, False, True, 0, './a', "<DirEntry 'a'>", False)
# expect: ('b', './b', True, False, False, True, False, True, 0, './b', "<DirEntry 'b'>", False)
# expect: ('f', './f', False, True, False, False, True, True, 5, './f', "<DirEntry 'f'>", False)
# expect: ('soft', './soft', False, True, True, False, False, True, 5, './soft', "<DirEntry 'soft'>", False)
# expect: ['b/c', 'b/e'] [b'b/c', b'b/e'] ['c', 'e'] True
# expect: []
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: TypeError: scandir: path should be string, bytes, os.PathLike, integer or None, not float
# expect: NotADirectoryError: [Errno 20] Not a directory: 'f'
# expect: [('.', ['a', 'b'], ['f', 'soft']), ('./a', [], []), ('./b', ['c', 'e', 'up'], []), ('./b/c', ['d'], []), ('./b/c/d', [], []), ('./b/e', [], [])]
# expect: ['b/c/d', 'b/c'] [] True
# expect: b ['e', 'up']
# expect: b/e []
# expect: [] [FileNotFoundError(2, 'No such file or directory')]
# expect: [b'b/c', b'b/c/d']
# expect: -- descriptors
# expect: 11 0 b'hello' b' world' b'' b'' 8 9 0o100600
# expect: None 4 b'el' 2 b'hXYl' None None None 2 None False 1 0
# expect: True False None True True True None False None False
# expect: b'hX\x00\x00\x00\x00\x00\x00\x00a' True
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: False
# expect: OSError: [Errno 22] Invalid argument
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: TypeError: open: path should be string, bytes or os.PathLike, not int
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OSError: [Errno 9] Bad file descriptor
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'nope'
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: FileExistsError: [Errno 17] File exists: 'd'
# expect: OverflowError: Python int too large to convert to C int
# expect: 7 b'through' False None b'' None None
# expect: None 0o10000
# expect: 0o40700 0o77
# expect: -- processes and the system
# expect: True True True True True True 3 True True None None
# expect: Linux 5 Linux uname_result True True 5 ('user', 'system', 'children_user', 'children_system', 'elapsed') ('sysname', 'nodename', 'release', 'version', 'machine')
# expect: No such file or directory | Unknown error 99999 | Unknown error -1 5 b'' True
# expect: os.terminal_size(columns=80, lines=24) 80 2 terminal_size
# expect: ValueError: negative argument not allowed
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ProcessLookupError: [Errno 3] No such process
# expect: ProcessLookupError: [Errno 3] No such process
# expect: TypeError: os.terminal_size() takes a 2-sequence (1-sequence given)
# expect: TypeError: constructor requires a sequence
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: FileNotFoundError: [Errno 2] No such file or directory
# expect: ValueError: execv() arg 2 must not be empty
# expect: TypeError: execv() arg 2 must be a tuple or list
# expect: [0, 1, -9, -11, 255] True 1 True 9 True 19 True False False False
# expect: ValueError: process stopped by delivery of signal 19
# expect: TypeError: mkdir: path should be string, bytes or os.PathLike, not float
# expect: TypeError: rmdir: path should be string, bytes or os.PathLike, not float
# expect: TypeError: remove: path should be string, bytes or os.PathLike, not float
# expect: TypeError: unlink: path should be string, bytes or os.PathLike, not float
# expect: TypeError: chdir: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError: listdir: path should be string, bytes, os.PathLike, integer or None, not float
# expect: TypeError: readlink: path should be string, bytes or os.PathLike, not float
# expect: TypeError: statvfs: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError: mkfifo: path should be string, bytes or os.PathLike, not float
# expect: TypeError: rename: src should be string, bytes or os.PathLike, not int
# expect: TypeError: rename: dst should be string, bytes or os.PathLike, not NoneType
# expect: TypeError: replace: src should be string, bytes or os.PathLike, not int
# expect: TypeError: replace: dst should be string, bytes or os.PathLike, not NoneType
# expect: TypeError: link: src should be string, bytes or os.PathLike, not int
# expect: TypeError: link: dst should be string, bytes or os.PathLike, not NoneType
# expect: TypeError: symlink: src should be string, bytes or os.PathLike, not int
# expect: TypeError: symlink: dst should be string, bytes or os.PathLike, not NoneType
# expect: TypeError: access: path should be string, bytes or os.PathLike, not float
# expect: TypeError: chmod: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError: utime: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError: truncate: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError: chown: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: -- documented
# expect: []
