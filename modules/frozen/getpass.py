# SPDX-License-Identifier: MIT
"""Asks for a password without showing it, and finds out who is asking.

The terminal is asked directly, even if input and output are redirected, and its state is put back whatever happens.
"""
import os
import sys
import termios

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    """The password may be seen while it is typed."""


def unix_getpass(prompt='Password: ', stream=None):
    """Ask on the terminal, without echo; where there is none, on standard input, with a warning."""
    try:
        number = os.open('/dev/tty', os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return _from_stdin(prompt, stream)
    with open(number, 'w', closefd=False) as output, open(number) as input:
        return _without_echo(number, prompt, output if stream is None else stream, input)


def _from_stdin(prompt, stream):
    try:
        number = sys.stdin.fileno()
    except (AttributeError, ValueError, OSError):
        return fallback_getpass(prompt, stream)
    try:
        termios.tcgetattr(number)
    except termios.error:  # no terminal
        return fallback_getpass(prompt, stream)
    return _without_echo(number, prompt, sys.stderr if stream is None else stream, sys.stdin)


def _without_echo(number, prompt, stream, source):
    old = termios.tcgetattr(number)
    new = old[:]
    new[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(number, termios.TCSAFLUSH, new)
        password = _raw_input(prompt, stream, source)
    finally:
        termios.tcsetattr(number, termios.TCSAFLUSH, old)
        stream.flush()
    stream.write('\n')
    stream.flush()
    return password


def fallback_getpass(prompt='Password: ', stream=None):
    """Ask on standard input, with a warning that the password is shown."""
    import warnings
    warnings.warn('Can not control echo on the terminal.', GetPassWarning, stacklevel=2)
    stream = sys.stderr if stream is None else stream
    print('Warning: Password input may be echoed.', file=stream)
    return _raw_input(prompt, stream)


def _raw_input(prompt='', stream=None, input=None):
    stream, input = sys.stderr if stream is None else stream, sys.stdin if input is None else input
    prompt = str(prompt)
    if prompt:
        try:
            stream.write(prompt)
        except UnicodeEncodeError:
            stream.write(prompt.encode(stream.encoding, 'replace').decode(stream.encoding))
        stream.flush()
    line = input.readline()
    if not line:
        raise EOFError
    return line.removesuffix('\n')


def getuser():
    """The name of the user: from the environment (LOGNAME, USER, LNAME, USERNAME), else by the user's number."""
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        if os.environ.get(name):
            return os.environ[name]
    number = str(os.getuid())
    try:
        with open('/etc/passwd', encoding='utf-8', errors='surrogateescape') as file:
            for line in file:
                fields = line.split(':')
                if fields[2:3] == [number]:
                    return fields[0]
    except OSError:
        pass
    raise OSError('No username set in the environment')


getpass = unix_getpass
