# SPDX-License-Identifier: MIT
"""Instructions of code objects, as objects and as text.

The instructions are this interpreter's own, for a machine with registers: vm/interp/opcodes.h lists them, and their
names, numbers and operands are not CPython's.  An operand is a register (the name of a variable, or r5), a constant,
a name, a number or where a jump leads.  What an instruction means is told by the same code as for cpy -X dis.
"""
import collections
import io
import struct
import sys
import types

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code',
           'get_instructions', 'Instruction', 'Bytecode', 'cmp_op', 'opname', 'opmap', 'hasarg', 'hasconst', 'hasname',
           'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc', 'hascompare']

cmp_op = ('<', '<=', '==', '!=', '>', '>=')
COMPILER_FLAG_NAMES = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR',
                       64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR'}
_WIDTH = 8  # bytes of an instruction

_kinds = [line.split() for line in (lambda: 0).__code__._opcodes()]
opname = [row[0] for row in _kinds]
opmap = {name: number for number, name in enumerate(opname)}


_DEFINED = types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type


def _having(*kinds):
    return [number for number, row in enumerate(_kinds) if set(row[1:]) & set(kinds)]


hasarg = [number for number, row in enumerate(_kinds) if row[1:] != ['_'] * 4]
hasconst = _having('K', 'KK')
hasname = _having('X')
hasjump = hasjrel = _having('J')
hasfree = _having('F')
haslocal = _having('W', 'R', 'RW')
hasjabs, hasexc, hascompare = [], [], []

Positions = collections.namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset', defaults=(None,) * 4)
_ExceptionEntry = collections.namedtuple('_ExceptionEntry', 'start end target register')


class Instruction(collections.namedtuple('Instruction', 'opname opcode arg argval argrepr offset start_offset '
                                         'starts_line line_number label positions cache_info',
                                         defaults=(None, None, None))):
    """An instruction: arg has all its operands as one number, argval what the chief one means, argrepr their text."""
    __slots__ = ()
    oparg = property(lambda self: self.arg)
    baseopcode = property(lambda self: self.opcode)
    baseopname = property(lambda self: self.opname)
    cache_offset = end_offset = property(lambda self: self.offset + _WIDTH)
    jump_target = property(lambda self: self.argval if self.opcode in hasjump else None)
    is_jump_target = property(lambda self: self.label is not None)

    def __str__(self):
        return _line(self, 0, 0)


def _code_of(x):
    """The code object of a function, method, generator, class body's text or code."""
    x = getattr(x, '__func__', x)
    for name in '__code__', 'gi_code', 'ag_code', 'cr_code':
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if isinstance(x, str):
        try:
            x = compile(x, '<disassembly>', 'eval')
        except SyntaxError:
            x = compile(x, '<disassembly>', 'exec')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _handlers(code):
    """Where exceptions go."""
    return [_ExceptionEntry(*row) for row in struct.iter_unpack('=4I', code.co_exceptiontable)]


def findlabels(code):
    """Offsets that jumps and handlers of a code object lead to."""
    code = _code_of(code)
    targets = {row[2] for row in code._instructions() if row[4]}
    return sorted(targets | {entry.target for entry in _handlers(code)})


def findlinestarts(code):
    """(offset, line) wherever the line is another than before."""
    last = False
    for start, end, line in code.co_lines():
        if start != end and line != last:
            last = line
            yield start, line


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """The instructions of a function, method, code object or source text."""
    code = _code_of(x)
    return _instructions(code, 0 if first_line is None else first_line - code.co_firstlineno)


def _instructions(code, shift):
    ranges = {offset for entry in _handlers(code) for offset in entry[:2] if offset < len(code.co_code)}
    labels = {offset: number for number, offset in enumerate(sorted(ranges.union(findlabels(code))), 1)}
    last = False
    for number, ((op, arg, argval, text, jumps), place) in enumerate(zip(code._instructions(), code.co_positions())):
        offset, line = number * _WIDTH, place[0]
        if line is not None:
            line += shift
        if jumps:
            text = text.rpartition('->')[0] + 'to L%d' % labels[argval]
        yield Instruction(opname[op], op, arg, argval, text, offset, offset, line != last, line, labels.get(offset),
                          Positions(*place))
        last = line


# --- text -------------------------------------------------------------------------------------------

def _line(item, line_width, label_width, offset_width=0, current=False):
    """A line of text: source line, mark, label, offset, name, operands."""
    parts = []
    if line_width:
        line = '' if not item.starts_line else '--' if item.line_number is None else item.line_number
        parts.append(f'{line:>{line_width}}')
    parts.append('-->' if current else '   ')
    label = '' if item.label is None else f'L{item.label}:'
    parts.append(f'{label:>{label_width}}')
    if offset_width:
        parts.append(f'{item.offset:>{offset_width}}')
    parts.append(f'{item.opname:<16} {item.argrepr}'.rstrip())
    return ' '.join(parts)


def _show(code, lasti, shift, file, show_offsets):
    """The text of one code object."""
    items = list(_instructions(code, shift))
    lines = [item.line_number for item in items if item.line_number is not None]
    label_width = max([len(str(item.label)) + 2 for item in items if item.label is not None], default=0)
    line_width = max(3, len(str(max(lines, default=0))))
    offset_width = len(str(len(items) * _WIDTH)) if show_offsets else 0
    for item in items:
        if item.starts_line and item.offset:
            print(file=file)
        print(_line(item, line_width, label_width, offset_width, item.offset == lasti), file=file)
    handlers = _handlers(code)
    if handlers:
        labels = {item.offset: 'L%d' % item.label for item in items if item.label is not None}
        print('ExceptionTable:', file=file)
        for entry in handlers:
            start, end, target = (labels.get(offset, 'the end') for offset in entry[:3])
            print(f'  {start} to {end} -> {target} [r{entry.register}]', file=file)


def disassemble(code, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print a code object's instructions, with a mark at offset lasti."""
    _show(code, lasti, 0, file, show_offsets)


disco = disassemble


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the instructions of a function, method, class, module, generator, code object or source text, and of what
    is defined in it, to a depth; of the last traceback if there is none of these."""
    if x is None:
        return distb(file=file, show_offsets=show_offsets)
    members = getattr(getattr(x, '__func__', x), '__dict__', None)
    if isinstance(x, (type, types.ModuleType)) and members is not None:
        for name, value in sorted(members.items()):
            if isinstance(value, _DEFINED):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(value, file=file, depth=depth, show_offsets=show_offsets)
                except TypeError as e:
                    print('Sorry:', e, file=file)
                print(file=file)
        return
    if isinstance(x, (bytes, bytearray)):
        raise TypeError('instructions without their code object cannot be disassembled')
    _recursive(_code_of(x), file, depth, show_offsets)


def _recursive(code, file, depth, show_offsets):
    _show(code, -1, 0, file, show_offsets)
    if depth is None or depth > 0:
        for value in code.co_consts:
            if isinstance(value, types.CodeType):
                print(f'\nDisassembly of {value!r}:', file=file)
                _recursive(value, file, None if depth is None else depth - 1, show_offsets)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the code in which an exception was raised: that of a traceback, or of the last one."""
    if tb is None:
        tb = sys.last_exc.__traceback__ if hasattr(sys, 'last_exc') else getattr(sys, 'last_traceback', None)
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets)


def pretty_flags(flags):
    """The names of co_flags' bits."""
    names = [COMPILER_FLAG_NAMES.get(1 << bit, hex(1 << bit)) for bit in range(32) if flags & 1 << bit]
    return ', '.join(names) or hex(flags)


def code_info(x):
    """What a code object consists of, as text."""
    code = _code_of(x)
    lines = [f'{name + ":":<18} {value}' for name, value in (
        ('Name', code.co_name), ('Filename', code.co_filename), ('Argument count', code.co_argcount),
        ('Positional-only arguments', code.co_posonlyargcount), ('Kw-only arguments', code.co_kwonlyargcount),
        ('Number of locals', code.co_nlocals), ('Stack size', code.co_stacksize),
        ('Flags', pretty_flags(code.co_flags)))]
    for title, values in (('Constants', map(repr, code.co_consts)), ('Names', code.co_names),
                          ('Variable names', code.co_varnames), ('Free variables', code.co_freevars),
                          ('Cell variables', code.co_cellvars)):
        values = list(values)
        if values:
            lines.append(title + ':')
            lines += [f'{number:4}: {value}' for number, value in enumerate(values)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print code_info()."""
    print(code_info(co), file=file)


class Bytecode:
    """The instructions of a function, method, code object or source text, to iterate over and to show."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False):
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self._shift = 0 if first_line is None else first_line - self.codeobj.co_firstlineno
        self._original_object, self.current_offset, self.show_offsets = x, current_offset, show_offsets
        self.exception_entries = _handlers(self.codeobj)

    def __iter__(self):
        return _instructions(self.codeobj, self._shift)

    def __repr__(self):
        return f'{type(self).__name__}({self._original_object!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The code in which an exception was raised."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """What the code object consists of."""
        return code_info(self.codeobj)

    def dis(self):
        """The instructions as text."""
        out = io.StringIO()
        _show(self.codeobj, -1 if self.current_offset is None else self.current_offset, self._shift, out,
              self.show_offsets)
        return out.getvalue()


def main():
    """python -m dis: the instructions of a file, or of standard input."""
    import getopt
    usage = 'usage: python -m dis [-h] [-C] [-O] [infile]'
    try:
        options, names = getopt.gnu_getopt(sys.argv[1:], 'hCO', ['help', 'show-caches', 'show-offsets'])
    except getopt.GetoptError as e:
        sys.exit(f'{usage}\nerror: {e}')
    chosen = {option for option, _ in options}
    if chosen & {'-h', '--help'} or len(names) > 1:
        print(usage + '\n\n  -C  show inline caches (there are none in the code)\n  -O  show offsets of instructions')
        sys.exit(len(names) > 1)
    if names and names[0] != '-':
        with open(names[0], 'rb') as file:
            source, name = file.read(), names[0]
    else:
        source, name = sys.stdin.buffer.read(), '<stdin>'
    dis(compile(source, name, 'exec'), show_offsets=bool(chosen & {'-O', '--show-offsets'}))


if __name__ == '__main__':
    main()
