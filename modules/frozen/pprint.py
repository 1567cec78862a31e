# SPDX-License-Identifier: MIT
# modules/frozen/pprint.py - shows data in lines of limited width.
#
# An object that fits in the rest of the line is shown in it; if not, a container begins a line for each item.  Text is
# cut at blanks into several literals.

import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Print an object to a stream, sys.stdout if None."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() that leaves dicts in their order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Return what pprint() would print."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    """repr() that marks what contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Could eval() make the object again from saferepr()?"""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Does the object contain itself?"""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Key:
    """Sorts anything: what cannot be compared goes by type and address."""

    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object):
    return '<Recursion on %s with id=%s>' % (type(object).__name__, id(object))


class PrettyPrinter:
    """Prints objects; made with the settings of pprint()."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent_per_level = indent
        self._width = width
        self._depth = depth
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers
        self._readable, self._recursive = True, False

    def pprint(self, object):
        """Print an object."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object):
        """Return what pprint() would print."""
        out = _StringIO()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isrecursive(self, object):
        """Does the object contain itself?"""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Could eval() make the object again?"""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Return an object's text, whether it is readable, whether it contains itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        self._readable = self._readable and readable
        self._recursive = self._recursive or recursive
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            if not self._dispatch:
                _fill_dispatch()
            show = self._dispatch.get(type(object).__repr__)
            if show is None and self._is_dataclass(object):
                show = PrettyPrinter._pprint_dataclass
            if show is not None:
                context[key] = 1
                show(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    @staticmethod
    def _is_dataclass(object):
        code = getattr(type(object).__repr__, '__code__', None)  # is it the one that dataclass() wrote?
        return hasattr(type(object), '__dataclass_fields__') and object.__dataclass_params__.repr \
            and code is not None and '__dataclass_running__' in code.co_freevars + code.co_names

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values() if f.repr]
        stream.write(name + '(')
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    _dispatch = {}

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        stream.write('(')
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            begin, end = '{', '}'
        else:
            begin, end = kind.__name__ + '({', '})'
            indent += len(kind.__name__) + 1
        stream.write(begin)
        self._format_items(sorted(object, key=_Key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _text_lines(self, lines, indent, allowance):
        # the literals of a text: its lines, the long ones cut at blanks
        result, width = [], self._width - indent
        for i, line in enumerate(lines):
            shown = repr(line)
            room = width - allowance if i == len(lines) - 1 else width
            if len(shown) <= room:
                result.append(shown)
                continue
            words = _words(line)
            current = ''
            for j, word in enumerate(words):
                last = j == len(words) - 1 and i == len(lines) - 1
                if len(repr(current + word)) > width - (allowance if last else 0):
                    if current:
                        result.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                result.append(repr(current))
        return result

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        if level == 1:
            indent, allowance = indent + 1, allowance + 1
        parts = self._text_lines(object.splitlines(True), indent, allowance)
        if len(parts) == 1:
            stream.write(parts[0])
            return
        text = ('\n' + ' ' * indent).join(parts)
        stream.write('(' + text + ')' if level == 1 else text)

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent, allowance = indent + 1, allowance + 1
            stream.write('(')
        between = ''
        for part in _cut_bytes(object, self._width - indent, allowance):
            stream.write(between + part)
            between = '\n' + ' ' * indent
        if parens:
            stream.write(')')

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    def _pprint_namespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object) is _types.SimpleNamespace else object.__class__.__name__
        stream.write(name + '(')
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            shown = self._repr(key, context, level)
            stream.write(shown + ': ')
            last = i == len(items) - 1
            self._format(value, stream, indent + len(shown) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        items = list(items)
        for i, (name, value) in enumerate(items):
            last = i == len(items) - 1
            stream.write(name + '=')
            if id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        separator = ',\n' + ' ' * indent
        between, items = '', list(items)
        width = room = self._width - indent + 1
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                if room < len(shown) + 2:
                    room = width
                    if between:
                        between = separator
                if room >= len(shown) + 2:
                    room -= len(shown) + 2
                    stream.write(between + shown)
                    between = ', '
                    continue
            stream.write(between)
            between = separator
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        indent += len(object.__class__.__name__) + 1
        stream.write('%s(%s,\n%s' % (object.__class__.__name__, factory, ' ' * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        if not object.maps:
            stream.write(repr(object))
            return
        stream.write(name + '(')
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(mapping, stream, indent, allowance + 1 if last else 1, context, level)
            stream.write(')' if last else ',\n' + ' ' * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '([')
        indent += len(name) + 1
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._format_items(object, stream, indent, 2, context, level)
            stream.write('],\n%smaxlen=%s)' % (' ' * indent, self._repr(object.maxlen, context, level)))

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _safe_number(self, object):
        return f'{object:_d}' if self._underscore_numbers else repr(object)

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        method = kind.__repr__
        if issubclass(kind, int) and method is int.__repr__:
            return self._safe_number(object), True, False
        if method not in (dict.__repr__, list.__repr__, tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        begin, end = ('{', '}') if method is dict.__repr__ else ('[', ']') if method is list.__repr__ else ('(', ')')
        if not object:
            return begin + end, True, False
        if method is tuple.__repr__ and len(object) == 1:
            end = ',)'
        key = id(object)
        if maxlevels and level >= maxlevels:
            return begin + '...' + end, False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        if method is dict.__repr__:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            parts = [part for pair in items for part in pair]
        else:
            parts = object
        shown, readable, recursive = [], True, False
        for part in parts:
            text, part_readable, part_recursive = self.format(part, context, maxlevels, level + 1)
            shown.append(text)
            readable, recursive = readable and part_readable, recursive or part_recursive
        del context[key]
        if method is dict.__repr__:
            shown = [a + ': ' + b for a, b in zip(shown[::2], shown[1::2])]
        return begin + ', '.join(shown) + end, readable, recursive


def _words(line):
    # a line's words, each with the whitespace behind it
    words, start = [], 0
    for i in range(1, len(line)):
        if not line[i].isspace() and line[i - 1].isspace():
            words.append(line[start:i])
            start = i
    return words + [line[start:]]


def _cut_bytes(data, width, allowance):
    # literals of at most that width, in steps of four bytes
    current, last = b'', len(data) // 4 * 4
    for i in range(0, len(data), 4):
        candidate = current + data[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = data[i:i + 4]
        else:
            current = candidate
    if current:
        yield repr(current)


def _fill_dispatch():
    import collections as c
    P, table = PrettyPrinter, PrettyPrinter._dispatch
    for kind, method in (
            (dict, P._pprint_dict), (c.OrderedDict, P._pprint_ordered_dict), (list, P._pprint_list),
            (tuple, P._pprint_tuple), (set, P._pprint_set), (frozenset, P._pprint_set), (str, P._pprint_str),
            (bytes, P._pprint_bytes), (bytearray, P._pprint_bytearray),
            (_types.MappingProxyType, P._pprint_mappingproxy), (_types.SimpleNamespace, P._pprint_namespace),
            (c.defaultdict, P._pprint_default_dict), (c.Counter, P._pprint_counter), (c.ChainMap, P._pprint_chain_map),
            (c.deque, P._pprint_deque), (c.UserDict, P._pprint_user), (c.UserList, P._pprint_user),
            (c.UserString, P._pprint_user)):
        table[kind.__repr__] = method

