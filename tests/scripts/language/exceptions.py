# try in all its forms.
def f(kind):
    log = []
    try:
        log.append('try')
        if kind == 1: raise ValueError('one')
        if kind == 2: raise KeyError('two')
        if kind == 3: return log
    except ValueError as e:
        log.append(f'except {e}')
    except (KeyError, IndexError) as e:
        log.append(f'lookup {e!r}')
    else:
        log.append('else')
    finally:
        log.append('finally')
    return log
for k in range(4): print(f(k))
try:
    e
except NameError: print('e is gone')

def ret():
    try: return 'try'
    finally: print('in finally')
print(ret())
def override():
    for i in range(3):
        try: return 'try'
        finally: break
    return 'after'
print(override())
def loop():
    out = []
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        finally:
            out.append(-i)
    else:
        out.append('else')
    return out
print(loop())
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise RuntimeError('wrapped') from e
except RuntimeError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('x')
except KeyError as e:
    print(repr(e.__context__), e.__cause__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('x') from None
except KeyError as e:
    print(e.__suppress_context__)
def rer():
    try: raise ValueError('again')
    except ValueError: raise
try: rer()
except ValueError as e: print(e, e.__traceback__.tb_next.tb_lineno - e.__traceback__.tb_lineno)
class Mine(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.a = a
try: raise Mine(1, 2)
except Mine as e: print(e, e.args, e.a, repr(e))
try: raise Mine
except TypeError as e: print(e)
try: raise 3
except TypeError as e: print(e)
try:
    try: raise ValueError
    except 3: pass
except TypeError as e: print(e)
import sys
try: raise ValueError('info')
except ValueError: print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print('enter', self.name); return self
    def __exit__(self, t, v, tb): print('exit', self.name, t and t.__name__, v); return self.swallow
with CM('a') as a, CM('b'): print('body', a.name)
with CM('c', True): raise ValueError('swallowed')
try:
    with CM('d'): raise ValueError('through')
except ValueError as e: print('got', e)
def wr():
    with CM('e'): return 'value'
print(wr())
for i in range(2):
    with CM(i):
        if i == 0: continue
        break
try:
    with 3: pass
except TypeError as e: print(e)
try: assert 1 == 2, 'message'
except AssertionError as e: print('assert', e)
def gen():
    try: yield 1
    except ValueError as e: yield f'caught {e}'
    finally: print('gen closed')
g = gen(); next(g); print(g.throw(ValueError('thrown'))); g.close()
print(OSError(2, 'No such file').errno, isinstance(OSError(2, 'x'), FileNotFoundError), str(OSError(2, 'nope', 'file')))
print(KeyError('k'), StopIteration(5).value, SystemExit(3).code, UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad'))
e = ValueError('n'); e.add_note('note'); print(e.__notes__)
def deep(n):
    if n: 
        try: deep(n - 1)
        finally: pass
    else: raise ValueError('deep')
try: deep(50)
except ValueError as e: print(e)
try:
    def rec(): return rec()
    rec()
except RecursionError as e: print(e)
def nested_finally():
    try:
        try: raise ValueError(1)
        finally:
            try: raise KeyError(2)
            except KeyError: print('inner')
    except ValueError as e: print('outer', e)
nested_finally()

# expect: ['try', 'else', 'finally']
# expect: ['try', 'except one', 'finally']
# expect: ['try', "lookup KeyError('two')", 'finally']
# expect: ['try', 'finally']
# expect: e is gone
# expect: in finally
# expect: try
# expect: after
# expect: [0, 0, -1, 2, -2, -3]
# expect: ZeroDivisionError('division by zero') True ZeroDivisionError('division by zero')
# expect: ZeroDivisionError('division by zero') None
# expect: True
# expect: again -2
# expect: (1, 2) (1, 2) 1 Mine(1, 2)
# expect: Mine.__init__() missing 2 required positional arguments: 'a' and 'b'
# expect: exceptions must derive from BaseException
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: ValueError info
# expect: (None, None, None)
# expect: enter a
# expect: enter b
# expect: body a
# expect: exit b None None
# expect: exit a None None
# expect: enter c
# expect: exit c ValueError swallowed
# expect: enter d
# expect: exit d ValueError through
# expect: got through
# expect: enter e
# expect: exit e None None
# expect: value
# expect: enter 0
# expect: exit 0 None None
# expect: enter 1
# expect: exit 1 None None
# expect: 'int' object does not support the context manager protocol
# expect: assert message
# expect: caught thrown
# expect: gen closed
# expect: 2 True [Errno 2] nope: 'file'
# expect: 'k' 5 3 'utf-8' codec can't decode byte 0xff in position 0: bad
# expect: ['note']
# expect: deep
# expect: maximum recursion depth exceeded
# expect: inner
# expect: outer 1
