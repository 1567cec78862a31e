# SPDX-License-Identifier: MIT
"""A controller's main loop: a state machine over time.monotonic(), debouncing, moving averages, timers."""
# group: drivers
import sys
import time
from collections import deque

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
IDLE, HEATING, HOLDING, ALARM = range(4)


class Debounced:
    def __init__(self, samples):
        self.history = 0
        self.mask = (1 << samples) - 1
        self.level = False

    def update(self, raw):
        self.history = (self.history << 1 | raw) & self.mask
        if self.history == self.mask:
            self.level = True
        elif self.history == 0:
            self.level = False
        return self.level


class Average:
    def __init__(self, size):
        self.values = deque(maxlen=size)

    def update(self, value):
        self.values.append(value)
        return sum(self.values) / len(self.values)


class Controller:
    def __init__(self):
        self.state = IDLE
        self.since = 0
        self.button = Debounced(4)
        self.filter = Average(8)
        self.temperature = 20.0
        self.changes = []
        self.late = 0

    def go(self, state, tick):
        self.changes.append((tick, state))
        self.state = state
        self.since = tick

    def step(self, tick, raw):
        pressed = self.button.update(raw)
        self.temperature += (0.4 if self.state == HEATING else -0.1) + (tick % 7 - 3) * 0.01
        smooth = self.filter.update(self.temperature)
        if self.state == IDLE:
            if pressed:
                self.go(HEATING, tick)
        elif self.state == HEATING:
            if smooth > 60:
                self.go(HOLDING, tick)
            elif tick - self.since > 400:
                self.go(ALARM, tick)
        elif self.state == HOLDING:
            if smooth < 50:
                self.go(HEATING if pressed else IDLE, tick)
        elif tick - self.since > 50:
            self.go(IDLE, tick)


controller = Controller()
begin = time.monotonic()
for tick in range(int(400000 * SIZE)):
    now = time.monotonic()
    if now - begin > 1000:
        controller.late += 1
    controller.step(tick, tick // 37 % 5 < 2)
print(len(controller.changes), controller.changes[:3], controller.late, '%.2f' % controller.temperature)
