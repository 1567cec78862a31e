# SPDX-License-Identifier: MIT
"""codeop: compiling what is typed, which may not be whole yet."""
import __future__
import warnings

from _imp import unfinished as _unfinished

__all__ = ['compile_command', 'Compile', 'CommandCompiler']

_FEATURES = [getattr(__future__, name) for name in __future__.all_feature_names]


def _is_blank(source):
    # Nothing but comments?
    return all(not line or line[0] == '#' for line in map(str.strip, source.split('\n')))


def _goes_on(source, symbol):
    # Could more lines make it whole?
    with warnings.catch_warnings():  # they come when it is compiled
        warnings.simplefilter('ignore')
        return _unfinished('_ = ' + source if symbol == 'eval' else source, symbol == 'exec')


def _compile_typed(compiler, source, filename, symbol):
    # The code object, or None if more lines must follow: an empty one behind a block.
    if _is_blank(source):
        if symbol == 'eval':
            return None
        source = 'pass'
    if symbol == 'single' and _goes_on(source + '\n', symbol):
        return None
    try:
        return compiler(source, filename, symbol)
    except SyntaxError:
        if _goes_on(source, symbol):
            return None
        raise


def compile_command(source, filename='<input>', symbol='single'):
    """Return the code object of source, or None if more lines must follow; what is wrong raises SyntaxError."""
    return _compile_typed(Compile(), source, filename, symbol)


class Compile:
    """compile(), with the features that earlier sources have imported from __future__."""

    def __init__(self):
        self.flags = 0

    def __call__(self, source, filename, symbol, **kwargs):
        code = compile(source, filename, symbol, self.flags, True, **kwargs)
        for feature in _FEATURES:
            self.flags |= code.co_flags & feature.compiler_flag
        return code


class CommandCompiler:
    """compile_command(), with the features that earlier sources have imported from __future__."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename='<input>', symbol='single'):
        return _compile_typed(self.compiler, source, filename, symbol)
