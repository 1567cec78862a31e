# SPDX-License-Identifier: MIT
"""queue: what threads hand to each other."""
from heapq import heappop as _heappop, heappush as _heappush
from collections import deque as _deque
from threading import Condition as _Condition, Lock as _Lock
from time import monotonic as _monotonic
from _queue import Empty, SimpleQueue

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Full(Exception):
    """There is no room."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue: what came first goes first.  maxsize: how many items it holds; 0: any number."""

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks, self.is_shutdown = maxsize, 0, False
        self.mutex = _Lock()
        self.not_empty, self.not_full, self.all_tasks_done = [_Condition(self.mutex) for _ in range(3)]
        self._init(maxsize)

    # what other kinds of queues override
    def _init(self, maxsize):
        self.queue = _deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        """How many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there is none."""
        return not self.qsize()

    def full(self):
        """Whether there is no room for one."""
        return 0 < self.maxsize <= self.qsize()

    def _wait(self, condition, is_ready, block, timeout, error):
        """Wait until is_ready(), or raise error."""
        if not block:
            if not is_ready():
                raise error
            return
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else _monotonic() + timeout
        while not is_ready():
            left = None if end is None else end - _monotonic()
            if left is not None and left <= 0:
                raise error
            condition.wait(left)

    def _has_room(self):
        if self.is_shutdown:
            raise ShutDown
        return self.maxsize <= 0 or self._qsize() < self.maxsize

    def _has_item(self):
        if self._qsize():
            return True
        if self.is_shutdown:
            raise ShutDown
        return False

    def put(self, item, block=True, timeout=None):
        """Add an item; wait for room at most timeout seconds, or raise Full."""
        with self.not_full:
            self._wait(self.not_full, self._has_room, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item; wait for one at most timeout seconds, or raise Empty."""
        with self.not_empty:
            self._wait(self.not_empty, self._has_item, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Add an item, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item, or raise Empty."""
        return self.get(block=False)

    def task_done(self):
        """Say that what an item stood for has been done."""
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if not self.unfinished_tasks:
                self.all_tasks_done.notify_all()

    def join(self):
        """Wait until all items have been taken and done."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        """Let put() raise ShutDown, and get() when nothing is left; immediate: drop what is left."""
        with self.mutex:
            self.is_shutdown = True
            while immediate and self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1
            if immediate:
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()


class PriorityQueue(Queue):
    """A queue: the least goes first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        _heappush(self.queue, item)

    def _get(self):
        return _heappop(self.queue)


class LifoQueue(Queue):
    """A queue: what came last goes first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()
