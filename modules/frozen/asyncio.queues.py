# SPDX-License-Identifier: MIT
"""Queues between tasks."""
from collections import deque
from heapq import heappop, heappush
from asyncio import locks

__all__ = ['LifoQueue', 'PriorityQueue', 'Queue', 'QueueEmpty', 'QueueFull', 'QueueShutDown']


class QueueEmpty(Exception):
    """There is nothing in the queue."""


class QueueFull(Exception):
    """The queue holds as much as it may."""


class QueueShutDown(Exception):
    """shutdown() was called."""


class Queue(locks._LoopBound):
    """First in, first out; put() waits while there are maxsize items (0: never)."""

    def __init__(self, maxsize=0):
        self._maxsize, self._getters, self._putters = maxsize, deque(), deque()
        self._unfinished, self._finished, self._is_shutdown = 0, locks.Event(), False
        self._finished.set()
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return '<%s at 0x%x %s>' % (type(self).__name__, id(self), self._info())

    def __str__(self):
        return '<%s %s>' % (type(self).__name__, self._info())

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _info(self):
        info = ['maxsize=%r' % self._maxsize]
        if self._queue:
            info.append('_queue=%r' % list(self._queue))
        if self._getters:
            info.append('_getters[%d]' % len(self._getters))
        if self._putters:
            info.append('_putters[%d]' % len(self._putters))
        if self._unfinished:
            info.append('tasks=%d' % self._unfinished)
        if self._is_shutdown:
            info.append('shutdown')
        return ' '.join(info)

    @property
    def maxsize(self):
        """How many items the queue may hold; 0: any number."""
        return self._maxsize

    def qsize(self):
        """How many items there are."""
        return len(self._queue)

    def empty(self):
        """Whether there is none."""
        return not self._queue

    def full(self):
        """Whether there are as many as there may be."""
        return 0 < self._maxsize <= self.qsize()

    @staticmethod
    def _wake(waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    async def _wait(self, waiters, in_vain):
        """Wait in a line; in_vain() tells whether the turn can go to another when the task is cancelled."""
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            if waiter in waiters:
                waiters.remove(waiter)
            if not in_vain() and not waiter.cancelled():
                self._wake(waiters)
            raise

    async def put(self, item):
        """Wait until there is room and put an item."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait(self._putters, self.full)
        self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item; QueueFull if there is no room."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        """Wait until there is an item and take it."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        """Take an item; QueueEmpty if there is none."""
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        """An item that was taken has been dealt with."""
        if self._unfinished <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        """Wait until all items have been dealt with."""
        if self._unfinished > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """Refuse further items; immediate: forget those that are there, too."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished > 0:
                    self._unfinished -= 1
            if self._unfinished == 0:
                self._finished.set()
        for waiters in self._getters, self._putters:
            while waiters:
                self._wake(waiters)


class PriorityQueue(Queue):
    """The smallest item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)


class LifoQueue(Queue):
    """The newest item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
