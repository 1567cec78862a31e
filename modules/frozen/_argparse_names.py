# SPDX-License-Identifier: MIT
"""What all parts of argparse share: its marks and exceptions."""

SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = '?', '*', '+', 'A...', '...'
UNRECOGNIZED = '_unrecognized_args'  # the attribute in which a subparser leaves what it does not know


def action_name(argument):
    """How an error message calls an argument."""
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        metavar = argument.metavar
        if not isinstance(metavar, tuple):
            return metavar
        if argument.nargs == ZERO_OR_MORE and len(metavar) == 2:
            return '%s[, %s]' % metavar
        if argument.nargs == ONE_OR_MORE:
            return '%s[, %s]' % metavar
        return ', '.join(metavar)
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    if argument.choices:
        return '{%s}' % ','.join(map(str, argument.choices))
    return None


class ArgumentError(Exception):
    """An argument that the command line gives wrongly."""

    def __init__(self, argument, message):
        self.argument_name, self.message = action_name(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else 'argument %s: %s' % (self.argument_name, self.message)


class ArgumentTypeError(Exception):
    """Raised by a type function that cannot convert its text."""


class AttributeHolder:
    """Shows its attributes in repr()."""

    def __repr__(self):
        texts, others = [repr(arg) for arg in self._get_args()], {}
        for name, item in self._get_kwargs():
            if name.isidentifier():
                texts.append('%s=%r' % (name, item))
            else:
                others[name] = item
        if others:
            texts.append('**%r' % others)
        return '%s(%s)' % (type(self).__name__, ', '.join(texts))

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []
