# SPDX-License-Identifier: MIT
"""_queue: the part of module queue that needs no other module."""
from _thread import SimpleQueue, _QueueEmpty as Empty
