# code and codeop: a prompt within a program, and what of typed lines is whole.
import __future__
import builtins
import code
import codeop
import contextlib
import io
import sys


def whole(source, symbol='single'):
    try:
        return 'more' if codeop.compile_command(source, '<typed>', symbol) is None else 'whole'
    except (SyntaxError, ValueError) as error:
        return type(error).__name__


print([whole(s) for s in ('x = 1', 'x\n', '', '# text', 'if 1: pass\n', 'def f():\n  pass\n', 'if 1:\n  x\n\n')])  # expect: ['whole', 'whole', 'whole', 'whole', 'whole', 'whole', 'whole']
print([whole(s) for s in ('if 1:', 'if 1: pass', 'def f():\n  pass', '(', 'f(1,\n', '"""a', 'a\\', '@d', 'try:\n  1\n')])  # expect: ['more', 'more', 'more', 'more', 'more', 'more', 'more', 'more', 'more']
print([whole(s) for s in ('x =', '1 +', 'a b', 'else:', "'a", '1;\n2', '  x', '?')])  # expect: ['SyntaxError', 'SyntaxError', 'SyntaxError', 'SyntaxError', 'SyntaxError', 'SyntaxError', 'IndentationError', 'SyntaxError']
print([whole(s, 'exec') for s in ('x = 1\ny = 2', 'x = 1\nif y:', 'def f():\n  pass', '')])  # expect: ['whole', 'more', 'whole', 'whole']
print([whole(s, 'eval') for s in ('x + 1', '(x +', '', 'x = 1', 'if 1:')])  # expect: ['whole', 'more', 'more', 'SyntaxError', 'SyntaxError']
print(codeop.compile_command('1').co_filename, codeop.compile_command('1', 'here').co_filename)  # expect: <input> here
command = codeop.CommandCompiler()
flag = __future__.annotations.compiler_flag
print(command('1').co_flags & flag, bool(command('from __future__ import annotations')), bool(command('1').co_flags & flag))  # expect: 0 True True


def run(lines, local=None, **options):
    """What a console answers to lines, in which an exception is raised instead of being read."""
    def read(prompt=''):
        print(prompt, end='')
        line = next(rest, EOFError())
        if isinstance(line, BaseException):
            raise line
        return line
    rest, errors = iter(lines), io.StringIO()
    try:
        with contextlib.redirect_stderr(errors):
            code.interact('begun', read, local, 'ended', **options)
    finally:
        print('|', *[line for line in errors.getvalue().splitlines() if not line.startswith('    ')], sep='\n')


run(['x + 1', 'for i in range(2):', '    print(i)', '', 'y = (', '5)', 'y'], {'x': 4})
# expect: >>> 5
# expect: >>> ... ... 0
# expect: 1
# expect: >>> ... >>> 5
# expect: >>> |
# expect: begun
# expect:
# expect: ended
run(['1 +', 'xyzzy', 'if 1:', KeyboardInterrupt(), '__name__'])
# expect: >>> >>> >>> ... >>> '__console__'
# expect: >>> |
# expect: begun
# expect:   File "<console>", line 1
# expect: SyntaxError: invalid syntax
# expect: Traceback (most recent call last):
# expect:   File "<console>", line 1, in <module>
# expect: NameError: name 'xyzzy' is not defined
# expect:
# expect: KeyboardInterrupt
# expect:
# expect: ended
print(type(sys.last_exc).__name__, sys.last_value is sys.last_exc)  # expect: NameError True
builtins.exit = builtins.quit = leave = object()
run(['exit()', '1'], local_exit=True)
# expect: >>> |
# expect: begun
# expect:
# expect: ended
print(builtins.exit is builtins.quit is leave)  # expect: True
try:
    run(['raise SystemExit(3)'])
except SystemExit as error:
    print(error.code)
# expect: >>> |
# expect: begun
# expect: ended
# expect: 3

shown = []
sys.excepthook = lambda kind, error, levels: shown.append((kind.__name__, str(error)))
interpreter = code.InteractiveInterpreter({'a': 1})
print(interpreter.runsource('a +'), interpreter.runsource('a.b'), interpreter.runsource('(a'), interpreter.runsource('a'))
# expect: 1
# expect: False False True False
print(shown[1:])  # expect: [('AttributeError', "'int' object has no attribute 'b'")]
