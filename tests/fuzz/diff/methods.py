# SPDX-License-Identifier: MIT
"""Calls of every method of every built-in type, and of functions of the library.

The names come from the types themselves, so that none is forgotten; HINTS only says what arguments make sense.  A name
without a hint gets arguments of any kind.

A hint is a list of kinds (see values.py).  Those after "?" may be left out; "name=kind" may be given by its name, too.
"""
import array
import builtins
import cmath
import itertools
import math
import operator
import struct
import types
import warnings

import prelude

BUILT_IN = (int, bool, float, complex, str, bytes, bytearray, memoryview, list, tuple, dict, set, frozenset, range,
            slice, type(None),
            type(Ellipsis), type(NotImplemented), object, type, property, staticmethod, classmethod, super, enumerate,
            zip, map, filter, reversed,
            types.GeneratorType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.GenericAlias,
            types.UnionType, types.MappingProxyType,
            types.SimpleNamespace, types.CoroutineType, types.AsyncGeneratorType, types.CodeType,
            type({}.keys()), type({}.values()), type({}.items()), type(iter([])), BaseException,
            ExceptionGroup, StopIteration,
            OSError, SyntaxError, UnicodeDecodeError, UnicodeEncodeError, KeyError, AttributeError, NameError,
            ImportError, SystemExit, UnicodeTranslateError, StopAsyncIteration, BaseExceptionGroup, FileNotFoundError,
            ModuleNotFoundError, IndentationError, ZeroDivisionError, GeneratorExit, KeyboardInterrupt, UserWarning)
# Objects whose types have no name, or one in a module.
UNNAMED = ['iter(())', 'iter("ab")', 'iter("aé")', 'iter(b"ab")', 'iter(bytearray(b"ab"))', 'iter(range(3))',
           'iter(range(2**70, 2**70 + 2))', 'iter({1: 2})', 'iter({1: 2}.values())', 'iter({1: 2}.items())', 'iter({5})',
           'reversed({1: 2}.values())', 'iter(len, 3)', 'iter(memoryview(b"ab"))', 'iter(Sequence(1, 2))', 'reversed(Sequence(1, 2))',
           'str.upper', 'int.__add__', '(3).__add__', 'dict.fromkeys', 'vars(int)["real"]', 'vars(Slots)["x"]', 'types.CellType(3)',
           'types.CellType()', 'types.ModuleType("m", "doc")', 'types.MethodType(len, [1])', 'weakref.ref(two)',
           'collections.deque([1, 2, 3])', 'collections.deque("ab", 3)', 'array.array("i", [1, 2, 3])', 'array.array("d")', 'array.array("B", b"abc")',
           'struct.Struct("<ih")', 're.compile("(a)(?P<n>b)?")', 're.match("(a)(?P<n>b)?", "abc")', 'functools.partial(two, 1, c=2)',
           'functools.cmp_to_key(operator.sub)(3)', 'itertools.count(3, 2)', 'itertools.cycle([1, 2])', 'itertools.repeat(1, 3)',
           'itertools.chain([1], [2])', 'itertools.islice([1, 2, 3], 2)', 'itertools.product([1, 2], "ab")',
           'itertools.groupby([1, 1, 2])', 'itertools.tee([1, 2])[0]', 'operator.itemgetter(0, 1)', 'operator.attrgetter("real")',
           'operator.methodcaller("upper")', 'coroutine(1).__await__()', 'generate_async(1).__anext__()',
           'generate_async(1).aclose()', 'generate_async(1).athrow(ValueError)', 'anext(generate_async(1), 5)', 'weakref.proxy(two)']

# How an object of the type comes about; a kind of values.py, or text.
RECEIVERS = {
    'int': 'int', 'bool': 'bool', 'float': 'float', 'complex': 'complex', 'str': 'str', 'bytes': 'bytes',
    'bytearray': 'bytearray', 'memoryview': 'strided',
    'list': 'list', 'tuple': 'tuple', 'dict': 'dict', 'set': 'set', 'frozenset': 'set', 'range': 'any_range',
    'slice': 'slice', 'NoneType': 'none',
    'type': 'class', 'dict_keys': 'view', 'dict_values': 'view', 'dict_items': 'view', 'list_iterator': 'iterator',
}
TEXTS = {
    'ellipsis': ['...'], 'NotImplementedType': ['NotImplemented'], 'object': ['Slots()', 'Any()'],
    'property': ['property(len)', 'property(lambda s: 1, lambda s, v: None)'],
    'staticmethod': ['staticmethod(len)', 'staticmethod(two)'], 'classmethod': ['classmethod(len)'],
    'super': ['super(MyInt, MyInt(3))', 'super(MyList, MyList([1]))'],
    'enumerate': ['enumerate("ab")', 'enumerate([1, 2], 5)', 'enumerate("ab", start=2**64)'],
    'zip': ['zip("ab", [1, 2])', 'zip("ab", [1], strict=True)', 'zip()'],
    'map': ['map(str, [1, 2])', 'map(pow, [2, 3], [3, 2])', 'map(len, [1])'], 'filter': ['filter(None, [0, 1, 2])',
        'filter(lambda v: v > 1, [1, 2, 3])'],
    'reversed': ['reversed([1, 2, 3])', 'reversed((1, 2))', 'reversed(range(4))', 'reversed({"a": 1, "b": 2})',
                 'reversed("abc")'],
    'coroutine': ['coroutine(1)', 'coroutine()', 'coroutine(Awaits(2), 3)'],
    'async_generator': ['generate_async(1, 2)', 'generate_async()'], 'code': ['two.__code__', 'strict.__code__', 'coroutine.__code__'],
    'generator': ['generate(1, 2)', 'generate()', '(v for v in [1, 2, 3])'], 'function': ['two', 'strict',
        '(lambda v: v)'],
    'builtin_function_or_method': ['len', '[].append', 'math.sin', '"a".upper'], 'method': ['Slots(1).__eq__',
        'MyDict().__missing__'],
    'GenericAlias': ['list[int]', 'dict[str, int]', 'tuple[int, ...]'], 'UnionType': ['(int | str)', '(int | None)',
        '(list[int] | str)'],
    'mappingproxy': ['types.MappingProxyType({"a": 1, "b": 2})', 'types.MappingProxyType({})'],
    'SimpleNamespace': ['types.SimpleNamespace(a=1, b="x")'],
    'BaseException': ['BaseException(1, 2)', 'ValueError("v")', 'ZeroDivisionError()'],
    'ExceptionGroup': ['ExceptionGroup("g", [ValueError(1), TypeError(2)])',
                       'ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(3)])])'],
    'StopIteration': ['StopIteration(3)', 'StopIteration()'], 'OSError': ['OSError(2, "m")', 'OSError(2, "m", "file")',
        'OSError("x")', 'FileNotFoundError(2, "m", "a", None, "b")'],
    'SyntaxError': ['SyntaxError("m", ("f", 1, 2, "text"))', 'SyntaxError("m")'],
    'UnicodeDecodeError': ['UnicodeDecodeError("utf-8", b"abc", 1, 2, "why")'],
    'UnicodeEncodeError': ['UnicodeEncodeError("ascii", "aé", 1, 2, "why")'], 'KeyError': ['KeyError("k")',
        'KeyError(1, 2)', 'KeyError()'],
    'AttributeError': ['AttributeError("m", name="n", obj=3)', 'AttributeError("m")'],
    'NameError': ['NameError("m", name="n")'],
    'ImportError': ['ImportError("m", name="n", path="p")', 'ImportError("m")'], 'SystemExit': ['SystemExit(3)',
        'SystemExit("x", 1)'],
    'UnicodeTranslateError': ['UnicodeTranslateError("aé", 1, 2, "why")'], 'StopAsyncIteration': ['StopAsyncIteration(3)'],
    'BaseExceptionGroup': ['BaseExceptionGroup("g", [GeneratorExit(1), TypeError(2)])'],
    'FileNotFoundError': ['FileNotFoundError(2, "m", "file")'], 'ModuleNotFoundError': ['ModuleNotFoundError("m", name="n")'],
    'IndentationError': ['IndentationError("m", ("f", 1, 2, "text", 1, 3))'], 'ZeroDivisionError': ['ZeroDivisionError("z")'],
    'GeneratorExit': ['GeneratorExit()'], 'KeyboardInterrupt': ['KeyboardInterrupt(1)'], 'UserWarning': ['UserWarning("w")'],
}

# What follows from where things lie and how large they are there, what tells of the implementation, and what is prose.
NOT_CALLED = {
    '__sizeof__', '__basicsize__', '__itemsize__', '__dictoffset__', '__vectorcalloffset__', '__weakrefoffset__', '__flags__', '__alloc__', '__hash__',
    '__doc__', '__text_signature__', '__dir__', '__subclasses__', '__dict__', '__weakref__', '__code__', '__globals__',
    '__builtins__', '__buffer__',
    '__release_buffer__', '__del__', '__getformat__',
    'buffer_info', 'tofile', 'fromfile',
    'gi_frame', 'gi_code', 'cr_frame', 'cr_code', 'ag_frame', 'ag_code', 'co_code', 'co_consts', 'co_stacksize', 'co_lnotab',
    'co_linetable', 'co_exceptiontable', 'co_positions', 'co_lines', 'co_names', '_varname_from_oparg',
}


def table(text):
    """Hints by type or module and name: names are indented, and those before a colon have the hint behind it."""
    found = {}
    for line in text.strip('\n').split('\n'):
        if not line.startswith(' '):
            inner = found[line] = {}
            continue
        names, _, hint = line.partition(':')
        inner.update(dict.fromkeys(names.split(), hint.strip()))
    return found


HINTS = table('''
any type
    __lt__ __le__ __gt__ __ge__ __eq__ __ne__ __contains__: wild
    __format__: spec
    __getitem__ __delitem__: index
    __len__ __iter__ __repr__ __str__ __next__ __bool__ __abs__ __neg__ __pos__ __invert__ __int__ __float__:
    __complex__ __index__ __trunc__ __floor__ __ceil__ __reversed__ __length_hint__ __enter__ __bytes__:
    __round__: ? digits
    __mul__ __rmul__ __imul__: size
    __setitem__: index wild
    __getattribute__ __delattr__: name
    __setattr__: name wild
    __set_name__: type name
    __new__: type ? wild wild
    __init__ __call__ __init_subclass__ __subclasshook__ __prepare__: ? wild wild
    __getnewargs__ __copy__ mro __reduce__ __getstate__ __dir__:
    __reduce_ex__: small!
    __deepcopy__: dict
    __instancecheck__ __subclasscheck__: wild
    __get__: given! ? type
    __set__: wild wild
    __delete__: wild
numbers
    __add__ __radd__ __sub__ __rsub__ __truediv__ __rtruediv__ __floordiv__ __rfloordiv__ __mod__ __rmod__: number
    __divmod__ __rdivmod__ __lt__ __le__ __gt__ __ge__ __eq__ __ne__ __mul__ __rmul__: number
    __and__ __rand__ __or__ __ror__ __xor__ __rxor__ __rrshift__: int
    __lshift__ __rshift__: shift
    __rlshift__: small
    __pow__: exponent ? small
    __rpow__: small ? small
str and bytes
    center ljust rjust: size ? char
    zfill: size
    expandtabs: ? tabsize=size
    splitlines: ? keepends=flag
    capitalize lower upper title swapcase casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower:
    isnumeric isprintable isspace istitle isupper:
sets and views
    __and__ __rand__ __or__ __ror__ __sub__ __rsub__ __xor__ __rxor__ __iand__ __ior__ __isub__ __ixor__: set_like
    __lt__ __le__ __gt__ __ge__ __eq__ __ne__: set_like
int
    to_bytes: ? length=small byteorder=byteorder signed=flag
    from_bytes: byteslike ? byteorder=byteorder signed=flag
    bit_length bit_count conjugate as_integer_ratio is_integer:
float
    hex is_integer as_integer_ratio conjugate:
    fromhex: hex_float
complex
    conjugate:
str
    count find rfind index rindex: part ? bound bound
    startswith endswith: prefix ? bound bound
    join: strings
    encode: ? encoding=encoding errors=errors
    replace: part str ? index
    split rsplit: ? sep=part maxsplit=index
    partition rpartition removeprefix removesuffix __contains__: part
    strip lstrip rstrip: ? chars
    translate: table
    maketrans: str ? str str
    __add__: str
    __mod__ format: wild
    format_map: dict_str
bytes
    center ljust rjust: size ? char_b
    count find rfind index rindex: part_b ? bound bound
    startswith endswith: prefix_b ? bound bound
    join: pieces
    decode: ? encoding=encoding errors=errors
    replace: piece_b byteslike ? index
    split rsplit: ? sep=piece_b maxsplit=index
    partition rpartition removeprefix removesuffix: piece_b
    strip lstrip rstrip: ? chars_b
    translate: table_b ? delete=bytes
    maketrans: bytes bytes
    __add__: byteslike
    __contains__: part_b
    hex: ? sep=char bytes_per_sep=index
    fromhex: number_text
    __mod__: wild
list
    append remove count: wild
    extend __iadd__: iterable
    insert: index wild
    pop: ? index
    index: wild ? index index
    sort: ? key=sort_key reverse=flag
    reverse clear copy:
    __add__: list
    __getitem__: index
tuple
    index: wild ? index index
    count: wild
    __add__: tuple
dict
    get pop setdefault: key ? wild
    update: ? updates
    popitem clear copy keys values items:
    fromkeys: iterable ? wild
    __getitem__ __delitem__ __contains__: key
    __setitem__: key wild
    __or__ __ror__ __eq__ __ne__: dict
    __ior__: updates
set
    add discard remove __contains__: key
    clear copy:
    union intersection difference update intersection_update difference_update: set_like ? set_like
    symmetric_difference symmetric_difference_update issubset issuperset isdisjoint: set_like
range
    index count __contains__: int!
    __getitem__: int
    __eq__: any_range
slice
    indices: index
memoryview
    cast: char ? shape=list_int
    tobytes: ? order=char
    tolist toreadonly release:
    hex: ? sep=char bytes_per_sep=index
    __getitem__: index
    __setitem__: index small
    __eq__: byteslike
    count: small
    index: small ? index
generator
    send: wild
    throw: error
    close:
coroutine
    send: wild
    throw: error
    close __await__:
async_generator
    asend: wild
    athrow: error
    aclose __anext__ __aiter__:
awaitables
    send: small!
    throw: error
    close __await__ __iter__ __next__:
BaseException
    with_traceback: none
    add_note: str
ExceptionGroup
    subgroup split: type
    derive: list
    with_traceback: none
    add_note: str
dict_keys
    isdisjoint: set_like
    __contains__: key
mappingproxy
    get: key ? wild
    __getitem__ __contains__: key
deque
    append appendleft count remove __contains__ __add__: wild
    extend extendleft __iadd__: iterable
    index: wild ? index index
    insert: index wild
    __getitem__ __delitem__: small!
    __setitem__: small! wild
    rotate: ? index
    pop popleft clear copy reverse:
array
    append count remove __contains__: small
    index: small ? index index
    extend fromlist: list_int
    frombytes: bytes
    insert __setitem__: index small
    pop: ? index
    byteswap reverse tobytes tolist tounicode:
Struct
    pack: ? small small small
    unpack iter_unpack: byteslike
    unpack_from: byteslike ? offset=index
    pack_into: bytearray index ? small small
Pattern
    match search fullmatch findall finditer: str ? index index
    sub subn: replacement str ? count=small
    split: str ? maxsplit=small
Match
    group start end span __getitem__: ? small
    expand: replacement
    groups groupdict: ? default=wild
partial
    __call__: ? wild wild
module
    __getattribute__: name
bytearray
    __init__: ? content!
    append remove: small
    extend __iadd__: byteslike
    insert __setitem__: index small
    pop: ? index
    reverse clear copy:
''')
HINTS['bytearray'] = {**HINTS['bytes'], **HINTS['bytearray']}
for _name in 'anext_awaitable', 'async_generator_asend', 'async_generator_athrow', 'coroutine_wrapper':
    HINTS[_name] = HINTS['awaitables']
HINTS['bool'], HINTS['frozenset'], HINTS['dict_items'] = HINTS['int'], HINTS['set'], HINTS['dict_keys']
PARENTS = {'int': 'numbers', 'bool': 'numbers', 'float': 'numbers', 'complex': 'numbers', 'str': 'str and bytes',
           'bytes': 'str and bytes',
           'bytearray': 'str and bytes', 'set': 'sets and views', 'frozenset': 'sets and views',
           'dict_keys': 'sets and views', 'dict_items': 'sets and views'}

# Functions, by module.  The rest of a module's names come from the module.
FUNCTIONS = table('''
builtins
    abs: number
    all any len reversed: iterable
    ascii callable repr type staticmethod: wild
    bin chr hex oct: int
    bool object: ? wild
    bytearray bytes: ? content!
    complex: ? number number
    dict: ? updates
    divmod: number number
    enumerate: iterable ? start=index
    filter map: call_1 iterable
    float: ? number_text
    format: wild ? spec
    frozenset set: ? lone_iterable
    getattr: wild name ? wild
    hasattr delattr: wild name
    hash: hashed!
    int: ? number_text base=base
    isinstance: wild type
    issubclass: type type
    iter: iterable ? wild
    list tuple: ? iterable
    max min: iterable ? key=sort_key default=wild
    next: iterator ? wild
    ord: str
    eval: source!
    pow: number exponent ? small
    range: index ? index index
    round: real ? ndigits=digits
    slice: wild ? wild wild
    print: ? wild wild sep=text end=text
    compile: source! text! mode!
    exec: source! ? dict_str
    classmethod: wild
    aiter: async_source
    anext: async_source ? small!
    sorted: sortable ? key=sort_key reverse=flag
    str: ? byteslike encoding=encoding errors=errors
    sum: list_float ? start=number
    zip: iterable ? iterable iterable strict=flag
    memoryview: byteslike
    property: ? call_1
    super: type ? wild
    ExceptionGroup: str list
    setattr: special name wild
math
    pow fmod atan2 copysign remainder nextafter: real real
    gcd: int int
    lcm: small small
    comb: positive! small!
    perm: size! small!
    factorial: count!
    ldexp: float digits
    isqrt: positive
    fsum: list_float
    prod: list_float ? start=number
    dist sumprod: list_float list_float
    hypot: real ? real real
    log: real ? real
    isclose: real real ? rel_tol=float abs_tol=float
    fma: real real real
cmath
    rect: real real
    log: finite ? finite
    isclose: number number ? rel_tol=float abs_tol=float
operator
    add sub lt le gt ge eq ne is_ is_not contains countOf indexOf iadd isub iand ior ixor and_ or_: wild wild
    xor matmul: wild wild
    concat iconcat: list! list!
itertools
    accumulate: iterable ? call_2 initial=small
    chain: iterable ? iterable
    batched: iterable small! ? strict=flag
    combinations: list size
    combinations_with_replacement: list_int size
    compress: iterable iterable
    count: ? int! float!
    dropwhile filterfalse takewhile: call_1 iterable
    groupby: iterable ? key=sort_key
    islice: iterable ? bound bound bound
    pairwise cycle: iterable
    permutations: tuple ? size
    product: iterable ? iterable repeat=flag!
    repeat: wild ? size
    starmap: call_2 pairs
    tee: iterable ? small
    zip_longest: iterable ? iterable fillvalue=wild
functools
    reduce: call_2 iterable ? small
    cmp_to_key: call_2
    partial: call_2 ? wild wild
collections
    Counter: ? iterable
    OrderedDict: ? pairs
    deque: ? iterable maxlen=size
    ChainMap: ? dict dict
    defaultdict: ? call_1 updates
    namedtuple: str strings ? rename=flag
bisect
    bisect bisect_left bisect_right insort insort_left insort_right: list_int small ? lo=index hi=size
heapq
    heapify heappop: list_int
    heappush heappushpop heapreplace: list_int small
    nlargest nsmallest: small! list_int ? key=sort_key
    merge: list_int ? list_int key=sort_key reverse=flag
struct
    calcsize: struct
    unpack iter_unpack: struct byteslike
    unpack_from: struct byteslike ? offset=index
    pack: struct ? number number number wild
json
    loads: json
    dumps: wild ? indent=small! sort_keys=flag ensure_ascii=flag allow_nan=flag skipkeys=flag
re
    findall search match fullmatch: pattern str ? flags=re_flags
    sub: pattern replacement str ? count=small flags=re_flags
    subn: pattern replacement str ? count=small
    split: pattern str ? maxsplit=small
    finditer: pattern str
    escape: str
    compile: pattern ? flags=re_flags
string
    capwords: str ? sep=part
textwrap
    wrap fill: str ? width=size
    dedent: str
    indent: str str
    shorten: str size
copy
    copy deepcopy: copied
''')
MODULES = {'cmath': cmath, 'math': math, 'operator': operator, 'itertools': itertools}
# Where one argument decides how large the result becomes, or time passes, or the place of an object shows.
LEFT_OUT = {'operator': {'pow', 'ipow', 'mul', 'imul', 'lshift', 'ilshift', 'mod', 'imod', 'call', 'setitem', 'delitem',
                         'attrgetter', 'methodcaller', 'itemgetter'},
            'math': set(), 'cmath': set(), 'itertools': set()}
NEAR = {'gamma', 'lgamma', 'erf', 'erfc', 'sumprod'}  # have last digits that are the C library's, or say how much is kept on the way
OPERATOR_EXTRA = ['type({str}, ({class},), {dict_str}).__mro__', 'type({wild}, {tuple}, {dict})',
                  'operator.pow({number}, {exponent})', 'operator.mul({wild}, {size})',
                  'operator.lshift({int}, {shift})', 'operator.mod({number}, {number})',
                  'operator.itemgetter({small})({iterable})',
                  'operator.itemgetter({small}, {index})({list})', 'operator.attrgetter({name})({wild})',
                  'operator.methodcaller({name})({wild})', 'operator.setitem({list}, {index}, {wild})',
                  'operator.delitem({list}, {index})', 'operator.length_hint({iterable}, {small})',
                  'operator.call({call_1}, {wild})', 'math.pow({real}, {exponent})']


def public(kind):
    """The names of a type's methods and attributes; of an unnamed one, those that it has not from object."""
    names = dir(kind) if kind in BUILT_IN else {name for base in kind.__mro__[:-1] for name in vars(base)}
    return sorted(name for name in names if name not in NOT_CALLED and (name[0] != '_' or name[:2] == '__'))


# What these have is in part another type's, or words differ.
LENT = {(kind, '__getattribute__') for kind in (types.GenericAlias, super, reversed, type, set, frozenset)} | {
    (types.BuiltinFunctionType, '__self__'), (type, '__abstractmethods__'), (type, '__new__'),
    (types.CodeType, 'replace'), (types.CodeType, '__replace__')} | {
    (kind, '__init__') for kind in (type, super, struct.Struct, OSError, FileNotFoundError)}
# Python 3.14 pickles those of itertools no longer; states of other iterators, and how these are made again, are their own business.
OWN_STATE = {types.UnionType, classmethod, staticmethod, memoryview, super, type, types.MemberDescriptorType, types.CodeType, type(iter([])),
             array.array}
PICKLING = {'__reduce__', '__reduce_ex__', '__getstate__', '__setstate__'}
UNCLEAR = {(bytearray, '__init__')}  # where it fails, CPython leaves behind what lay in memory
HUGE = {'__rpow__', '__rlshift__'}  # the receiver, which may be any int, says how large the result becomes
KINDS = {kind: TEXTS.get(kind.__name__, []) for kind in BUILT_IN}  # objects of each type, if it is not one of RECEIVERS
with warnings.catch_warnings():
    warnings.simplefilter('ignore')  # of coroutines that nobody awaits
    for text in UNNAMED:
        KINDS.setdefault(type(eval(text, vars(prelude))), []).append(text)
METHODS = [(kind, name) for kind in KINDS for name in public(kind)
           if not (name in HUGE and kind in (int, bool) or (kind, name) in LENT
                   or name in PICKLING and (kind.__module__ == 'itertools' or kind in OWN_STATE)
                   or name == '__setstate__' and not issubclass(kind, BaseException)
                   or name == '__new__' and issubclass(kind, BaseException))]


def is_data(kind, name):
    """Is the attribute of instances no method?"""
    found = next(vars(base)[name] for base in kind.__mro__ if name in vars(base))
    return not callable(found) and not isinstance(found, (classmethod, staticmethod))


def hint_of(kind, name):
    """The hint for a method, which may be that of a family of types or of all."""
    for place in kind, PARENTS.get(kind, kind), 'any type':
        if name in HINTS.get(place, {}):
            return HINTS[place][name]
    return None


def library_functions():
    for module, hints in sorted(FUNCTIONS.items()):
        names = set(hints)
        if module in MODULES:
            names = {name for name in dir(MODULES[module]) if not name.startswith('_')
                     and callable(getattr(MODULES[module], name))}
            names -= LEFT_OUT[module]
        for name in sorted(names):
            yield module, name, hints.get(name, {'math': 'real', 'cmath': 'finite'}.get(module))


LIBRARY = list(library_functions())
# Modules that look at their arguments in an order of their own: they get the right kinds only.
EXACT = {'re', 'textwrap', 'string', 'struct', 'collections', 'copy'}
# Likewise types; and asynchronous generators tell of some mistakes only when what they return is awaited.
EXACT |= {'Pattern', 'Match', 'Struct', 'anext_awaitable', 'async_generator', 'async_generator_asend',
          'async_generator_athrow', 'coroutine_wrapper'}


class Calls:
    """Makes calls; values is a values.Values."""

    def __init__(self, values):
        self.values, self.random = values, values.random
        self.chance, self.pick = values.chance, values.pick

    def arguments(self, hint, exact=False):
        """Arguments as the hint says, or nearly."""
        if hint is None:
            return ', '.join(self.values.make_wild(1) for _ in range(self.pick((0, 0, 1, 1, 1, 2, 2, 3))))
        kinds = hint.split()
        needed = kinds.index('?') if '?' in kinds else len(kinds)
        kinds = [kind for kind in kinds if kind != '?']
        count = self.random.randint(needed, len(kinds))
        if not exact and self.chance(0.03):
            count = self.random.randint(0, len(kinds) + 1)
        texts, named = [], False
        for at, kind in enumerate((kinds + ['wild'])[:count]):
            name, _, bare = kind.rpartition('=')
            if named and not name:
                break
            wrong = not exact and not bare.endswith('!') and self.chance(0.12)
            exact = exact or wrong  # in which order several wrong ones are noticed is not compared
            value = self.values.wrong(bare) if wrong else self.values.make(bare.strip('!'))
            named = named or bool(name) and (self.chance(0.5) or at > needed and self.chance(0.3))
            texts.append('%s=%s' % (name, value) if named else value)
        if not exact and self.chance(0.01):
            texts.append('nope=1')
        return ', '.join(texts)

    def receiver(self, kind):
        """Text of an object of the type."""
        name = kind.__name__
        if KINDS[kind]:
            return self.pick(KINDS[kind])
        if name in RECEIVERS:
            if name == 'list' and self.chance(0.5):
                return self.values.make_sortable(1)
            if name in ('dict_keys', 'dict_values', 'dict_items'):
                return '%s.%s()' % (self.values.make_dict(1), name[5:])
            return self.values.make(RECEIVERS[name], 2)
        return self.pick(TEXTS[name])

    def method(self):
        """Statements that call a method of a built-in type and show what comes of it."""
        kind, name = self.pick(METHODS)
        if name.startswith('__') and self.chance(0.5):
            kind, name = self.pick(METHODS)
        return self.call_method(kind, name)

    def method_in_turn(self, number):
        """Likewise, of the method whose turn it is: so many programs as there are methods call each."""
        return self.call_method(*METHODS[number % len(METHODS)])

    def call_method(self, kind, name):
        hint = hint_of(kind.__name__, name)
        if name == 'sort' and self.chance(0.7):
            hint = '?'
        receiver = self.receiver(kind)
        if is_data(kind, name):
            return 'kind((%s).%s)' % (receiver, name)
        arguments = self.arguments(hint, kind.__name__ in EXACT)
        if kind in (set, frozenset) and name in ('pop', '__repr__', '__str__', '__format__', '__class_getitem__', '__reduce__',
                                            '__reduce_ex__'):
            receiver = '{5}'  # in which order several items come is not promised
        if self.chance(0.25) and (kind, name) not in UNCLEAR:
            return 't = %s\ntry:\n    kind(t.%s(%s))\nfinally:\n    kind(t)' % (receiver, name, arguments)
        if self.chance(0.2) and hasattr(builtins, kind.__name__) and name not in ('__contains__', '__getitem__'):
            return 'kind(%s.%s(%s%s))' % (kind.__name__, name, receiver, ', ' + arguments if arguments else '')
        if self.chance(0.25):
            other = receiver if receiver == '{5}' else self.receiver(kind)
            return 'def f(t):\n    return t.%s(%s)\nfor t in %s, %s:\n    kind(f(t))' % (name, arguments, receiver,
                other)
        return 't = %s\nkind(t.%s(%s))\nkind(t)' % (receiver, name, arguments)

    def function(self):
        """A call of a function of the library."""
        if self.chance(0.08):
            text = self.pick(OPERATOR_EXTRA)
            for kind in _braces(text):
                text = text.replace('{%s}' % kind, self.values.mostly(kind), 1)
            return 'kind(%s)' % text
        module, name, hint = self.pick(LIBRARY)
        call = '%s(%s)' % (name if module == 'builtins' else module + '.' + name, self.arguments(hint, module in EXACT))
        if module == 're' and name in ('search', 'match', 'fullmatch'):
            return 'm = %s\nshow(m and (m.span(), m.groups(), m.groupdict(), m.lastgroup))' % call
        if module == 're' and name == 'finditer':
            return 'show([(m.span(), m.group()) for m in %s])' % call
        if module in ('heapq', 'bisect') and self.chance(0.5):
            return 't = %s\nkind(%s.%s(t, %s), t)' % (self.values.make_list_int(0), module, name,
                self.values.make_small(0))
        if module == 'cmath' or module == 'math' and name in NEAR:
            return 'near(%s)' % call
        if module == 'math' and hint == 'real':
            return 'show(%s)' % call
        if name == 'namedtuple':
            return 'show(%s._fields)' % call
        return 'kind(%s)' % call


def _braces(text):
    return [part.split('}')[0] for part in text.split('{')[1:]]
