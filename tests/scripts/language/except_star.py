# SPDX-License-Identifier: MIT
# except*: which parts of a group each clause takes, and what goes on from there.
import sys

def show(e, depth=0):
    print('  ' * depth + repr(e) if not isinstance(e, BaseExceptionGroup) else '  ' * depth + type(e).__name__ + ' ' + e.message)
    for sub in getattr(e, 'exceptions', ()):
        show(sub, depth + 1)

def run(make, *clauses):
    """Runs one except* statement of up to two clauses; each is (classes, action)."""
    (c1, a1), (c2, a2) = clauses
    try:
        try:
            raise make()
        except* c1 as e:
            print('1:', end=' '); show(e)
            a1(e)
        except* c2 as e:
            print('2:', end=' '); show(e)
            a2(e)
        else:
            print('else')
        finally:
            print('finally')
    except BaseException as e:
        print('out:', end=' '); show(e)
        print('context', repr(e.__context__), 'cause', repr(e.__cause__))
    print('handled', sys.exception())

def group(): return ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [OSError(3), ValueError(4)])])
def swallow(e): pass
def again(e): raise
def new(e): raise KeyError('new')
def new_from(e): raise KeyError('new') from e
def same(e): raise e
for c1, a1 in ((ValueError, swallow), (ValueError, again), (ValueError, new), (ValueError, new_from), (ValueError, same), ((ValueError, OSError), new), (Exception, again), (Exception, swallow), (Exception, new), (LookupError, new)):
    for c2, a2 in ((TypeError, swallow), (TypeError, again), (TypeError, new), (Exception, swallow)):
        print('---', c1, a1.__name__, c2.__name__, a2.__name__)
        run(group, (c1, a1), (c2, a2))
print('--- naked')
for a in swallow, again, new, same:
    run(lambda: ValueError(5), (ValueError, a), (TypeError, a))
    run(lambda: ValueError(5), (KeyError, a), (TypeError, a))
run(lambda: BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError()]), (ValueError, swallow), (TypeError, swallow))
run(lambda: BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError()]), (KeyboardInterrupt, swallow), (TypeError, swallow))

print('--- nested in functions, loops and each other')
def loop():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            raise ExceptionGroup('l', [ValueError(i), TypeError(i)])
        except* ValueError as e:
            for j in range(3):
                if j == 1: break
            out.append((i, j, e.exceptions))
        except* TypeError:
            try:
                raise ExceptionGroup('m', [KeyError(i)])
            except* KeyError as e:
                out.append(repr(e))
        finally:
            out.append('f')
    return out
print(loop())
def early():
    try:
        return 'early'
    except* ValueError:
        pass
    finally:
        print('final')
print(early())
def generator():
    try:
        yield 1
    except* ValueError as e:
        yield e.exceptions
    yield 2
g = generator()
print(next(g), g.throw(ValueError('thrown')), next(g))
def handled():
    try:
        raise ExceptionGroup('x', [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError: yield repr(sys.exception())
    except* TypeError: yield repr(sys.exception())
    yield repr(sys.exception())
try:
    for x in handled(): print(x)
except* OSError as e: print(repr(e), repr(sys.exception()))
print(sys.exception())
try:
    try: raise ExceptionGroup('x', [ValueError(1)])
    except* ValueError as e: pass
    e
except NameError as n: print(n)
class Whole(ExceptionGroup):
    def derive(self, excs): return Whole('derived', excs)
try:
    try: raise Whole('w', [ValueError(1), TypeError(2)])
    except* ValueError as e: print(repr(e))
except Whole as e: print(repr(e))
for classes in (ExceptionGroup, 1, (1, 2), (ValueError, ExceptionGroup), (ValueError, (TypeError, OSError)), int, ()):
    try:
        try: raise ValueError(1)
        except* classes as e: print(repr(e))
    except BaseException as e: print(repr(e))
e = ExceptionGroup('deep', [ValueError(0)])
for i in range(20): e = ExceptionGroup(str(i), [e, TypeError(i)])
try:
    try: raise e
    except* ValueError as v:
        n = 0
        while isinstance(v, ExceptionGroup): v = v.exceptions[0]; n += 1
        print(n, repr(v))
except* TypeError as t:
    print(len(t.exceptions), t.message)
for i in range(2000): e = ExceptionGroup(str(i), [e])
try: e.split(TypeError)
except RecursionError as r: print(type(r).__name__)
else: print('RecursionError')

# expect: --- <class 'ValueError'> swallow TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> swallow TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     TypeError(2)
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> swallow TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> swallow Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect: finally
# expect: handled None
# expect: --- <class 'ValueError'> again TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       ValueError(4)
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> again TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       ValueError(4)
# expect:   ExceptionGroup g
# expect:     TypeError(2)
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> again TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       ValueError(4)
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> again Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> new TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> new TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     TypeError(2)
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> new TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> new Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(4)])]) cause None
# expect: handled None
# expect: --- <class 'ValueError'> new_from TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> new_from TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     TypeError(2)
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> new_from TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> new_from Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(4)])]) cause ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(4)])])
# expect: handled None
# expect: --- <class 'ValueError'> same TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       ValueError(4)
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> same TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       ValueError(4)
# expect:   ExceptionGroup g
# expect:     TypeError(2)
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> same TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       ValueError(4)
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'ValueError'> same Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- (<class 'ValueError'>, <class 'OSError'>) new TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [OSError(3), ValueError(4)])]) cause None
# expect: handled None
# expect: --- (<class 'ValueError'>, <class 'OSError'>) new TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     TypeError(2)
# expect: context None cause None
# expect: handled None
# expect: --- (<class 'ValueError'>, <class 'OSError'>) new TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   KeyError('new')
# expect: context None cause None
# expect: handled None
# expect: --- (<class 'ValueError'>, <class 'OSError'>) new Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [OSError(3), ValueError(4)])]) cause None
# expect: handled None
# expect: --- <class 'Exception'> again TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'Exception'> again TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'Exception'> again TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'Exception'> again Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'Exception'> swallow TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: handled None
# expect: --- <class 'Exception'> swallow TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: handled None
# expect: --- <class 'Exception'> swallow TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: handled None
# expect: --- <class 'Exception'> swallow Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: handled None
# expect: --- <class 'Exception'> new TypeError swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [OSError(3), ValueError(4)])]) cause None
# expect: handled None
# expect: --- <class 'Exception'> new TypeError again
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [OSError(3), ValueError(4)])]) cause None
# expect: handled None
# expect: --- <class 'Exception'> new TypeError new
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [OSError(3), ValueError(4)])]) cause None
# expect: handled None
# expect: --- <class 'Exception'> new Exception swallow
# expect: 1: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [OSError(3), ValueError(4)])]) cause None
# expect: handled None
# expect: --- <class 'LookupError'> new TypeError swallow
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup g
# expect:   ValueError(1)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'LookupError'> new TypeError again
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ExceptionGroup g
# expect:     TypeError(2)
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect:       ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'LookupError'> new TypeError new
# expect: 2: ExceptionGroup g
# expect:   TypeError(2)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   KeyError('new')
# expect:   ExceptionGroup g
# expect:     ValueError(1)
# expect:     ExceptionGroup h
# expect:       OSError(3)
# expect:       ValueError(4)
# expect: context None cause None
# expect: handled None
# expect: --- <class 'LookupError'> new Exception swallow
# expect: 2: ExceptionGroup g
# expect:   ValueError(1)
# expect:   TypeError(2)
# expect:   ExceptionGroup h
# expect:     OSError(3)
# expect:     ValueError(4)
# expect: finally
# expect: handled None
# expect: --- naked
# expect: 1: ExceptionGroup 
# expect:   ValueError(5)
# expect: finally
# expect: handled None
# expect: finally
# expect: out: ValueError(5)
# expect: context None cause None
# expect: handled None
# expect: 1: ExceptionGroup 
# expect:   ValueError(5)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ValueError(5)
# expect: context None cause None
# expect: handled None
# expect: finally
# expect: out: ValueError(5)
# expect: context None cause None
# expect: handled None
# expect: 1: ExceptionGroup 
# expect:   ValueError(5)
# expect: finally
# expect: out: KeyError('new')
# expect: context ExceptionGroup('', (ValueError(5),)) cause None
# expect: handled None
# expect: finally
# expect: out: ValueError(5)
# expect: context None cause None
# expect: handled None
# expect: 1: ExceptionGroup 
# expect:   ValueError(5)
# expect: finally
# expect: out: ExceptionGroup 
# expect:   ValueError(5)
# expect: context None cause None
# expect: handled None
# expect: finally
# expect: out: ValueError(5)
# expect: context None cause None
# expect: handled None
# expect: 1: ExceptionGroup b
# expect:   ValueError()
# expect: finally
# expect: out: BaseExceptionGroup b
# expect:   KeyboardInterrupt()
# expect: context None cause None
# expect: handled None
# expect: 1: BaseExceptionGroup b
# expect:   KeyboardInterrupt()
# expect: finally
# expect: out: ExceptionGroup b
# expect:   ValueError()
# expect: context None cause None
# expect: handled None
# expect: --- nested in functions, loops and each other
# expect: [(0, 1, (ValueError(0),)), "ExceptionGroup('m', [KeyError(0)])", 'f', 'f', (2, 1, (ValueError(2),)), "ExceptionGroup('m', [KeyError(2)])", 'f', 'f']
# expect: final
# expect: early
# expect: 1 (ValueError('thrown'),) 2
# expect: ExceptionGroup('x', [ValueError(1)])
# expect: ExceptionGroup('x', [TypeError(2)])
# expect: ExceptionGroup('x', [OSError(3)]) ExceptionGroup('x', [OSError(3)])
# expect: None
# expect: name 'e' is not defined
# expect: Whole('derived', [ValueError(1)])
# expect: Whole('derived', [TypeError(2)])
# expect: TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
# expect: TypeError('catching classes that do not inherit from BaseException is not allowed')
# expect: TypeError('catching classes that do not inherit from BaseException is not allowed')
# expect: TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
# expect: TypeError('catching classes that do not inherit from BaseException is not allowed')
# expect: TypeError('catching classes that do not inherit from BaseException is not allowed')
# expect: ValueError(1)
# expect: 21 ValueError(0)
# expect: 2 19
# expect: RecursionError
