# SPDX-License-Identifier: MIT
"""_enum_checks: what module enum has for checking enums, for making members names of their module, and enums of classes."""
import sys as _sys

from enum import Enum, Flag, KEEP, ReprEnum, StrEnum, _high_bit, _is_single_bit, _iter_bits_lsb


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Class decorator: checks what it is given of EnumCheck."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    @staticmethod
    def _unique(enumeration):
        duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
        if duplicates:
            raise ValueError('aliases found in %r: %s' % (
                enumeration, ', '.join('%s -> %s' % pair for pair in duplicates)))

    @staticmethod
    def _continuous(enumeration):
        values = {m.value for m in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            missing = [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high)) if 2 ** i not in values]
        elif issubclass(enumeration, int):
            missing = [i for i in range(low + 1, high) if i not in values]
        elif all(isinstance(value, int) for value in values):
            missing = [i for i in range(low + 1, high) if i not in values]
        else:
            raise Exception('verify: unknown type %r' % type(enumeration))
        if missing:
            raise ValueError('invalid %s %r: missing values %s' % (
                'flag' if issubclass(enumeration, Flag) else 'enum', enumeration.__name__, ', '.join(map(str, missing)))[:256])

    @staticmethod
    def _named_flags(enumeration):
        values = [m.value for m in enumeration]
        names, total = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in values]
            if missed:
                names.append(name)
                for bit in missed:
                    total |= bit
        if names:
            one = len(names) == 1
            words = 'alias %s is missing' % names[0] if one else 'aliases %s and %s are missing' % (
                ', '.join(names[:-1]), names[-1])
            value = 'value 0x%x' % total if _is_single_bit(total) else 'combined values of 0x%x' % total
            raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]' % (
                enumeration.__name__, words, value))


def show_flag_values(value):
    """Return the single bits of a value."""
    return list(_iter_bits_lsb(value))


def global_enum_repr(self):
    """A repr that names the module: module.NAME."""
    return '%s.%s' % (self.__class__.__module__.split('.')[-1], self._name_)


def global_flag_repr(self):
    """The same for flags."""
    cls, module = self.__class__, self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, cls.__name__, self._value_)
    if _is_single_bit(self._value_):
        return '%s.%s' % (module, self._name_)
    parts = self._name_.split('|') if self._boundary_ is not KEEP else [
        part if part[0].isdigit() else '%s.%s' % (module, part) for part in self._name_.split('|')]
    return '|'.join(part if '.' in part or part[0].isdigit() else '%s.%s' % (module, part) for part in parts)


def global_str(self):
    """A str that is the name alone."""
    return '%s(%r)' % (self.__class__.__name__, self._value_) if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Class decorator: members are put into the module and shown by its name."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    _sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Class decorator: makes an enum of a plain class."""
    def convert(cls):
        space = etype.__class__.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__'):
                space[name] = value
        return etype.__class__(cls.__name__, (etype,), space, **({} if boundary is None else {'boundary': boundary}))
    return convert


for _object in (EnumCheck, verify, show_flag_values, global_enum_repr, global_flag_repr, global_str, global_enum,
                _simple_enum):
    _object.__module__ = 'enum'
