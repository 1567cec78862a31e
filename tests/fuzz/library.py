# SPDX-License-Identifier: MIT
"""What fuzz_library.c calls: a function for each part of the library that reads text or bytes from outside.

Each takes arbitrary bytes.  A refusal must be one of the exceptions that the function catches; what is accepted must
survive the way back.  Anything else is an exception that gets out, and that ends the fuzzer.
"""
import io
import json as json_module
import pickle as pickle_module
import re
import struct as struct_module
import time as time_module
import tomllib

MOST = 10000  # longest result that is asked for: a width of a billion is nothing to wait for


def text_of(raw):
    return raw.decode('utf-8', 'surrogateescape')


def parts_of(data, count):
    """The data cut at its line ends into so many parts; the last has the rest."""
    parts = data.split(b'\n', count - 1)
    return parts + [b''] * (count - len(parts))


def json(data):
    try:
        value = json_module.loads(text_of(data))
    except (ValueError, RecursionError):
        return
    for settings in {}, {'indent': 1, 'sort_keys': True}, {'ensure_ascii': False, 'separators': (',', ':')}:
        again = json_module.dumps(value, **settings)
        assert json_module.dumps(json_module.loads(again), **settings) == again, again


def struct(data):
    form, packed = parts_of(data, 2)
    try:
        size = struct_module.calcsize(form)
    except struct_module.error:
        return
    if size > MOST:
        return
    packed = packed[:size] + bytes(size - len(packed[:size]))
    values = struct_module.unpack(form, packed)
    again = struct_module.pack(form, *values)
    assert len(again) == size and repr(struct_module.unpack(form, again)) == repr(values), (form, packed)
    target = bytearray(size + 3)
    struct_module.pack_into(form, target, 3, *values)
    assert target[3:] == again and repr(struct_module.unpack_from(form, target, 3)) == repr(values), (form, packed)


def toml(data):
    try:
        repr(tomllib.loads(text_of(data)))
    except (ValueError, RecursionError, ModuleNotFoundError):  # a date, where there is no module datetime
        pass


def number(data):
    text = text_of(data)
    for kind in float, complex:
        try:
            value = kind(text)
        except ValueError:
            continue
        assert repr(kind(repr(value))) == repr(value), text
    for base in 0, 2, 10, 16, 36:
        try:
            value = int(text, base)
        except ValueError:
            continue
        assert int(str(value)) == value == int(hex(value), 16), text


def is_small(form):
    """Has the text no number that asks for a long result?"""
    digits = ''.join(c if c.isdigit() else ' ' for c in form)
    return all(len(word) < 5 for word in digits.split())


def format_spec(data):
    form = text_of(data)
    if not is_small(form):
        return
    for value in 0, -255, 10 ** 30, 0.1, -1e300, float('inf'), 1.5 - 2j, 'a\u00e9\U0001f40d', True, None:
        try:
            format(value, form)
        except (ValueError, OverflowError, TypeError):
            pass


def percent(data):
    form = text_of(data)
    if not is_small(form):
        return
    for values in (), (1,), (2.5, 'x', b'y', 10 ** 20), {'a': 1, '': 'b'}, (5, 3, 'x', 7):
        for template in form, data:
            try:
                template % values
            except (ValueError, TypeError, OverflowError, KeyError):
                pass


def str_format(data):
    form = text_of(data)
    if not is_small(form):
        return
    try:
        form.format(1, 'two', [3, 4.5], {'k': 'v'}, a=6, b='seven', c={'d': [8]})
    except (ValueError, TypeError, OverflowError, KeyError, IndexError, AttributeError, RecursionError):
        pass
    except MemoryError:  # fields in a specification may put together a width that no memory holds
        assert form.count('{') > 1, form


def codec(data):
    for encoding in 'utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'utf-7', \
            'unicode_escape', 'raw_unicode_escape', 'hex':
        for errors in 'strict', 'replace', 'ignore', 'backslashreplace', 'surrogateescape', 'surrogatepass':
            try:
                text = data.decode(encoding, errors)
                text.encode(encoding, errors)
            except (UnicodeError, LookupError):
                pass


def date(data):
    text, form = map(text_of, parts_of(data, 2))
    try:
        parsed = time_module.strptime(text, form)
    except (ValueError, OverflowError):
        return
    if is_small(form):
        time_module.strftime(form.replace('\0', ''), parsed)


def text_methods(data):
    a, b, c = map(text_of, parts_of(data, 3))
    parts = a.split(b) if b else a.split()
    assert b.join(parts) == a if b else True, (a, b)
    assert a.count(b) == len(a.split(b)) - 1 if b else True, (a, b)
    assert a.replace(b, c).replace(c, b) is not None and (a.find(b) >= 0) == (b in a), (a, b, c)
    assert a.partition(c)[::2] is not None if c else True
    assert ''.join(a.splitlines(True)) == a and ascii(a).isascii(), a
    for method in 'casefold', 'lower', 'upper', 'title', 'swapcase', 'capitalize', 'expandtabs', 'isidentifier':
        getattr(a, method)()


def regex(data):
    flags, pattern, text = parts_of(data, 3)
    for kind in text_of, bytes:
        try:
            compiled = re.compile(kind(pattern), sum(flags) & (re.I | re.M | re.S | re.X | re.A))
        except (re.PatternError, ValueError, OverflowError, RecursionError):
            continue
        if not is_small(text_of(pattern)) or len(pattern) > 60:
            continue
        subject = kind(text[:40])
        found = [match.span() for match in compiled.finditer(subject)]
        assert len(found) == len(compiled.findall(subject)) == compiled.subn(kind(b''), subject)[1], (pattern, subject)
        assert all(0 <= start <= end <= len(subject) for start, end in found), (pattern, subject)
        first = compiled.search(subject)
        assert (first is None) == (not found) and (first is None or first.span() == found[0]), (pattern, subject)
        assert subject[:0].join(compiled.split(subject, 1)[::compiled.groups + 1]) is not None


def template(data):
    form, text = parts_of(data, 2)
    for kind in text_of, bytes:
        try:
            re.sub(kind(b'(?P<a>.)(b)?'), kind(form), kind(text[:100]))
        except (re.PatternError, IndexError):
            pass


class Careful(pickle_module.Unpickler):
    """Makes nothing but plain data: what a pickle names is refused."""

    def find_class(self, module, name):
        raise pickle_module.UnpicklingError(name)


def pickle(data):
    try:
        value = Careful(io.BytesIO(data)).load()
    except (pickle_module.UnpicklingError, ValueError, EOFError, TypeError, AttributeError, KeyError, IndexError,
            OverflowError, MemoryError, RecursionError, struct_module.error):
        return
    try:
        again = pickle_module.dumps(value)
    except (RecursionError, pickle_module.PicklingError):
        return
    assert type(pickle_module.loads(again)) is type(value)
