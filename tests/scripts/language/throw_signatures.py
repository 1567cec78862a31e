# throw() and athrow() with a type and a value still work, and warn; a long text that is no int is cut in the message.
import warnings
warnings.simplefilter('always')
def g():
    try: yield 1
    except ValueError as e: print(repr(e)); yield 2
async def co():
    class A:
        def __await__(s): yield 1
    try: await A()
    except ValueError as e: print(repr(e)); await A()
async def ag():
    try: yield 1
    except ValueError as e: print(repr(e)); yield 2
for make in g, co:
    with warnings.catch_warnings(record=True) as w:
        x = make(); x.send(None); x.throw(ValueError, 'x'); x.close()
        print([str(i.message) for i in w], [i.category.__name__ for i in w])
with warnings.catch_warnings(record=True) as w:
    x = ag()
    try: x.asend(None).send(None)
    except StopIteration: pass
    try: x.athrow(ValueError, 'y').send(None)
    except StopIteration: pass
    print([str(i.message) for i in w])
with warnings.catch_warnings(record=True) as w:
    x = g(); next(x); x.throw(ValueError(5)); print(w)
warnings.simplefilter('error')
x = g(); next(x)
try: x.throw(ValueError, 'z')
except DeprecationWarning as e: print('DW', next(x, None))
for t in 'x' * 300, 'x' * 197, 'x' * 198, 'x' * 199, b'y' * 300, '9' * 50 + 'z':
    try: int(t)
    except ValueError as e: print(len(str(e)), str(e)[-5:])
# cpython: no  (3.11 does not warn)
# expect: ValueError('x')
# expect: ['the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.'] ['DeprecationWarning']
# expect: ValueError('x')
# expect: ['the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.'] ['DeprecationWarning']
# expect: ValueError('y')
# expect: ['the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.']
# expect: ValueError(5)
# expect: []
# expect: DW None
# expect: 240 xxxxx
# expect: 239 xxxx'
# expect: 240 xxxx'
# expect: 240 xxxxx
# expect: 240 yyyyy
# expect: 93 999z'
