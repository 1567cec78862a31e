# SPDX-License-Identifier: MIT
# modules/frozen/_os_programs.py - the functions of module os that start programs.

import os
from os import path


def _environment(env):
    texts = []
    for key, value in env.items():
        key, value = os.fsencode(key), os.fsencode(value)
        if b'\0' in key + value:
            raise ValueError('embedded null byte')
        if b'=' in key:
            raise ValueError('illegal environment variable name')
        texts.append(key + b'=' + value)
    return texts


def execve(path, argv, env):
    """Go on as another program, with this environment."""
    os._execve(path, argv, _environment(env))


def execl(file, *args):
    """Go on as another program."""
    os.execv(file, args)


def execle(file, *args):
    """Go on as another program; the last argument is the environment."""
    execve(file, args[:-1], args[-1])


def _search(file, args, env):
    # tries the folders of PATH; the first refusal that says more than "no such file" counts
    run = os.execv if env is None else lambda path, args: execve(path, args, env)
    if path.dirname(file):
        run(file, args)
        return
    refusal = None
    for folder in os.get_exec_path(env):
        try:
            run(path.join(os.fsencode(folder), os.fsencode(file)), args)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            refusal = refusal or error
    raise refusal or last


def execvp(file, args):
    """Go on as another program, found along PATH."""
    _search(file, args, None)


def execvpe(file, args, env):
    """Go on as another program, found along the environment's PATH."""
    _search(file, args, env)


def execlp(file, *args):
    """Go on as another program, found along PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """Go on as another program, found along PATH; the last argument is the environment."""
    execvpe(file, args[:-1], args[-1])


def _spawn(mode, file, args, env, run):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    pid = os.fork()
    if not pid:
        try:
            run(file, args) if env is None else run(file, args, env)
        finally:
            os._exit(127)
    if mode == os.P_NOWAIT:
        return pid
    while True:
        _, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Start a program in a new process; P_WAIT: return its exit status, P_NOWAIT: its number."""
    return _spawn(mode, file, args, None, os.execv)


def spawnve(mode, file, args, env):
    """spawnv() with an environment."""
    return _spawn(mode, file, args, env, execve)


def spawnvp(mode, file, args):
    """spawnv() that searches PATH."""
    return _spawn(mode, file, args, None, execvp)


def spawnvpe(mode, file, args, env):
    """spawnv() that searches PATH, with an environment."""
    return _spawn(mode, file, args, env, execvpe)


def spawnl(mode, file, *args):
    """spawnv() with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """spawnve() with the arguments one by one; the last is the environment."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """spawnvp() with the arguments one by one."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """spawnvpe() with the arguments one by one; the last is the environment."""
    return spawnvpe(mode, file, args[:-1], args[-1])


class _Pipe:
    """The stream of popen(): close() returns the command's exit status."""

    def __init__(self, stream, process):
        self._stream, self._process = stream, process

    def close(self):
        self._stream.close()
        code = self._process.wait()
        return None if code == 0 else code << 8 if code > 0 else code

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode='r', buffering=-1):
    """Start a shell command; returns a stream that is joined to its output ('r') or input ('w')."""
    import subprocess
    if not isinstance(cmd, str):
        raise TypeError('invalid cmd type (%s, expected string)' % type(cmd))
    if mode not in ('r', 'w'):
        raise ValueError('invalid mode %r' % mode)
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    if mode == 'r':
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _Pipe(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _Pipe(process.stdin, process)
