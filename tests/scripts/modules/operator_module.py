# operator: functions and getters
import operator as o
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
for n in 'add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor lt le eq ne gt ge iadd isub imul ifloordiv imod ipow iand ior ixor'.split(): print(n, end=' '); t(getattr(o,n),7,3)
for n in 'neg pos inv invert abs not_ truth index'.split(): t(getattr(o,n),5)
t(o.contains,[1],1);t(o.getitem,[1,2],1);a=[1,2];o.setitem(a,0,5);o.delitem(a,1);print(a);t(o.concat,[1],[2]);t(o.concat,1,2);t(o.iconcat,[1],(2,));t(o.countOf,[1,1,2],1);t(o.indexOf,[1,2],2);t(o.indexOf,[1],5);t(o.length_hint,[1]);t(o.length_hint,1,5);t(o.length_hint,1,'a');t(o.call,len,[1]);t(o.call,dict,a=1);t(o.is_,1,1);t(o.is_not,1,1);t(o.matmul,1,2);t(o.add,1,'a')
g=o.itemgetter(1);print(g,g([1,2]),o.itemgetter(0,2)('abc'),o.itemgetter('a')({'a':1}),o.itemgetter(slice(1,3))('abcd'));t(g,[1])
g=o.attrgetter('real');print(g,g(5),o.attrgetter('real','imag')(5),o.attrgetter('real.imag')(5));t(g,'a');t(o.attrgetter,1);t(o.attrgetter('real.foo'),5)
g=o.methodcaller('upper');print(g,g('a'),o.methodcaller('split','b',maxsplit=1),o.methodcaller('split','b',maxsplit=1)('abcbd'));t(o.methodcaller);t(o.methodcaller,1);t(g,5)
print(sorted([(1,'b'),(0,'z')],key=o.itemgetter(1)), o.__add__(1,2), o.__not__(1), o.__and__(6,3))
x=[1]; y=o.iadd(x,[2]); print(x is y, x)

# expect: add 10
# expect: sub 4
# expect: mul 21
# expect: truediv 2.3333333333333335
# expect: floordiv 2
# expect: mod 1
# expect: pow 343
# expect: lshift 56
# expect: rshift 0
# expect: and_ 3
# expect: or_ 7
# expect: xor 4
# expect: lt False
# expect: le False
# expect: eq False
# expect: ne True
# expect: gt True
# expect: ge True
# expect: iadd 10
# expect: isub 4
# expect: imul 21
# expect: ifloordiv 2
# expect: imod 1
# expect: ipow 343
# expect: iand 3
# expect: ior 7
# expect: ixor 4
# expect: -5
# expect: 5
# expect: -6
# expect: -6
# expect: 5
# expect: False
# expect: True
# expect: 5
# expect: True
# expect: 2
# expect: [5]
# expect: [1, 2]
# expect: TypeError 'int' object can't be concatenated
# expect: [1, 2]
# expect: 2
# expect: 1
# expect: ValueError sequence.index(x): x not in sequence
# expect: 1
# expect: 5
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: 1
# expect: {'a': 1}
# expect: True
# expect: False
# expect: TypeError unsupported operand type(s) for @: 'int' and 'int'
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: operator.itemgetter(1) 2 ('a', 'c') 1 bc
# expect: IndexError list index out of range
# expect: operator.attrgetter('real') 5 (5, 0) 0
# expect: AttributeError 'str' object has no attribute 'real'
# expect: TypeError attribute name must be a string
# expect: AttributeError 'int' object has no attribute 'foo'
# expect: operator.methodcaller('upper') A operator.methodcaller('split', 'b', maxsplit=1) ['a', 'cbd']
# expect: TypeError methodcaller needs at least one argument, the method name
# expect: TypeError method name must be a string
# expect: AttributeError 'int' object has no attribute 'upper'
# expect: [(1, 'b'), (0, 'z')] 3 False 2
# expect: True [1, 2]
