# Source that is nested without end is refused, never a crash.
def attempt(name, source):
    try:
        eval(source)
    except (RecursionError, MemoryError):
        print(name, 'RecursionError')
    except SyntaxError as e:
        print(name, 'SyntaxError', e.msg)
    else:
        print(name, 'fine')

attempt('parentheses', '(' * 300 + ')' * 300)
attempt('lists', '[' * 100000)
attempt('unary', '-' * 2000000 + '1')
attempt('not', 'not ' * 2000000 + '1')
attempt('power', '2**' * 2000000 + '1')
attempt('sum', '1' + '+1' * 100000)
attempt('and', '1' + ' and 1' * 100000)
attempt('compare', '1' + '<2' * 1000)
attempt('lambda', 'lambda: ' * 2000000 + '1')
attempt('conditional', '1 if 1 else ' * 2000000 + '1')
attempt('attributes', 'a' + '.a' * 100000 if False else '1')
attempt('strings', '"a" ' * 100000)
source = 'x = 0\n' + 'if x == 1: pass\n' + 'elif x == 2: pass\n' * 5000
exec(source)
source = ''.join(' ' * i + 'if 1:\n' for i in range(99)) + ' ' * 99 + 'x = "deep"\n'
exec(source)
print(x)
try:
    exec(''.join(' ' * i + 'if 1:\n' for i in range(200)) + ' ' * 200 + 'x = 1\n')
except (IndentationError, RecursionError) as e:
    print(type(e).__name__)
# cpython: no
# expect: parentheses SyntaxError too many nested parentheses
# expect: lists SyntaxError too many nested parentheses
# expect: unary RecursionError
# expect: not RecursionError
# expect: power RecursionError
# expect: sum fine
# expect: and fine
# expect: compare fine
# expect: lambda RecursionError
# expect: conditional RecursionError
# expect: attributes fine
# expect: strings fine
# expect: deep
# expect: IndentationError
attempt('loops of a list comprehension', '[a ' + 'for a in b ' * 100000 + ']')
attempt('loops of a generator expression', '(a ' + 'for a in b ' * 100000 + ')')
attempt('loops of a dict comprehension', '{a: a ' + 'for a in b ' * 100000 + '}')
# expect: loops of a list comprehension RecursionError
# expect: loops of a generator expression RecursionError
# expect: loops of a dict comprehension RecursionError
