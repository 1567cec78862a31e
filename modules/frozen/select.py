# SPDX-License-Identifier: MIT
# modules/frozen/select.py - select(), and poll and epoll as objects; the waiting is native.

import errno as _errno
import math as _math
import os as _os

error = OSError


def _number(fd):
    """The descriptor that an int or an object with fileno() means."""
    if not isinstance(fd, int):
        try:
            fileno = fd.fileno
        except AttributeError:
            raise TypeError('argument must be an int, or have a fileno() method.') from None
        fd = fileno()
        if not isinstance(fd, int):
            raise TypeError('fileno() returned a non-integer')
    if fd < 0:
        raise ValueError('file descriptor cannot be a negative integer (%d)' % fd)
    return fd


def _milliseconds(timeout, scale):
    if timeout is None:
        return -1
    try:
        return _math.ceil(timeout * scale)
    except TypeError:
        raise TypeError('timeout must be a float or None') from None
    except (OverflowError, ValueError):
        raise OverflowError('timeout is too large') from None


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until something can be read, written or has urgent data; returns three lists of what is ready."""
    milliseconds = _milliseconds(timeout, 1000)
    if timeout is not None and timeout < 0:
        raise ValueError('timeout must be non-negative')
    wanted = {}
    lists = [(list(objects), event, answer) for objects, event, answer in (
        (rlist, POLLIN, POLLIN | POLLHUP | POLLERR), (wlist, POLLOUT, POLLOUT | POLLERR), (xlist, POLLPRI, POLLPRI))]
    for objects, event, _ in lists:
        for i, item in enumerate(objects):
            fd = _number(item)
            objects[i] = item, fd
            wanted[fd] = wanted.get(fd, 0) | event
    found = dict(_poll(list(wanted.items()), milliseconds))
    if any(events & POLLNVAL for events in found.values()):
        raise OSError(_errno.EBADF, _os.strerror(_errno.EBADF))
    return tuple([item for item, fd in objects if found.get(fd, 0) & answer] for objects, _, answer in lists)


def _events(mask):
    if mask < 0:
        raise ValueError('value must be positive')
    if mask > 0xffff:
        raise OverflowError('Python int too large for C unsigned short')
    return mask


class poll:
    """Descriptors that are waited for together."""

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        """Add a descriptor and the events that it is waited for."""
        self._wanted[_number(fd)] = _events(eventmask)

    def modify(self, fd, eventmask, /):
        """Change the events of a descriptor."""
        fd = _number(fd)
        if fd not in self._wanted:
            raise FileNotFoundError(_errno.ENOENT, _os.strerror(_errno.ENOENT))
        self._wanted[fd] = _events(eventmask)

    def unregister(self, fd, /):
        """Remove a descriptor."""
        del self._wanted[_number(fd)]

    def poll(self, timeout=None, /):
        """Wait so many milliseconds at most, None or a negative number: for ever; returns [(descriptor, events)]."""
        milliseconds = _milliseconds(timeout, 1)  # -0.1 is rounded to 0
        return _poll(list(self._wanted.items()), -1 if timeout is None or timeout < 0 else milliseconds)


class epoll:
    """Descriptors that the kernel watches."""

    def __init__(self, sizehint=-1, flags=0):
        if sizehint < -1 or sizehint == 0:
            raise ValueError('negative sizehint')
        if flags & ~EPOLL_CLOEXEC:
            raise OSError(_errno.EINVAL, 'invalid flags')
        self._fd = _epoll_create()

    @classmethod
    def fromfd(cls, fd, /):
        """Return an object for an epoll descriptor that exists."""
        self = object.__new__(cls)
        self._fd = fd
        return self

    @property
    def closed(self):
        """Has it been closed?"""
        return self._fd < 0

    def fileno(self):
        """Return the descriptor."""
        if self._fd < 0:
            raise ValueError('I/O operation on closed epoll object')
        return self._fd

    def close(self):
        """Close the descriptor."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            _os.close(fd)

    def __enter__(self):
        self.fileno()
        return self

    def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
        self.close()

    def __del__(self):
        if getattr(self, '_fd', -1) >= 0:
            self.close()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        """Add a descriptor and the events that it is watched for."""
        _epoll_ctl(self.fileno(), _EPOLL_CTL_ADD, _number(fd), eventmask)

    def modify(self, fd, eventmask):
        """Change the events of a descriptor."""
        _epoll_ctl(self.fileno(), _EPOLL_CTL_MOD, _number(fd), eventmask)

    def unregister(self, fd):
        """Remove a descriptor."""
        _epoll_ctl(self.fileno(), _EPOLL_CTL_DEL, _number(fd), 0)

    def poll(self, timeout=None, maxevents=-1):
        """Wait so many seconds at most, None or a negative number: for ever; returns [(descriptor, events)]."""
        if maxevents == -1:
            maxevents = 1023
        elif maxevents < 1:
            raise ValueError('maxevents must be greater than 0, got %d' % maxevents)
        return _epoll_wait(self.fileno(), -1 if timeout is None or timeout < 0 else _milliseconds(timeout, 1000), maxevents)
