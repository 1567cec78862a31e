# SPDX-License-Identifier: MIT
"""selectors: which of several files are ready, over what the system has for it."""
import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ, EVENT_WRITE = 1, 2


def _number(fileobj):
    """The descriptor of an int or an object with fileno()."""
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError('Invalid file object: {!r}'.format(fileobj)) from None
    if fd < 0:
        raise ValueError('Invalid file descriptor: {}'.format(fd))
    return fd


class SelectorKey(namedtuple('SelectorKey', 'fileobj fd events data')):
    """A file, its descriptor, the events it is watched for and what belongs to it."""

    __slots__ = ()


class _Map(Mapping):
    """The keys of a selector by file."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def get(self, fileobj, default=None):
        fd = self._selector._find(fileobj)
        return self._selector._keys.get(fd, default)

    def __getitem__(self, fileobj):
        fd = self._selector._find(fileobj)
        key = self._selector._keys.get(fd)
        if key is None:
            raise KeyError('{!r} is not registered'.format(fileobj))
        return key

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector(metaclass=ABCMeta):
    """What all selectors can do."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Watch a file for events; returns its key."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Watch a file no more; returns its key."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Change events or data of a file; returns its new key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait so many seconds at most (0 or less: not at all); returns [(key, events)]."""
        raise NotImplementedError

    def close(self):
        """Let go of what the selector holds."""

    def get_key(self, fileobj):
        """Return the key of a file."""
        keys = self.get_map()
        if keys is None:
            raise RuntimeError('Selector is closed')
        try:
            return keys[fileobj]
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None

    @abstractmethod
    def get_map(self):
        """Return a mapping of files to keys."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _Selector(BaseSelector):
    """A selector that notes its keys; subclasses tell the system."""

    def __init__(self):
        self._keys, self._map = {}, _Map(self)

    def _find(self, fileobj):
        """The descriptor of a file, which may have been closed since it was registered."""
        try:
            return _number(fileobj)
        except ValueError:
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError('Invalid events: {!r}'.format(events))
        key = SelectorKey(fileobj, self._find(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError('{!r} (FD {}) is already registered'.format(fileobj, key.fd))
        self._watch(key)
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        fd = self._find(fileobj)
        if fd not in self._keys:
            raise KeyError('{!r} is not registered'.format(fileobj))
        key = self._keys.pop(fd)
        try:
            self._forget(key)
        except OSError:  # it was closed
            pass
        return key

    def modify(self, fileobj, events, data=None):
        fd = self._find(fileobj)
        key = self._keys.get(fd)
        if key is None:
            raise KeyError('{!r} is not registered'.format(fileobj))
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = self._keys[fd] = key._replace(data=data)
        return key

    def close(self):
        self._keys.clear()
        self._map = None

    def get_map(self):
        return self._map

    def _watch(self, key):
        """Tell the system of a new key."""

    def _forget(self, key):
        """Tell the system that a key is gone."""

    def _ready(self, found):
        """[(key, events)] of pairs of descriptors and events that were found."""
        keys = ((self._keys.get(fd), events) for fd, events in found)
        return [(key, events & key.events) for key, events in keys if key is not None and events & key.events]


class SelectSelector(_Selector):
    """Over select.select()."""

    def select(self, timeout=None):
        timeout = None if timeout is None else max(timeout, 0)
        keys = self._keys.values()
        try:
            readers, writers, _ = select.select([key.fd for key in keys if key.events & EVENT_READ],
                                                [key.fd for key in keys if key.events & EVENT_WRITE], [], timeout)
        except InterruptedError:
            return []
        found = dict.fromkeys(readers, EVENT_READ)
        for fd in writers:
            found[fd] = found.get(fd, 0) | EVENT_WRITE
        return self._ready(found.items())


def _events_of(bits, read, write):
    # hang-ups and errors belong to both
    return (EVENT_WRITE if bits & ~read else 0) | (EVENT_READ if bits & ~write else 0)


class PollSelector(_Selector):
    """Over select.poll()."""

    def __init__(self):
        super().__init__()
        self._selector = select.poll()

    def _watch(self, key):
        self._selector.register(key.fd, (select.POLLIN if key.events & EVENT_READ else 0) |
                                (select.POLLOUT if key.events & EVENT_WRITE else 0))

    def _forget(self, key):
        self._selector.unregister(key.fd)

    def select(self, timeout=None):
        timeout = None if timeout is None else 0 if timeout <= 0 else math.ceil(timeout * 1000)
        try:
            found = self._selector.poll(timeout)
        except InterruptedError:
            return []
        return self._ready([(fd, _events_of(bits, select.POLLIN, select.POLLOUT)) for fd, bits in found])


class EpollSelector(_Selector):
    """Over select.epoll()."""

    def __init__(self):
        super().__init__()
        self._selector = select.epoll()

    def fileno(self):
        """Return the descriptor of the epoll object."""
        return self._selector.fileno()

    def _watch(self, key):
        self._selector.register(key.fd, (select.EPOLLIN if key.events & EVENT_READ else 0) |
                                (select.EPOLLOUT if key.events & EVENT_WRITE else 0))

    def _forget(self, key):
        self._selector.unregister(key.fd)

    def select(self, timeout=None):
        timeout = -1 if timeout is None else 0 if timeout <= 0 else math.ceil(timeout * 1000) / 1000
        try:
            found = self._selector.poll(timeout, max(len(self._keys), 1))
        except InterruptedError:
            return []
        return self._ready([(fd, _events_of(bits, select.EPOLLIN, select.EPOLLOUT)) for fd, bits in found])

    def close(self):
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
