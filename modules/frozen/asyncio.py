# SPDX-License-Identifier: MIT
"""asyncio: tasks that run side by side in one thread, and an event loop that knows when each can go on.

CPython's module, with MicroPython's additions: sleep_ms(), wait_for_ms(), ThreadSafeFlag.  Connections and programs are
loaded when they are asked for."""
import sys as _sys

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

_LAZY = {
    'protocols': ['BaseProtocol', 'BufferedProtocol', 'DatagramProtocol', 'Protocol', 'SubprocessProtocol'],
    'streams': ['StreamReader', 'StreamReaderProtocol', 'StreamWriter', 'open_connection', 'open_unix_connection',
                'start_server', 'start_unix_server'],
    'subprocess': ['create_subprocess_exec', 'create_subprocess_shell'],
    'transports': ['BaseTransport', 'DatagramTransport', 'ReadTransport', 'SubprocessTransport', 'Transport',
                   'WriteTransport'],
}

__all__ = sorted({*exceptions.__all__, *coroutines.__all__, *events.__all__, *futures.__all__, *tasks.__all__,
                  *locks.__all__, *queues.__all__, *timeouts.__all__, *taskgroups.__all__, *runners.__all__,
                  *sum(_LAZY.values(), [])})


def __getattr__(name):
    for module, names in _LAZY.items():
        if name == module or name in names:
            found = getattr(__import__('asyncio.' + module), module)
            return globals().setdefault(name, found if name == module else getattr(found, name))
    raise AttributeError('module %r has no attribute %r' % (__name__, name), name=name, obj=_sys.modules[__name__])


def __dir__():
    return sorted({*globals(), *__all__, *_LAZY})
