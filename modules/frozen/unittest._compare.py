# SPDX-License-Identifier: MIT
"""The texts that tell how two values differ.  Long values are shortened in the middle, where they agree."""

__unittest = True
_SHOWN, _BEGIN, _END, _CONTEXT, _PLACEHOLDER = 80, 5, 5, 5, 12
_DIFFERENCE = _SHOWN - 2 * _PLACEHOLDER - _BEGIN - _CONTEXT - _END  # shown of where two long texts differ


def shown(value, short=False):
    """repr(value), which may fail; cut off if it is to be short."""
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text[:_SHOWN] + ' [truncated]...' if short and len(text) >= _SHOWN else text


def _shorten(text, prefix, suffix):
    skip = len(text) - prefix - suffix
    if skip > _PLACEHOLDER:
        text = '%s[%d chars]%s' % (text[:prefix], skip, text[len(text) - suffix:])
    return text


def _common(texts):
    first, last = min(texts), max(texts)
    n = 0
    while n < len(first) and first[n] == last[n]:
        n += 1
    return first[:n]


def both(first, second):
    """The reprs of two values; if they are long, the beginnings that they share are shortened."""
    texts = shown(first), shown(second)
    longest = max(map(len, texts))
    if longest <= _SHOWN:
        return texts
    prefix = _common(texts)
    kept = len(prefix)
    room = _SHOWN - (longest - kept + _BEGIN + _PLACEHOLDER)
    if room > _CONTEXT:
        prefix = _shorten(prefix, _BEGIN, room)
        return tuple(prefix + text[kept:] for text in texts)
    prefix = _shorten(prefix, _BEGIN, _CONTEXT)
    return tuple(prefix + _shorten(text[kept:], _DIFFERENCE, _END) for text in texts)


def lines(first, second):
    """Two values as pprint shows them, line by line: - the first has, + the second, ? where they differ."""
    from difflib import ndiff
    from pprint import pformat
    return '\n'.join(ndiff(pformat(first).splitlines(), pformat(second).splitlines()))


def texts(first, second):
    """Two texts line by line."""
    from difflib import ndiff
    open_end = not first.endswith('\n') or not second.endswith('\n')  # then a newline at the end is a difference
    return ''.join(ndiff(*((text + '\n' if text and open_end else text).splitlines(keepends=True)
                           for text in (first, second))))


def _first_difference(first, second):
    for i in range(min(len(first), len(second))):
        if first[i] != second[i]:
            return '\nFirst differing element %d:\n%s\n%s\n' % ((i,) + both(first[i], second[i]))
    return ''


def not_sequences(first, second, kind):
    """What two values lack to be sequences of which one could say how they differ; None: nothing."""
    for text, value in ('First', first), ('Second', second):
        try:
            len(value)
        except (TypeError, NotImplementedError):
            return '%s %s has no length.    Non-sequence?' % (text, kind)
    return None


def _extra(which, longer, n):
    return '\n%s contains %d additional elements.\nFirst extra element %d:\n%s\n' % (
        which, len(longer) - n, n, shown(longer[n]))


def sequences(first, second, kind):
    """How two sequences of a kind ("list") differ."""
    text = '%ss differ: %s != %s\n' % ((kind.capitalize(),) + both(first, second))
    text += _first_difference(first, second)
    if len(first) > len(second):
        text += _extra('First ' + kind, first, len(second))
    elif len(second) > len(first):
        text += _extra('Second ' + kind, second, len(first))
    return text


def _difference(first, second, which):
    """first.difference(second), and None; or None, and what stands against it."""
    try:
        return first.difference(second), None
    except TypeError as error:
        return None, 'invalid type when attempting set difference: %s' % error
    except AttributeError as error:
        return None, '%s argument does not support set difference: %s' % (which, error)


def sets(first, second):
    """How two sets differ."""
    only_first, wrong = _difference(first, second, 'first')
    if wrong:
        return wrong
    only_second, wrong = _difference(second, first, 'second')
    if wrong:
        return wrong
    parts = []
    for label, only in ('first set but not the second', only_first), ('second set but not the first', only_second):
        if only:
            parts.append('Items in the %s:' % label)
            parts.extend(map(repr, only))
    return '\n'.join(parts)


def counts(first, second):
    """[(how often in first, in second, item)] of the items that do not occur equally often."""
    rest, result = list(first) + list(second), []
    first, second = list(first), list(second)
    while rest:
        item = rest[0]
        rest = [other for other in rest if other != item]
        here, there = first.count(item), second.count(item)
        if here != there:
            result.append((here, there, item))
    return result
