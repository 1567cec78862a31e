# SPDX-License-Identifier: MIT
"""10,000 edges in bursts: none is lost, each is stamped by the kernel, in order."""
import time

import board
import countio
import digitalio
from cpy import mock

BURST = 10

mock.pin(board.D9).connect(mock.pin(board.D10))
out = digitalio.DigitalInOut(board.D9)
out.switch_to_output()
with countio.Counter(board.D10, edge=countio.Edge.RISE_AND_FALL) as counter:
    for burst in range(10_000 // BURST):
        for _ in range(BURST // 2):
            out.value = True
            out.value = False
        end = time.monotonic() + 5
        while counter.count < BURST * (burst + 1) and time.monotonic() < end:
            time.sleep(0)
    print(counter.count)  # expect: 10000
out.deinit()
