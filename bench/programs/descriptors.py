# SPDX-License-Identifier: MIT
"""Descriptors and properties, as drivers and models use them: validation, caching, class-level defaults."""
# group: objects
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Typed:
    def __init__(self, kind, default):
        self.kind = kind
        self.default = default

    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(self.name)
        setattr(instance, self.name, value)


class Cached:
    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, instance, owner=None):
        value = self.function(instance)
        instance.__dict__[self.name] = value
        return value


class Sensor:
    gain = Typed(int, 1)
    offset = Typed(float, 0.0)

    def __init__(self, raw):
        self.raw = raw

    @property
    def value(self):
        return self.raw * self.gain + self.offset

    @value.setter
    def value(self, value):
        self.raw = int(value - self.offset)

    @Cached
    def serial(self):
        return 'S%06d' % self.raw

    @classmethod
    def of(cls, raw):
        return cls(raw)

    @staticmethod
    def scale(x):
        return x * 2


def run(n):
    total, refused = 0.0, 0
    for i in range(n):
        sensor = Sensor.of(i & 255)
        sensor.gain = 2 + (i & 1)
        sensor.offset = 0.5
        total += sensor.value
        sensor.value = Sensor.scale(i & 63)
        total += sensor.raw + len(sensor.serial) + len(sensor.serial)
        if i & 127 == 0:
            try:
                sensor.gain = 'x'
            except TypeError:
                refused += 1
    return total, refused


print(*run(int(180000 * SIZE)))
