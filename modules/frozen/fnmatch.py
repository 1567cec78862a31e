# SPDX-License-Identifier: MIT
# modules/frozen/fnmatch.py - file name patterns: * ? [seq] [!seq].

import functools
import os
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def _set_end(pat, i):
    # where the set whose bracket is before i ends, or -1
    j = i + 1 if pat[i:i + 1] == '!' else i
    return pat.find(']', j + 1 if pat[j:j + 1] == ']' else j)


def _ranges(text):
    # the members of a set in the syntax of re; ranges that run backwards have none
    parts, i = [], 0
    while i < len(text):
        if text[i + 1:i + 2] == '-' and i + 2 < len(text):
            if text[i] <= text[i + 2]:
                parts.append(re.escape(text[i]) + '-' + re.escape(text[i + 2]))
            i += 3
        else:
            parts.append(re.escape(text[i]))
            i += 1
    return ''.join(parts)


def _piece(pat, i):
    # one element of a pattern in the syntax of re, and where the next begins
    if pat[i] == '?':
        return '.', i + 1
    if pat[i] != '[':
        return re.escape(pat[i]), i + 1
    end = _set_end(pat, i + 1)
    if end < 0:
        return r'\[', i + 1
    negated = pat[i + 1] == '!'
    members = _ranges(pat[i + 2 if negated else i + 1:end])
    if not members:
        return ('.' if negated else '(?!)'), end + 1
    return ('[^%s]' if negated else '[%s]') % members, end + 1


def translate(pat):
    """Return a regular expression that matches the same names."""
    runs, i = [[]], 0  # what stands between the stars
    while i < len(pat):
        if pat[i] == '*':
            if runs[-1] or len(runs) == 1:
                runs.append([])
            i += 1
        else:
            piece, i = _piece(pat, i)
            runs[-1].append(piece)
    first, *others = map(''.join, runs)
    for run in others[:-1]:  # the first place is as good as any: it is not given back
        first += '(?>.*?%s)' % run
    return '(?s:%s)\\Z' % (first + '.*' + others[-1] if others else first)


@functools.lru_cache(maxsize=512)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    """Does the name match the pattern?"""
    return _matcher(pat)(name) is not None


def fnmatch(name, pat):
    """Does the name match the pattern?"""
    return fnmatchcase(os.fspath(name), os.fspath(pat))


def filter(names, pat):
    """Return those names that match the pattern."""
    match = _matcher(os.fspath(pat))
    return [name for name in names if match(os.fspath(name))]
