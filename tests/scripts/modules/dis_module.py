# SPDX-License-Identifier: MIT
# cpython: no  (the instructions are cpy's)
# dis: instructions as objects and as text.  The instructions are cpy's own, so only their frame is checked exactly.
import dis
import io


def text_of(*args, **options):
    out = io.StringIO()
    dis.dis(*args, file=out, **options)
    return out.getvalue()


def sample(a, *, b=2):
    for i in a:
        try:
            print(i + b)
        except ValueError as e:
            return lambda: (a, e)


code = sample.__code__
items = list(dis.get_instructions(sample))
print(len(items) * 8 == len(code.co_code), [item.offset for item in items[:3]],
      items[-1].end_offset == len(code.co_code))
print(all(dis.opmap[item.opname] == item.opcode and dis.opname[item.opcode] == item.opname for item in items))
print([tuple(item.positions) for item in items] == list(code.co_positions()))
print(all(item.jump_target in dis.findlabels(code) for item in items if item.opcode in dis.hasjump))
print(sorted({item.argval for item in items if item.opcode in dis.hasname}))
print([item.argval for item in items if item.opcode in dis.hasconst and isinstance(item.argval, type(code))] ==
      [const for const in code.co_consts if isinstance(const, type(code))])
starts = list(dis.findlinestarts(code))
print(sorted({line - code.co_firstlineno for _, line in starts if line}))
print([(item.offset, item.line_number) for item in items if item.starts_line] == starts)
print({item.line_number - 100 for item in dis.Bytecode(sample, first_line=100) if item.line_number} <= set(range(6)))

text = text_of(sample)
print('LOAD_GLOBAL' in text and '.print' in text, 'ExceptionTable:' in text, text.count('Disassembly of <code object'))
print(text_of(sample, depth=0).count('Disassembly'), text_of(code) == text, text_of('a = 1')[:3].split())
print(text_of('1 + a', show_offsets=True).splitlines()[-1].split()[:2])
print(dis.Bytecode(sample).dis().splitlines() == text_of(sample, depth=0).splitlines())


class C:
    def method(self):
        pass

    static = staticmethod(len)
    number = 1


print([line for line in text_of(C).splitlines() if line[:4] in ('Disa', 'Sorr')])
print([line.rstrip() for line in dis.code_info(sample).splitlines()[:8] if not line.startswith(('Filename', 'Stack'))])
print(repr(dis.Bytecode(len.__name__)), dis.Bytecode(sample).info() == dis.code_info(sample))
for wrong in (5, C(), b'abc'):
    try:
        dis.dis(wrong)
    except TypeError as e:
        print(e)
try:
    dis.distb()
except RuntimeError as e:
    print(e)


def fail():
    return 1 / 0


try:
    fail()
except ZeroDivisionError as e:
    out = io.StringIO()
    dis.distb(e.__traceback__, file=out)
    marked = [line for line in out.getvalue().splitlines() if '-->' in line]
    print(len(marked), out.getvalue() == dis.Bytecode.from_traceback(e.__traceback__).dis())
print(dis.pretty_flags(code.co_flags), dis.pretty_flags(0))

# expect: True [0, 8, 16] True
# expect: True
# expect: True
# expect: True
# expect: ['ValueError', 'print']
# expect: True
# expect: [1, 3, 4, 5]
# expect: True
# expect: True
# expect: True True 1
# expect: 0 True ['1']
# expect: ['24', 'RETURN']
# expect: True
# expect: ['Disassembly of method:', 'Disassembly of static:', "Sorry: don't know how to disassemble builtin_function_or_method objects"]
# expect: ['Name:              sample', 'Argument count:    1', 'Positional-only arguments: 0', 'Kw-only arguments: 1', 'Number of locals:  3', 'Flags:             OPTIMIZED, NEWLOCALS']
# expect: Bytecode('len') True
# expect: don't know how to disassemble int objects
# expect: don't know how to disassemble C objects
# expect: instructions without their code object cannot be disassembled
# expect: no last traceback to disassemble
# expect: 1 True
# expect: OPTIMIZED, NEWLOCALS 0x0
