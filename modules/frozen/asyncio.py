# SPDX-License-Identifier: MIT
"""asyncio: tasks that run side by side in one thread, and an event loop that knows when each can go on.

CPython's module as far as timers, tasks and descriptors go, with MicroPython's additions: sleep_ms(), wait_for_ms(),
ThreadSafeFlag.  Streams, servers and subprocesses are not there."""
from asyncio.exceptions import *
from asyncio.coroutines import *
from asyncio.events import *
from asyncio.futures import *
from asyncio.tasks import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.timeouts import *
from asyncio.taskgroups import *
from asyncio.runners import *
from asyncio import coroutines, events, exceptions, futures, locks, queues, runners, taskgroups, tasks, timeouts

__all__ = sorted({*exceptions.__all__, *coroutines.__all__, *events.__all__, *futures.__all__, *tasks.__all__,
                  *locks.__all__, *queues.__all__, *timeouts.__all__, *taskgroups.__all__, *runners.__all__})
