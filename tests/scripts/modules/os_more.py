# SPDX-License-Identifier: MIT
# Module os: paths below an open folder, attributes, counters, timers, vectors, copies in the kernel, terminals, programs.
# allocations: no
# forks: no
import errno
import glob
import os
import pathlib
import pickle
import signal
import stat
import sys
import tempfile
import time


def err(f, *a, **k):
    try:
        print(f.__name__, '->', f(*a, **k))
    except Exception as e:
        print(f.__name__, type(e).__name__, e, getattr(e, 'filename', None), getattr(e, 'filename2', None))


top = tempfile.mkdtemp()
d = os.open(top, os.O_RDONLY)
os.mkdir('sub', dir_fd=d)
fd = os.open('sub/a', os.O_CREAT | os.O_RDWR, 0o644, dir_fd=d)
os.write(fd, b'hello world')
os.symlink('a', 'sub/link', dir_fd=d)
print(os.readlink('sub/link', dir_fd=d), os.stat('sub/a', dir_fd=d).st_size, stat.S_ISLNK(os.lstat('sub/link', dir_fd=d).st_mode),
      stat.S_ISLNK(os.stat('sub/link', dir_fd=d, follow_symlinks=False).st_mode))
os.rename('sub/a', 'b', src_dir_fd=d, dst_dir_fd=d)
os.link('b', 'c', src_dir_fd=d, dst_dir_fd=d)
print(sorted(os.listdir(d)), os.stat('c', dir_fd=d).st_nlink, os.access('c', os.R_OK, dir_fd=d, effective_ids=True), os.access('x', os.F_OK, dir_fd=d))
os.chmod('c', 0o600, dir_fd=d)
os.utime('c', (5, 7), dir_fd=d)
print(oct(os.stat('b', dir_fd=d).st_mode), os.stat('b', dir_fd=d).st_mtime, os.chown('c', -1, -1, dir_fd=d), os.chmod(fd, 0o640), oct(os.fstat(fd).st_mode))
os.mkfifo('p', dir_fd=d)
print(stat.S_ISFIFO(os.stat('p', dir_fd=d).st_mode))
os.mknod(os.path.join(top, 'n'), 0o600 | stat.S_IFREG)
print([(os.path.relpath(folder, top), sorted(dirs), sorted(names)) for folder, dirs, names, _ in os.fwalk(top)])
print([(folder, sorted(dirs), sorted(names)) for folder, dirs, names, _ in os.fwalk('.', topdown=False, dir_fd=d)])
print(os.statvfs(fd).f_bsize == os.fstatvfs(fd).f_bsize, os.pathconf(top, 'PC_NAME_MAX') == os.fpathconf(d, 'PC_NAME_MAX'))
for name in 'b', 'c', 'p', 'n', 'sub/link':
    os.unlink(name, dir_fd=d)
os.rmdir('sub', dir_fd=d)
print(os.listdir(top))
err(os.stat, 1, dir_fd=d); err(os.stat, 1, follow_symlinks=False); err(os.stat, 'x', dir_fd='s'); err(os.stat, 'no', dir_fd=d)
err(os.link, 'no', 'b', src_dir_fd=d); err(os.rename, 'no', 'b', src_dir_fd=d); err(os.symlink, 'a', 'no/x', dir_fd=d)
err(os.chown, 'x', -2, 0); err(os.chown, 'x', 'a', 0); err(os.chmod, 99, 7); err(os.listdir, 99)

# several buffers at once, and copies
parts = bytearray(3), bytearray(5)
print(os.preadv(fd, parts, 2), parts, os.pwritev(fd, [b'XY', memoryview(b'Z')], 1), os.pread(fd, 20, 0))
os.lseek(fd, 0, 0)
print(os.readv(fd, [bytearray(4), bytearray(40)]), os.writev(fd, [b'1', b'', b'23']))
err(os.preadv, fd, 5, 0); err(os.readv, fd, [b'x']); err(os.writev, fd, 5)
m = os.memfd_create('name')
print(os.sendfile(m, fd, 0, 5), os.pread(m, 9, 0))
try:
    print(os.copy_file_range(fd, d, 0))
except OSError as error:
    print(error.errno in (9, 18, 22, 21))
r, w = os.pipe()
print(os.splice(m, w, 3, offset_src=1), os.read(r, 20))
err(os.splice, 0, 0, -1); err(os.copy_file_range, 0, 1, -1); err(os.sendfile, 99, 98, 0, 1)
os.posix_fallocate(m, 0, 5000)
print(os.fstat(m).st_size, os.posix_fadvise(m, 0, 0, os.POSIX_FADV_SEQUENTIAL))
os.close(m); os.close(r); os.close(w)

# counters and timers
e = os.eventfd(5, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
print(os.eventfd_read(e), os.eventfd_write(e, 2**40), os.eventfd_read(e))
err(os.eventfd_read, e); err(os.eventfd, -1); err(os.eventfd, 2**33)
os.close(e)
timer = os.timerfd_create(time.CLOCK_MONOTONIC)
print(os.timerfd_settime(timer, initial=0.01, interval=0.5), os.read(timer, 8) == (1).to_bytes(8, sys.byteorder), os.timerfd_gettime(timer)[1], os.timerfd_gettime_ns(timer)[1])
os.close(timer)

# extended attributes: a file system may have none
err(os.getxattr, '/no/such', 'user.x'); err(os.getxattr, 1, 'user.x', follow_symlinks=False); err(os.setxattr, top, 'a\0', b''); err(os.getxattr, top, 1)
try:
    os.setxattr(fd, 'user.a', b'value')
    os.setxattr(fd, 'user.b', b'')
    print(os.getxattr(fd, 'user.a'), sorted(name for name in os.listxattr(fd) if name.startswith('user.')), os.removexattr(fd, 'user.a'))
    try:
        os.setxattr(fd, 'user.b', b'', os.XATTR_CREATE)
    except FileExistsError as error:
        print('exists')
except OSError:
    print(b'value', ['user.a', 'user.b'], None)
    print('exists')

# terminals
master, slave = os.openpty()
print(os.isatty(slave), os.ptsname(master) == os.ttyname(slave), os.write(master, b'x\n'), os.read(slave, 9), os.device_encoding(slave), os.device_encoding(d))
os.close(master); os.close(slave)
pid, master = os.forkpty()
if not pid:
    print('in the child', os.isatty(0), os.getsid(0) == os.getpid())
    sys.stdout.flush()
    os._exit(3)
text = b''
try:
    while piece := os.read(master, 100):
        text += piece
except OSError:
    pass
print(text, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
os.close(master)

# programs
r, w = os.pipe()
pid = os.posix_spawn('/bin/sh', ['sh', '-c', 'echo $A; exit 4'], {'A': 'env'}, file_actions=[(os.POSIX_SPAWN_DUP2, w, 1), (os.POSIX_SPAWN_CLOSE, r)], setsigmask=[], setsigdef=[signal.SIGPIPE], setpgroup=0)
os.close(w)
info = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(os.read(r, 20), info.si_pid == pid, info.si_status, info.si_code == os.CLD_EXITED, info.si_signo == signal.SIGCHLD)
found, status, used = os.wait4(pid, 0)
print(found == pid, os.waitstatus_to_exitcode(status), used.ru_maxrss > 0, len(used))
os.close(r)
pid = os.posix_spawnp('true', ['true'], os.environ)
print(os.wait3(0)[:2] == (pid, 0), os.spawnlp(os.P_WAIT, 'false', 'false'), os.spawnle(os.P_WAIT, '/bin/sh', 'sh', '-c', 'exit $X', {'X': '5'}))


def spawn_nothing():
    """Is an absent program's name in the error?  Where children share no memory (qemu-user, valgrind), only their status tells."""
    try:
        pid = os.posix_spawn('/no', ['a'], {})
    except FileNotFoundError as error:
        return str(error) == "[Errno 2] No such file or directory: '/no'" and error.filename == '/no'
    unshared = os.uname().machine in ('armv7l', 'aarch64') or 'valgrind' in os.environ.get('LD_PRELOAD', '')
    return unshared and os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 127


print('absent', spawn_nothing())
err(os.posix_spawn, '/no', [], {}); err(os.posix_spawn, '/no', 5, {}); err(os.posix_spawn, '/no', ['a'], 5)
err(os.posix_spawn, '/no', ['a'], {}, file_actions=[5]); err(os.posix_spawn, '/no', ['a'], {}, file_actions=[(9,)]); err(os.posix_spawn, '/no', ['a'], {'a=': 'b'})
err(os.waitid, os.P_ALL, 0, os.WEXITED); err(os.wait3, 0)
os.register_at_fork(before=lambda: print('before 1', flush=True), after_in_child=lambda: print('child 1', flush=True), after_in_parent=lambda: os.wait() and print('parent 1', flush=True))
os.register_at_fork(before=lambda: print('before 2', flush=True), after_in_child=lambda: print('child 2', flush=True))
if not os.fork():
    os._exit(0)
err(os.register_at_fork); err(os.register_at_fork, before=5)

# settings, priorities, users
print(os.sysconf('SC_PAGESIZE') == os.sysconf(os.sysconf_names['SC_PAGESIZE']), os.confstr('CS_PATH'), len(os.confstr_names), len(os.pathconf_names), len(os.sysconf_names))
err(os.sysconf, 'x'); err(os.confstr, 1.5); err(os.pathconf, '/', 'x'); err(os.pathconf, '/no', 'PC_NAME_MAX')
print(os.sched_getparam(0), os.sched_getscheduler(0) == os.SCHED_OTHER, os.sched_get_priority_max(os.SCHED_FIFO), os.sched_param(5).sched_priority, os.sched_setaffinity(0, os.sched_getaffinity(0)))
err(os.sched_setscheduler, 0, 0, 1); err(os.sched_setaffinity, 0, [-1]); err(os.sched_setaffinity, 0, ['a']); err(os.sched_get_priority_max, 99)
print(os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0), len(os.getresuid()), os.getresgid()[0] == os.getgid(), os.getgrouplist('root', 0)[:1])
err(os.setgroups, 5); err(os.setgroups, ['a']); err(os.getpriority, 9, 0)

# the environment as bytes
os.environ['LIB_TEST'] = 'v\xe4'
print(os.environb[b'LIB_TEST'], b'LIB_TEST' in os.environb, os.environb.get(b'LIB_NONE'))
os.environb[b'LIB_TEST'] = b'\xff'
print(ascii(os.environ['LIB_TEST']), os.getenvb(b'LIB_TEST'), os.environb.pop(b'LIB_TEST'), 'LIB_TEST' in os.environ)
try:
    os.environb['x']
except TypeError as error:
    print(error)
print({'eventfd', 'fwalk', 'posix_spawn', 'environb', 'spawnv', 'P_ALL'} <= set(os.__all__) & set(dir(os)), hasattr(os, 'no_such'), os.stat in os.supports_dir_fd, os.utime in os.supports_fd)
os.close(fd); os.close(d); os.rmdir(top)

# expect: a 11 True True
# expect: ['b', 'c', 'sub'] 2 True False
# expect: 0o100600 7.0 None None 0o100640
# expect: True
# expect: [('.', ['sub'], ['b', 'c', 'n', 'p']), ('sub', [], ['link'])]
# expect: [('./sub', [], ['link']), ('.', ['sub'], ['b', 'c', 'n', 'p'])]
# expect: True True
# expect: []
# expect: stat ValueError stat: can't specify dir_fd without matching path None None
# expect: stat ValueError stat: cannot use fd and follow_symlinks together None None
# expect: stat TypeError argument should be integer or None, not str None None
# expect: stat FileNotFoundError [Errno 2] No such file or directory: 'no' no None
# expect: link FileNotFoundError [Errno 2] No such file or directory: 'no' -> 'b' no b
# expect: rename FileNotFoundError [Errno 2] No such file or directory: 'no' -> 'b' no b
# expect: symlink FileNotFoundError [Errno 2] No such file or directory: 'a' -> 'no/x' a no/x
# expect: chown OverflowError uid is less than minimum None None
# expect: chown TypeError uid should be integer, not str None None
# expect: chmod OSError [Errno 9] Bad file descriptor: 99 99 None
# expect: listdir OSError [Errno 9] Bad file descriptor None None
# expect: 8 (bytearray(b'llo'), bytearray(b' worl')) 3 b'hXYZo world'
# expect: 11 3
# expect: preadv TypeError preadv2() arg 2 must be a sequence None None
# expect: readv BufferError Object is not writable. None None
# expect: writev TypeError writev() arg 2 must be a sequence None None
# expect: 5 b'hXYZo'
# expect: True
# expect: 3 b'XYZ'
# expect: splice ValueError negative value for 'count' not allowed None None
# expect: copy_file_range ValueError negative value for 'count' not allowed None None
# expect: sendfile OSError [Errno 9] Bad file descriptor None None
# expect: 5000 None
# expect: 5 None 1099511627776
# expect: eventfd_read BlockingIOError [Errno 11] Resource temporarily unavailable None None
# expect: eventfd ValueError value must be positive None None
# expect: eventfd OverflowError Python int too large for C unsigned int None None
# expect: (0.0, 0.0) True 0.5 500000000
# expect: getxattr FileNotFoundError [Errno 2] No such file or directory: '/no/such' /no/such None
# expect: getxattr ValueError getxattr: cannot use fd and follow_symlinks together None None
# expect: setxattr ValueError setxattr: embedded null character in attribute None None
# expect: getxattr TypeError getxattr: attribute should be string, bytes or os.PathLike, not int None None
# expect: b'value' ['user.a', 'user.b'] None
# expect: exists
# expect: True True 2 b'x\n' UTF-8 None
# expect: b'in the child True True\r\n' 3
# expect: b'env\n' True 4 True True
# expect: True 4 True 16
# expect: True 1 5
# expect: absent True
# expect: posix_spawn ValueError posix_spawn: argv must not be empty None None
# expect: posix_spawn TypeError posix_spawn: argv must be a tuple or list None None
# expect: posix_spawn TypeError posix_spawn: environment must be a mapping object or None None None
# expect: posix_spawn TypeError Each file_actions element must be a non-empty tuple None None
# expect: posix_spawn TypeError Unknown file_actions identifier None None
# expect: posix_spawn ValueError illegal environment variable name None None
# expect: waitid ChildProcessError [Errno 10] No child processes None None
# expect: wait3 ChildProcessError [Errno 10] No child processes None None
# expect: before 2
# expect: before 1
# expect: child 1
# expect: child 2
# expect: parent 1
# expect: register_at_fork TypeError At least one argument is required. None None
# expect: register_at_fork TypeError 'before' must be callable, not int None None
# expect: True /bin:/usr/bin 27 20 135
# expect: sysconf ValueError unrecognized configuration name None None
# expect: confstr TypeError configuration names must be strings or integers None None
# expect: pathconf ValueError unrecognized configuration name None None
# expect: pathconf FileNotFoundError [Errno 2] No such file or directory: '/no' /no None
# expect: posix.sched_param(sched_priority=0) True 99 5 None
# expect: sched_setscheduler TypeError must have a sched_param object None None
# expect: sched_setaffinity ValueError negative CPU number None None
# expect: sched_setaffinity TypeError expected an iterator of ints, but iterator yielded <class 'str'> None None
# expect: sched_get_priority_max OSError [Errno 22] Invalid argument None None
# expect: True 3 True [0]
# expect: setgroups TypeError setgroups argument must be a sequence None None
# expect: setgroups TypeError groups must be integers None None
# expect: getpriority OSError [Errno 22] Invalid argument None None
# expect: b'v\xc3\xa4' True None
# expect: '\udcff' b'\xff' b'\xff' False
# expect: bytes expected, not str
# expect: True False True True

# Entries of a folder: also of an open one, and after they have gone.
with tempfile.TemporaryDirectory() as top:
    open(top + '/file', 'w').close()
    os.mkdir(top + '/folder')
    os.symlink('nowhere', top + '/link')
    fd = os.open(top, os.O_RDONLY)
    entries = sorted(os.scandir(fd), key=lambda entry: entry.name)
    print([(e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink()) for e in entries])
    # expect: [('file', 'file', False, True, False), ('folder', 'folder', True, False, False), ('link', 'link', False, False, True)]
    print(entries[0].stat() == os.stat('file', dir_fd=fd), entries[0].inode() == os.stat('file', dir_fd=fd).st_ino)  # expect: True True
    os.unlink(top + '/file')
    print(entries[0].is_file(), entries[0].inode() > 0)  # expect: True True
    print(entries[0].stat().st_size)              # expect: 0
    err(entries[2].stat)                          # expect: stat FileNotFoundError [Errno 2] No such file or directory: 'link' link None
    err(pickle.dumps, entries[0])                 # expect: dumps TypeError cannot pickle 'posix.DirEntry' object None None
    os.symlink('file/x', top + '/through')
    open(top + '/file', 'w').close()
    print([(dirs, sorted(others)) for _, dirs, others in os.walk(top)])
    # expect: [(['folder'], ['file', 'link', 'through']), ([], [])]

    class Path:
        def __fspath__(self):
            return os.fsencode(top) + b'/link'
    print(os.readlink(Path()), os.readlink(b'link', dir_fd=fd), os.PathLike[str])
    # expect: b'nowhere' b'nowhere' os.PathLike[str]
    os.close(fd)

# The environment may change while it is iterated over; what cannot be in one is refused.
os.environ['CPY_A'] = os.environ['CPY_B'] = 'x'
for name, value in os.environ.items():
    if name.startswith('CPY_'):
        del os.environ[name]
print('CPY_A' in os.environ, 'CPY_B' in os.environ)  # expect: False False
print({'a': '1'} | os.environ == os.environ | {'a': '1'}, type(os.environ | {}), os.environ.__or__([('a', '1')]))
# expect: True <class 'dict'> NotImplemented
print(os.get_exec_path({b'PATH': b'/a:/b'}), os.get_exec_path({'PATH': ''}))  # expect: ['/a', '/b'] ['']
err(os.get_exec_path, {'PATH': '/a', b'PATH': '/b'})
# expect: get_exec_path ValueError env cannot contain 'PATH' and b'PATH' keys None None
err(os.execve, '/bin/true', ['true'], {'a': 'b\0c=d'})  # expect: execve ValueError embedded null byte None None
err(os.execve, '/bin/true', ['true'], {'a=b': 'c'})  # expect: execve ValueError illegal environment variable name None None
err(os.execve, '/bin/true', [''], {})  # expect: execve ValueError execve: argv first element cannot be empty None None
err(os.execv, '/bin/true', ('',))      # expect: execv ValueError execv() arg 2 first element cannot be empty None None
err(os.execv, '/bin/true', 'true')     # expect: execv TypeError execv() arg 2 must be a tuple or list None None

# Patterns of paths below an open folder.
with tempfile.TemporaryDirectory() as top:
    os.makedirs(top + '/one/two')
    open(top + '/one/two/file.txt', 'w').close()
    open(top + '/one/.hidden', 'w').close()
    fd = os.open(top, os.O_RDONLY)
    for pattern in '*', '**', 'o*/', '*/*', 'one/two', 'one/*/', '*/two/f*', '**/.*', 'no*', 'no':
        found = sorted(glob.glob(pattern, dir_fd=fd, recursive=True))
        print(pattern, found, found == sorted(glob.glob(pattern, root_dir=top, recursive=True)))
    print(glob.glob(b'*/*', dir_fd=fd), glob.glob('t*', root_dir='one', dir_fd=fd))
    os.close(fd)
# expect: * ['one'] True
# expect: ** ['one', 'one/two', 'one/two/file.txt'] True
# expect: o*/ ['one/'] True
# expect: */* ['one/two'] True
# expect: one/two ['one/two'] True
# expect: one/*/ ['one/two/'] True
# expect: */two/f* ['one/two/file.txt'] True
# expect: **/.* ['one/.hidden'] True
# expect: no* [] True
# expect: no [] True
# expect: [b'one/two'] ['two']

# A link to itself is no folder for those who look for folders, and no obstacle.
with tempfile.TemporaryDirectory() as top:
    os.makedirs(top + '/folder/below')
    os.symlink('loop', top + '/loop')
    entry = next(entry for entry in os.scandir(top) if entry.name == 'loop')
    try:
        entry.is_dir()
    except OSError as e:
        print(errno.errorcode[e.errno])           # expect: ELOOP
    print([os.path.relpath(path, top) for path in sorted(pathlib.Path(top).glob('*/'))])  # expect: ['folder']
    print([os.path.relpath(path, top) for path in sorted(pathlib.Path(top).rglob('*'))])  # expect: ['folder', 'folder/below', 'loop']
    print(glob.glob('*/', root_dir=top), [(sorted(dirs), others) for _, dirs, others in os.walk(top)])
    # expect: ['folder/'] [(['folder'], ['loop']), (['below'], []), ([], [])]
