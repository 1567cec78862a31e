# Mistakes at run time as beginners make them, and a few others: the last line of the report.
import warnings

from data import mistakes

warnings.simplefilter('ignore')


def check(source):
    mistakes.run(source, {})


check('(1).__class__ = int')  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
check('class A(int, str): pass')  # expect: TypeError: multiple bases have instance lay-out conflict
check('class A(list, dict): pass')  # expect: TypeError: multiple bases have instance lay-out conflict
check('class A(Exception, int): pass')  # expect: TypeError: multiple bases have instance lay-out conflict
check('class A(object, object): pass')  # expect: TypeError: duplicate base class object
check('class A(bool): pass')  # expect: TypeError: type 'bool' is not an acceptable base type
check('class A(type(None)): pass')  # expect: TypeError: type 'NoneType' is not an acceptable base type
check('class A(range): pass')  # expect: TypeError: type 'range' is not an acceptable base type
check('class A(slice): pass')  # expect: TypeError: type 'slice' is not an acceptable base type
check('class A(type(...)): pass')  # expect: TypeError: type 'ellipsis' is not an acceptable base type
check("class A(**{'a': 1}): pass")  # expect: TypeError: A.__init_subclass__() takes no keyword arguments
check('class A(x=1): pass')  # expect: TypeError: A.__init_subclass__() takes no keyword arguments
check('class A(metaclass=1): pass')  # expect: TypeError: 'int' object is not callable
check('class A(metaclass=lambda: 1): pass')  # expect: TypeError: <lambda>() takes 0 positional arguments but 3 were given
check("type('a', (), {}, x=1)")  # expect: TypeError: a.__init_subclass__() takes no keyword arguments
check("type('a', 1, {})")  # expect: TypeError: type.__new__() argument 2 must be tuple, not int
check("type('a', (), 1)")  # expect: TypeError: type.__new__() argument 3 must be dict, not int
check('type(1, (), {})')  # expect: TypeError: type.__new__() argument 1 must be str, not int
check("type('a\\0b', (), {})")  # expect: ValueError: type name must not contain null characters
check("type('A', (1,), {})")
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
check("type('A', (), {'__slots__': 1})")  # expect: TypeError: 'int' object is not iterable
check("type('A', (), {'__classcell__': 1})")  # expect: TypeError: __classcell__ must be a nonlocal cell, not <class 'int'>
check("type('A', (), {'__qualname__': 1})")  # expect: TypeError: type __qualname__ must be a str, not int
check('int.x = 1')  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
check('int.__add__ = 1')  # expect: TypeError: cannot set '__add__' attribute of immutable type 'int'
check('del int.real')  # expect: TypeError: cannot set 'real' attribute of immutable type 'int'
check("int.__name__ = 'a'")  # expect: TypeError: cannot set '__name__' attribute of immutable type 'int'
check('int.__bases__ = ()')  # expect: TypeError: cannot set '__bases__' attribute of immutable type 'int'
check('object().x = 1')  # expect: AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
check('object().__class__ = int')  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
check('None.x = 1')  # expect: AttributeError: 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
check('(1).x = 1')  # expect: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
check('(1).real = 1')  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
check('dir(1, 2)')  # expect: TypeError: dir expected at most 1 argument, got 2
check('del undefined')  # expect: NameError: name 'undefined' is not defined
check('os.getcwdd')  # expect: NameError: name 'os' is not defined. Did you forget to import 'os'?
check('[].appendd(1)')  # expect: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
check('"a".uper()')  # expect: AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
check('fooo()')  # expect: NameError: name 'fooo' is not defined
check('mth.pi')  # expect: NameError: name 'mth' is not defined
check('prnt(1)')  # expect: NameError: name 'prnt' is not defined. Did you mean: 'print'?
check('Print(1)')  # expect: NameError: name 'Print' is not defined. Did you mean: 'print'?
check('true')  # expect: NameError: name 'true' is not defined. Did you mean: 'True'?
check('null')  # expect: NameError: name 'null' is not defined
check("int('12a')")  # expect: ValueError: invalid literal for int() with base 10: '12a'
check("int('')")  # expect: ValueError: invalid literal for int() with base 10: ''
check("float('x')")  # expect: ValueError: could not convert string to float: 'x'
check("float('')")  # expect: ValueError: could not convert string to float: ''
check("complex('x')")  # expect: ValueError: complex() arg is a malformed string
check('int([])')  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
check('[1,2][2]')  # expect: IndexError: list index out of range
check('(1,)[5]')  # expect: IndexError: tuple index out of range
check("'abc'[10]")  # expect: IndexError: string index out of range
check("b'a'[3]")  # expect: IndexError: index out of range
check("bytearray(b'a')[3]")  # expect: IndexError: bytearray index out of range
check('range(3)[5]')  # expect: IndexError: range object index out of range
check("{}['a']")  # expect: KeyError: 'a'
check('{}[[]]')  # expect: TypeError: unhashable type: 'list'
check('{[]: 1}')  # expect: TypeError: unhashable type: 'list'
check('{[1]}')  # expect: TypeError: unhashable type: 'list'
check('[1][1.0]')  # expect: TypeError: list indices must be integers or slices, not float
check("[1]['a']")  # expect: TypeError: list indices must be integers or slices, not str
check('(1)[0]')  # expect: TypeError: 'int' object is not subscriptable
check('a, b = 1')  # expect: TypeError: cannot unpack non-iterable int object
check('a, b = 1, 2, 3')  # expect: ValueError: too many values to unpack (expected 2)
check('a, b, c = 1, 2')  # expect: ValueError: not enough values to unpack (expected 3, got 2)
check('a, *b, c = ()')  # expect: ValueError: not enough values to unpack (expected at least 2, got 0)
check("a, b = 'abc'")  # expect: ValueError: too many values to unpack (expected 2)
check('a, b = {1: 2}')  # expect: ValueError: not enough values to unpack (expected 2, got 1)
check('(a, b), c = 1, 2')  # expect: TypeError: cannot unpack non-iterable int object
check('[a, b] = iter([1])')  # expect: ValueError: not enough values to unpack (expected 2, got 1)
check('for a, b in [1, 2]: pass')  # expect: TypeError: cannot unpack non-iterable int object
check('for a, b in [(1, 2, 3)]: pass')  # expect: ValueError: too many values to unpack (expected 2)
check("sorted([1, 'a'])")  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
check('max()')  # expect: TypeError: max expected at least 1 argument, got 0
check('max([])')  # expect: ValueError: max() iterable argument is empty
check('max(1)')  # expect: TypeError: 'int' object is not iterable
check('min([], default=1, x=2)')  # expect: TypeError: min() got an unexpected keyword argument 'x'
check("sum(['a'])")  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
check('sum([1], 2, 3)')  # expect: TypeError: sum() takes at most 2 arguments (3 given)
check('sum(1)')  # expect: TypeError: 'int' object is not iterable
check('len()')  # expect: TypeError: len() takes exactly one argument (0 given)
check('len(5)')  # expect: TypeError: object of type 'int' has no len()
check('range()')  # expect: TypeError: range expected at least 1 argument, got 0
check("range('a')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check('range(1, 2, 0)')  # expect: ValueError: range() arg 3 must not be zero
check('range(1.5)')  # expect: TypeError: 'float' object cannot be interpreted as an integer
check("ord('ab')")  # expect: TypeError: ord() expected a character, but string of length 2 found
check("ord('')")  # expect: TypeError: ord() expected a character, but string of length 0 found
check('ord(1)')  # expect: TypeError: ord() expected string of length 1, but int found
check("abs('a')")  # expect: TypeError: bad operand type for abs(): 'str'
check("round('a')")  # expect: TypeError: type str doesn't define __round__ method
check("round(1, 'a')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check('pow(2, -1, 4)')  # expect: ValueError: base is not invertible for the given modulus
check("pow('a', 2)")  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
check('divmod(1, 0)')  # expect: ZeroDivisionError: integer division or modulo by zero
check('1 / 0')  # expect: ZeroDivisionError: division by zero
check('1 // 0')  # expect: ZeroDivisionError: integer division or modulo by zero
check('1 % 0')  # expect: ZeroDivisionError: integer modulo by zero
check('1.0 / 0')  # expect: ZeroDivisionError: float division by zero
check('1.0 // 0')  # expect: ZeroDivisionError: float floor division by zero
check('1.0 % 0')  # expect: ZeroDivisionError: float modulo by zero
check('0 ** -1')  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
check('0.0 ** -1')  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
check('1j / 0')  # expect: ZeroDivisionError: complex division by zero
check("2 ** 'a'")  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
check('10.0 ** 1000')  # expect: OverflowError: (34, 'Numerical result out of range')
check('1 << -1')  # expect: ValueError: negative shift count
check('1 << 10 ** 20')  # expect: OverflowError: too many digits in integer
check('[] * 10 ** 20')  # expect: OverflowError: cannot fit 'int' into an index-sized integer
check("'a' * 10 ** 20")  # expect: OverflowError: cannot fit 'int' into an index-sized integer
check("'a' + 1")  # expect: TypeError: can only concatenate str (not "int") to str
check("1 + 'a'")  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
check("'a' - 'b'")  # expect: TypeError: unsupported operand type(s) for -: 'str' and 'str'
check('[1] + (1,)')  # expect: TypeError: can only concatenate list (not "tuple") to list
check('{} + {}')  # expect: TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
check('None + 1')  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
check("'a' < 1")  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
check('[1] < (1,)')  # expect: TypeError: '<' not supported between instances of 'list' and 'tuple'
check('None < 1')  # expect: TypeError: '<' not supported between instances of 'NoneType' and 'int'
check('1j < 2j')  # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
check('{} < {}')  # expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
check("'abc'()")  # expect: TypeError: 'str' object is not callable
check('[1](0)')  # expect: TypeError: 'list' object is not callable
check('(1, 2)(3)')  # expect: TypeError: 'tuple' object is not callable
check('None()')  # expect: TypeError: 'NoneType' object is not callable
check('None.foo')  # expect: AttributeError: 'NoneType' object has no attribute 'foo'
check('None[0]')  # expect: TypeError: 'NoneType' object is not subscriptable
check("'a'.join([1])")  # expect: TypeError: sequence item 0: expected str instance, int found
check("'a'.join(1)")  # expect: TypeError: can only join an iterable
check("','.join(['a', 1])")  # expect: TypeError: sequence item 1: expected str instance, int found
check("'%d' % 'a'")  # expect: TypeError: %d format: a real number is required, not str
check("'%s %s' % 1")  # expect: TypeError: not enough arguments for format string
check("'%s' % (1, 2)")  # expect: TypeError: not all arguments converted during string formatting
check("'%' % 1")  # expect: ValueError: incomplete format
check("'%(a)s' % {}")  # expect: KeyError: 'a'
check("'%(a)s' % 1")  # expect: TypeError: format requires a mapping
check("'%c' % 'ab'")  # expect: TypeError: %c requires int or char
check("'{}'.format()")  # expect: IndexError: Replacement index 0 out of range for positional args tuple
check("'{a}'.format(b=1)")  # expect: KeyError: 'a'
check("'{0}{}'.format(1)")  # expect: ValueError: cannot switch from manual field specification to automatic field numbering
check("'{'.format()")  # expect: ValueError: Single '{' encountered in format string
check("'}'.format()")  # expect: ValueError: Single '}' encountered in format string
check("'{!x}'.format(1)")  # expect: ValueError: Unknown conversion specifier x
check("'{:d}'.format('a')")  # expect: ValueError: Unknown format code 'd' for object of type 'str'
check("'{:s}'.format(1)")  # expect: ValueError: Unknown format code 's' for object of type 'int'
check("'{:x}'.format(1.5)")  # expect: ValueError: Unknown format code 'x' for object of type 'float'
check("'{:q}'.format(1)")  # expect: ValueError: Unknown format code 'q' for object of type 'int'
check("'{:10.3d}'.format(1)")  # expect: ValueError: Precision not allowed in integer format specifier
check("'{:,s}'.format('a')")  # expect: ValueError: Cannot specify ',' with 's'.
check("'{.foo}'.format(1)")  # expect: AttributeError: 'int' object has no attribute 'foo'
check("'{[a]}'.format([1])")  # expect: TypeError: list indices must be integers or slices, not str
check("'{[0]}'.format(1)")  # expect: TypeError: 'int' object is not subscriptable
check('f\'{1:d}{"a":d}\'')  # expect: ValueError: Unknown format code 'd' for object of type 'str'
check("f'{1!r:d}'")  # expect: ValueError: Unknown format code 'd' for object of type 'str'
check("f'{[]:5}'")  # expect: TypeError: unsupported format string passed to list.__format__
check("f'{None:5}'")  # expect: TypeError: unsupported format string passed to NoneType.__format__
check("f'{object():5}'")  # expect: TypeError: unsupported format string passed to object.__format__
check("'\xe9'.encode('ascii')")  # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
check("'a'.encode('nope')")  # expect: LookupError: unknown encoding: nope
check("b'a' + 'a'")  # expect: TypeError: can't concat str to bytes
check('bytes([256])')  # expect: ValueError: bytes must be in range(0, 256)
check('bytes([-1])')  # expect: ValueError: bytes must be in range(0, 256)
check('bytes(-1)')  # expect: ValueError: negative count
check("bytes(['a'])")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check('bytearray([300])')  # expect: ValueError: byte must be in range(0, 256)
check('(1).to_bytes(0)')  # expect: OverflowError: int too big to convert
check('(256).to_bytes(1)')  # expect: OverflowError: int too big to convert
check('(-1).to_bytes(1)')  # expect: OverflowError: can't convert negative int to unsigned
check("(1).to_bytes(1, 'x')")  # expect: ValueError: byteorder must be either 'little' or 'big'
check('int.from_bytes(1)')  # expect: TypeError: cannot convert 'int' object to bytes
check('[].pop()')  # expect: IndexError: pop from empty list
check('[1].pop(5)')  # expect: IndexError: pop index out of range
check("[1].pop('a')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check('[1].remove(2)')  # expect: ValueError: list.remove(x): x not in list
check('[1].index(2)')  # expect: ValueError: 2 is not in list
check("[1].insert('a', 1)")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("'a'.index('b')")  # expect: ValueError: substring not found
check("b'a'.index(b'b')")  # expect: ValueError: subsection not found
check('(1,).index(2)')  # expect: ValueError: tuple.index(x): x not in tuple
check('{}.pop(1)')  # expect: KeyError: 1
check('{}.popitem()')  # expect: KeyError: 'popitem(): dictionary is empty'
check('set().pop()')  # expect: KeyError: 'pop from an empty set'
check('set().remove(1)')  # expect: KeyError: 1
check('{1, 2}[0]')  # expect: TypeError: 'set' object is not subscriptable
check('next(iter([]))')  # expect: StopIteration
check('next([])')  # expect: TypeError: 'list' object is not an iterator
check('iter(1)')  # expect: TypeError: 'int' object is not iterable
check('iter(1, 2)')  # expect: TypeError: iter(v, w): v must be callable
check('dict([1])')  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
check('dict([(1, 2, 3)])')  # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
check('dict(1)')  # expect: TypeError: 'int' object is not iterable
check("dict(['ab', 'c'])")  # expect: ValueError: dictionary update sequence element #1 has length 1; 2 is required
check('{}.update(1)')  # expect: TypeError: 'int' object is not iterable
check('{}.update([1])')  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
check('del [1][5]')  # expect: IndexError: list assignment index out of range
check("del {}['a']")  # expect: KeyError: 'a'
check('raise 1')  # expect: TypeError: exceptions must derive from BaseException
check("raise 'error'")  # expect: TypeError: exceptions must derive from BaseException
check('raise int')  # expect: TypeError: exceptions must derive from BaseException
check("raise ValueError('x') from 1")  # expect: TypeError: exception causes must derive from BaseException
check('raise')  # expect: RuntimeError: No active exception to reraise
check('raise None')  # expect: TypeError: exceptions must derive from BaseException
check('raise ValueError from None')  # expect: ValueError
check('raise NotImplemented')  # expect: TypeError: exceptions must derive from BaseException
check("raise NotImplemented('x')")  # expect: TypeError: 'NotImplementedType' object is not callable
check('assert False')  # expect: AssertionError
check("assert False, 'msg'")  # expect: AssertionError: msg
check("assert 1 == 2, ('a', 1)")  # expect: AssertionError: ('a', 1)
check("assert (1 == 2), f'{1}'")  # expect: AssertionError: 1
check("raise ExceptionGroup('g', [ValueError(1), TypeError(2)])")  # expect:     +------------------------------------
check("raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [KeyError('k')])])")  # expect:       +------------------------------------
check("raise ExceptionGroup('g', [])")  # expect: ValueError: second argument (exceptions) must be a non-empty sequence
check("raise ExceptionGroup('g', 1)")  # expect: TypeError: second argument (exceptions) must be a sequence
check("raise ExceptionGroup('g', [1])")  # expect: ValueError: Item 0 of second argument (exceptions) is not an exception
check('raise ExceptionGroup(1, [ValueError()])')  # expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
check("raise KeyError('a')")  # expect: KeyError: 'a'
check("raise KeyError('a', 'b')")  # expect: KeyError: ('a', 'b')
check('raise KeyError')  # expect: KeyError
check('raise StopIteration(1)')  # expect: StopIteration: 1
check("raise OSError(2, 'x')")  # expect: FileNotFoundError: [Errno 2] x
check("raise OSError(2, 'x', 'f')")  # expect: FileNotFoundError: [Errno 2] x: 'f'
check("raise OSError(2, 'x', 'f', None, 'g')")  # expect: FileNotFoundError: [Errno 2] x: 'f' -> 'g'
check("raise ImportError('x', name='y')")  # expect: ImportError: x
check("raise UnicodeDecodeError('utf-8')")  # expect: TypeError: function takes exactly 5 arguments (1 given)
check("raise SyntaxError('a')")  # expect: SyntaxError: a
check("raise SyntaxError('a', ('f', 1, 2, 'text'))")  # expect: SyntaxError: a
check("raise SyntaxError('a', ('f', 1, 2, 'text here', 1, 5))")  # expect: SyntaxError: a
check("raise SyntaxError('a', 1)")  # expect: TypeError: 'int' object is not iterable
check("raise AttributeError('x', name='y', obj=1)")  # expect: AttributeError: x
check("raise AttributeError(name='append', obj=[])")  # expect: AttributeError
check("raise Exception('')")  # expect: Exception
check('raise Exception(None)')  # expect: Exception: None
check("raise Exception('a', 1)")  # expect: Exception: ('a', 1)
check('x: int = undefined')  # expect: NameError: name 'undefined' is not defined
check('list[int].x = 1')  # expect: AttributeError: 'types.GenericAlias' object has no attribute 'x' and no __dict__ for setting new attributes
check('int[str]')  # expect: TypeError: type 'int' is not subscriptable
check('1 | int')  # expect: TypeError: unsupported operand type(s) for |: 'int' and 'type'
check('int | 1')  # expect: TypeError: unsupported operand type(s) for |: 'type' and 'int'
check("int | None | 'a'")  # expect: TypeError: unsupported operand type(s) for |: 'types.UnionType' and 'str'
check('List[1]')  # expect: NameError: name 'List' is not defined. Did you mean: 'list'?
check('[1/0 for i in range(3)]')  # expect: ZeroDivisionError: division by zero
check('list(1/0 for i in range(3))')  # expect: ZeroDivisionError: division by zero
check('{i: 1/0 for i in range(3)}')  # expect: ZeroDivisionError: division by zero
check("\xe9 + '\xfc'")  # expect: NameError: name 'é' is not defined
check("x = '\u65e5\u672c' + 1")  # expect: TypeError: can only concatenate str (not "int") to str
check('1/0')  # expect: ZeroDivisionError: division by zero
check('if 1 / 0: pass')  # expect: ZeroDivisionError: division by zero
check('while 1 / 0: pass')  # expect: ZeroDivisionError: division by zero
check('for i in 1 / 0: pass')  # expect: ZeroDivisionError: division by zero
check('with 1 / 0: pass')  # expect: ZeroDivisionError: division by zero
check('return_ = (yield_)')  # expect: NameError: name 'yield_' is not defined
check('x = 1 if 1 / 0 else 2')  # expect: ZeroDivisionError: division by zero
check('not 1 / 0')  # expect: ZeroDivisionError: division by zero
check('x = -None')  # expect: TypeError: bad operand type for unary -: 'NoneType'
check("x = ~'a'")  # expect: TypeError: bad operand type for unary ~: 'str'
check('x = +[]')  # expect: TypeError: bad operand type for unary +: 'list'
check('x = a = 1 / 0')  # expect: ZeroDivisionError: division by zero
check('x, y = 1 / 0')  # expect: ZeroDivisionError: division by zero
check('assert 1 / 0')  # expect: ZeroDivisionError: division by zero
check('async_ = 1 / 0')  # expect: ZeroDivisionError: division by zero
check('(lambda x: x)()')  # expect: TypeError: <lambda>() missing 1 required positional argument: 'x'
check('(lambda: (1/0))()')  # expect: ZeroDivisionError: division by zero
check('object.__new__()')  # expect: TypeError: object.__new__(): not enough arguments
check('object.__new__(1)')  # expect: TypeError: object.__new__(X): X is not a type object (int)
check('int.__new__(str)')  # expect: TypeError: int.__new__(str): str is not a subtype of int
check('object.__new__(int)')  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
check('list.__new__(int)')  # expect: TypeError: list.__new__(int): int is not a subtype of list
check("str.__add__('a', 1)")  # expect: TypeError: can only concatenate str (not "int") to str
check('str.__len__()')  # expect: TypeError: descriptor '__len__' of 'str' object needs an argument
check('str.upper()')  # expect: TypeError: unbound method str.upper() needs an argument
check('str.upper(1)')  # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
check('list.append([])')  # expect: TypeError: list.append() takes exactly one argument (0 given)
check('list.append([], 1, 2)')  # expect: TypeError: list.append() takes exactly one argument (2 given)
check('dict.fromkeys()')  # expect: TypeError: fromkeys expected at least 1 argument, got 0
check('dict.get({})')  # expect: TypeError: get expected at least 1 argument, got 0
check('[].sort(1)')  # expect: TypeError: sort() takes no positional arguments
check("[3, 'a'].sort()")  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
check('[1].sort(key=1)')  # expect: TypeError: 'int' object is not callable
check('[1].sort(key=lambda: 1)')  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given
check('d = {}; d *= "s"')  # expect: TypeError: unsupported operand type(s) for *=: 'dict' and 'str'
check('n = None; n *= "s"')  # expect: TypeError: can't multiply sequence by non-int of type 'NoneType'
check('{} * "s"')  # expect: TypeError: can't multiply sequence by non-int of type 'dict'
check('sorted([1], key=1)')  # expect: TypeError: 'int' object is not callable
check('map()')  # expect: TypeError: map() must have at least two arguments.
check('map(1)')  # expect: TypeError: map() must have at least two arguments.
check('list(map(1, [1]))')  # expect: TypeError: 'int' object is not callable
check('list(map(lambda: 1, [1]))')  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given
check('list(filter(1, [1]))')  # expect: TypeError: 'int' object is not callable
check('zip(1)')  # expect: TypeError: 'int' object is not iterable
check('list(zip([1], [1, 2], strict=True))')  # expect: ValueError: zip() argument 2 is longer than argument 1
check('list(zip([1, 2], [1], strict=True))')  # expect: ValueError: zip() argument 2 is shorter than argument 1
check('list(zip([1], [1], [1, 2], strict=True))')  # expect: ValueError: zip() argument 3 is longer than arguments 1-2
check('isinstance(1, 1)')  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
check('isinstance(1)')  # expect: TypeError: isinstance expected 2 arguments, got 1
check('isinstance(1, list[int])')  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic
check('issubclass(1, int)')  # expect: TypeError: issubclass() arg 1 must be a class
check('issubclass(int, 1)')  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
check("getattr(1, 'x')")  # expect: AttributeError: 'int' object has no attribute 'x'
check('getattr(1, 1)')  # expect: TypeError: attribute name must be string, not 'int'
check('getattr(1)')  # expect: TypeError: getattr expected at least 2 arguments, got 1
check("setattr(1, 'x', 1)")  # expect: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
check('setattr(1)')  # expect: TypeError: setattr expected 3 arguments, got 1
check('hasattr(1)')  # expect: TypeError: hasattr expected 2 arguments, got 1
check("delattr(1, 'x')")  # expect: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
check('callable()')  # expect: TypeError: callable() takes exactly one argument (0 given)
check('hash([])')  # expect: TypeError: unhashable type: 'list'
check('hash({})')  # expect: TypeError: unhashable type: 'dict'
check('hash({1})')  # expect: TypeError: unhashable type: 'set'
check('hash((1, []))')  # expect: TypeError: unhashable type: 'list'
check('type()')  # expect: TypeError: type() takes 1 or 3 arguments
check('type(1, 2)')  # expect: TypeError: type() takes 1 or 3 arguments
check('object(1)')  # expect: TypeError: object() takes no arguments
check('bool(1, 2)')  # expect: TypeError: bool expected at most 1 argument, got 2
check('str(1, 2)')  # expect: TypeError: str() argument 'encoding' must be str, not int
check("str(b'a', 1)")  # expect: TypeError: str() argument 'encoding' must be str, not int
check('list(1, 2)')  # expect: TypeError: list expected at most 1 argument, got 2
check('list(1)')  # expect: TypeError: 'int' object is not iterable
check('tuple(1)')  # expect: TypeError: 'int' object is not iterable
check('set(1)')  # expect: TypeError: 'int' object is not iterable
check('set([[]])')  # expect: TypeError: unhashable type: 'list'
check('frozenset(1, 2)')  # expect: TypeError: frozenset expected at most 1 argument, got 2
check('float(1, 2)')  # expect: TypeError: float expected at most 1 argument, got 2
check("int('1', 1)")  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
check("int('1', base='a')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("int(x='1')")  # expect: TypeError: int() got an unexpected keyword argument 'x'
check("float(x='1')")  # expect: TypeError: float() takes no keyword arguments
check("complex('1', 2)")  # expect: TypeError: complex() can't take second arg if first is a string
check("complex(1, 'a')")  # expect: TypeError: complex() second arg can't be a string
check('bytes(1, 2)')  # expect: TypeError: bytes() argument 'encoding' must be str, not int
check('slice()')  # expect: TypeError: slice expected at least 1 argument, got 0
check('memoryview(1)')  # expect: TypeError: memoryview: a bytes-like object is required, not 'int'
check("memoryview('a')")  # expect: TypeError: memoryview: a bytes-like object is required, not 'str'
check('property(1, 2, 3, 4, 5)')  # expect: TypeError: property() takes at most 4 arguments (5 given)
