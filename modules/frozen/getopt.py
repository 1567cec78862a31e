# SPDX-License-Identifier: MIT
# modules/frozen/getopt.py - options of a command line, as C's getopt() reads them.

import os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """An option that does not exist, or lacks its argument."""

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Return the options as (name, value) pairs, and the other arguments; the first of those ends the options."""
    options, longopts = [], _list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        args = _one(options, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same, but options may stand behind other arguments."""
    options, others, longopts = [], [], _list(longopts)
    all_first = shortopts.startswith('+') or os.environ.get('POSIXLY_CORRECT')
    shortopts = shortopts.removeprefix('+')
    while args:
        if args[0] == '--':
            others += args[1:]
            break
        if args[0][:1] == '-' and args[0] != '-':
            args = _one(options, args, shortopts, longopts)
        elif all_first:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return options, others


def _list(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def _one(options, args, shortopts, longopts):
    # reads the options in the first argument; returns the arguments that are left
    if args[0].startswith('--'):
        return _long(options, args[0][2:], longopts, args[1:])
    return _short(options, args[0][1:], shortopts, args[1:])


def _long(options, text, longopts, args):
    name, equals, value = text.partition('=')
    possible = [option for option in longopts if option.startswith(name)]
    if not possible:
        raise GetoptError('option --%s not recognized' % name, name)
    if name in possible:
        takes, name = False, name
    elif name + '=' in possible:
        takes = True
    elif len(possible) > 1:
        raise GetoptError('option --%s not a unique prefix' % name, name)
    else:
        takes, name = possible[0].endswith('='), possible[0].removesuffix('=')
    if takes and not equals:
        if not args:
            raise GetoptError('option --%s requires argument' % name, name)
        value, args = args[0], args[1:]
    elif equals and not takes:
        raise GetoptError('option --%s must not have an argument' % name, name)
    options.append(('--' + name, value))
    return args


def _short(options, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter) if letter != ':' else -1
        if at < 0:
            raise GetoptError('option -%s not recognized' % letter, letter)
        value = ''
        if shortopts.startswith(':', at + 1):
            if not letters:
                if not args:
                    raise GetoptError('option -%s requires argument' % letter, letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ''
        options.append(('-' + letter, value))
    return args
