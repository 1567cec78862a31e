# SPDX-License-Identifier: MIT
"""Small helpers of unittest that others use as well."""
from unittest._compare import shown as safe_repr

__unittest = True


def strclass(cls):
    """The full name of a class."""
    return '%s.%s' % (cls.__module__, cls.__qualname__)


def sorted_list_difference(expected, actual):
    """What only the first of two sorted lists has, and only the second; without repetitions."""
    missing = [item for i, item in enumerate(expected) if item not in actual and item not in expected[:i]]
    unexpected = [item for i, item in enumerate(actual) if item not in expected and item not in actual[:i]]
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """What only the first of two lists has, and only the second; takes the items out of the lists."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual
