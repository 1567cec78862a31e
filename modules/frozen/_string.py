# SPDX-License-Identifier: MIT
"""_string: how str.format() reads its text, for classes like string.Formatter."""
from string import Formatter, _first_of, _steps


def _check(text):
    if not isinstance(text, str):
        raise TypeError('expected str, got %s' % type(text).__name__)
    return text


def formatter_parser(format_string, /):
    """Return an iterator of (literal text, field name, specification, conversion)."""
    return Formatter().parse(_check(format_string))


def formatter_field_name_split(field_name, /):
    """Return the first part of a field's name, and an iterator of (is it an attribute?, name or key) for the rest."""
    first, rest = _first_of(_check(field_name))
    return first, _steps(rest)
