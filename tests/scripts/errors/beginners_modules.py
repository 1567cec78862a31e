# Mistakes with modules of the library, as beginners make them: the last line of the report.
# first: 2000
import warnings

from data import mistakes

warnings.simplefilter('ignore')
NAMES = {}
exec('''
import array, asyncio, bisect, collections, contextlib, copy, dataclasses, enum, functools, heapq, importlib, inspect, io
import itertools, json, math, operator, os, pathlib, pickle, queue, random, re, shutil, string, struct, subprocess, sys, textwrap
import threading, time, types, typing
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum


class Colour(Enum):
    RED = 1
    GREEN = 2


@dataclass(frozen=True)
class Fixed:
    x: int


@dataclass(order=True)
class Pair:
    a: int
    b: int = 0


Named = namedtuple('Named', 'x y')


async def co():
    return 1


async def fails():
    raise ValueError('from a task')
''', NAMES)


def check(source):
    mistakes.run(source, NAMES)


# --- import
check('import nothing')  # expect: ModuleNotFoundError: No module named 'nothing'
check('import os.nothing')  # expect: ModuleNotFoundError: No module named 'os.nothing'; 'os' is not a package
check('import nothing.more')  # expect: ModuleNotFoundError: No module named 'nothing'
check('from nothing import more')  # expect: ModuleNotFoundError: No module named 'nothing'
check('from math import *; sqroot(2)')  # expect: NameError: name 'sqroot' is not defined. Did you mean: 'sqrt'?
check('from . import x')  # expect: ImportError: attempted relative import with no known parent package
check('from .x import y')  # expect: ImportError: attempted relative import with no known parent package
check('import_ = importlib.import_module("nothing")')  # expect: ModuleNotFoundError: No module named 'nothing'
check('importlib.import_module(".x")')  # expect: TypeError: the 'package' argument is required to perform a relative import for '.x'
check('importlib.import_module("")')  # expect: ValueError: Empty module name
check('importlib.reload("os")')  # expect: TypeError: reload() argument must be a module
check('os.getcwdd')  # expect: AttributeError: module 'os' has no attribute 'getcwdd'. Did you mean: 'getcwd'?
check('os.pathh.join')  # expect: AttributeError: module 'os' has no attribute 'pathh'. Did you mean: 'path'?
check('math.squareroot(2)')  # expect: AttributeError: module 'math' has no attribute 'squareroot'
check('math.pie')  # expect: AttributeError: module 'math' has no attribute 'pie'. Did you mean: 'pi'?
check('collections.orderedDict')  # expect: AttributeError: module 'collections' has no attribute 'orderedDict'. Did you mean: 'OrderedDict'?
check('string.letters')  # expect: AttributeError: module 'string' has no attribute 'letters'
check('time.clock()')  # expect: AttributeError: module 'time' has no attribute 'clock'
check('math()')  # expect: TypeError: 'module' object is not callable
check('random(1, 6)')  # expect: TypeError: 'module' object is not callable. Did you mean: 'random.random(...)'?
check('del math.nothing')  # expect: AttributeError: 'module' object has no attribute 'nothing'
check('sys.nothing')  # expect: AttributeError: module 'sys' has no attribute 'nothing'
check('np.array([1])')  # expect: NameError: name 'np' is not defined

# --- numbers
check('math.sqrt(-1)')  # expect: ValueError: math domain error
check("math.sqrt('4')")  # expect: TypeError: must be real number, not str
check('math.sqrt()')  # expect: TypeError: math.sqrt() takes exactly one argument (0 given)
check('math.sqrt(1, 2)')  # expect: TypeError: math.sqrt() takes exactly one argument (2 given)
check('math.log(0)')  # expect: ValueError: math domain error
check('math.log(-1)')  # expect: ValueError: math domain error
check('math.log(1, 1)')  # expect: ZeroDivisionError: float division by zero
check('math.factorial(-1)')  # expect: ValueError: factorial() not defined for negative values
check('math.factorial(1.5)')  # expect: TypeError: 'float' object cannot be interpreted as an integer
check('math.exp(1000)')  # expect: OverflowError: math range error
check('math.pow(0, -1)')  # expect: ValueError: math domain error
check('math.floor("1")')  # expect: TypeError: must be real number, not str
check('math.ceil(None)')  # expect: TypeError: must be real number, not NoneType
check('math.gcd(1.5, 2)')  # expect: TypeError: 'float' object cannot be interpreted as an integer
check('math.isqrt(-1)')  # expect: ValueError: isqrt() argument must be nonnegative
check('math.comb(1)')  # expect: TypeError: comb expected 2 arguments, got 1
check('math.sin("90")')  # expect: TypeError: must be real number, not str
check('math.acos(2)')  # expect: ValueError: math domain error
check('math.hypot("a")')  # expect: TypeError: must be real number, not str
check('math.fsum(["a"])')  # expect: TypeError: must be real number, not str
check('math.dist([1], [1, 2])')  # expect: ValueError: both points must have the same number of dimensions
check('math.floor(float("nan"))')  # expect: ValueError: cannot convert float NaN to integer
check('math.floor(float("inf"))')  # expect: OverflowError: cannot convert float infinity to integer
check('math.prod(["a", "b"])')  # expect: TypeError: can't multiply sequence by non-int of type 'str'
check('random.choice([])')  # expect: IndexError: Cannot choose from an empty sequence
check('random.choice({1, 2})')  # expect: TypeError: 'set' object is not subscriptable
check('random.choice(5)')  # expect: TypeError: object of type 'int' has no len()
check('random.randint(1.5, 3)')  # expect: TypeError: 'float' object cannot be interpreted as an integer
check('random.randrange(0)')  # expect: ValueError: empty range for randrange()
check('random.sample([1, 2], 3)')  # expect: ValueError: Sample larger than population or is negative
check('random.sample({1, 2}, 1)')  # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
check('random.shuffle((1, 2))')  # expect: TypeError: 'tuple' object does not support item assignment
check('random.choices([], k=1)')  # expect: IndexError: list index out of range
check('random.seed([])')  # expect: None, int, float, str, bytes, and bytearray.

# --- data
check("json.loads('{a: 1}')")  # expect: json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
check("json.loads('')")  # expect: json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)
check("json.loads('[1, 2')")  # expect: json.decoder.JSONDecodeError: Expecting ',' delimiter: line 1 column 6 (char 5)
check("json.loads('[1, 2] 3')")  # expect: json.decoder.JSONDecodeError: Extra data: line 1 column 8 (char 7)
check("json.loads('{\\'a\\': 1}')")
# expect: json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
check("json.loads('[1,]')")  # expect: json.decoder.JSONDecodeError: Illegal trailing comma before end of array: line 1 column 3 (char 2)
check('json.loads(None)')  # expect: TypeError: the JSON object must be str, bytes or bytearray, not NoneType
check('json.loads({})')  # expect: TypeError: the JSON object must be str, bytes or bytearray, not dict
check('json.dumps(object())')  # expect: TypeError: Object of type object is not JSON serializable
check('json.dumps({1, 2})')  # expect: TypeError: Object of type set is not JSON serializable
check('json.dumps({(1, 2): 3})')  # expect: TypeError: keys must be str, int, float, bool or None, not tuple
check('json.dumps(b"a")')  # expect: TypeError: Object of type bytes is not JSON serializable
check('x = []; x.append(x); json.dumps(x)')  # expect: ValueError: Circular reference detected
check('json.load("file.json")')  # expect: AttributeError: 'str' object has no attribute 'read'
check('json.dump([1])')  # expect: TypeError: dump() missing 1 required positional argument: 'fp'
check("struct.pack('b', 300)")  # expect: struct.error: 'b' format requires -128 <= number <= 127
check("struct.pack('B', -1)")  # expect: struct.error: 'B' format requires 0 <= number <= 255
check("struct.pack('i', 'a')")  # expect: struct.error: required argument is not an integer
check("struct.pack('i', 1.5)")  # expect: struct.error: required argument is not an integer
check("struct.pack('q')")  # expect: struct.error: pack expected 1 items for packing (got 0)
check("struct.pack('2i', 1)")  # expect: struct.error: pack expected 2 items for packing (got 1)
check("struct.pack('z', 1)")  # expect: struct.error: bad char in struct format
check("struct.pack('4s', 'text')")  # expect: struct.error: argument for 's' must be a bytes object
check("struct.unpack('i', b'a')")  # expect: struct.error: unpack requires a buffer of 4 bytes
check("struct.unpack('i', 'text')")  # expect: TypeError: a bytes-like object is required, not 'str'
check("struct.unpack_from('i', b'abcd', 2)")
# expect: struct.error: unpack_from requires a buffer of at least 6 bytes for unpacking 4 bytes at offset 2 (actual buffer size is 4)
check("struct.calcsize('i i j')")  # expect: struct.error: bad char in struct format
check("array.array('i', ['a'])")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("array.array('b', [300])")  # expect: OverflowError: signed char is greater than maximum
check("array.array('?')")  # expect: ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
check("array.array('i', 1)")  # expect: TypeError: 'int' object is not iterable
check("array.array('i', [1.5])")  # expect: TypeError: 'float' object cannot be interpreted as an integer
check("array.array('i').append('a')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("array.array('i', [1])[3]")  # expect: IndexError: array index out of range
check("array.array('i') + [1]")  # expect: TypeError: can only append array (not "list") to array
check("pickle.loads('text')")  # expect: TypeError: a bytes-like object is required, not 'str'
check('copy.copy()')  # expect: TypeError: copy() missing 1 required positional argument: 'x'
check('copy.deepcopy(threading.Lock())')  # expect: TypeError: cannot pickle '_thread.lock' object
check("re.compile('(')")  # expect: re.PatternError: missing ), unterminated subpattern at position 0
check("re.compile(')')")  # expect: re.PatternError: unbalanced parenthesis at position 0
check("re.compile('[a')")  # expect: re.PatternError: unterminated character set at position 0
check("re.compile('*')")  # expect: re.PatternError: nothing to repeat at position 0
check("re.compile('a**')")  # expect: re.PatternError: multiple repeat at position 2
check("re.compile('(?P<1>a)')")  # expect: re.PatternError: bad character in group name '1' at position 4
check("re.compile('\\\\')")  # expect: re.PatternError: bad escape (end of pattern) at position 0
check("re.compile('a{2,1}')")  # expect: re.PatternError: min repeat greater than max repeat at position 2
check("re.compile('(?<=a*)b')")  # expect: re.PatternError: look-behind requires fixed-width pattern
check("re.compile('(?z)')")  # expect: re.PatternError: unknown extension ?z at position 1
check("re.match('a', 1)")  # expect: TypeError: expected string or bytes-like object, got 'int'
check("re.match('a', b'a')")  # expect: TypeError: cannot use a string pattern on a bytes-like object
check("re.match(b'a', 'a')")  # expect: TypeError: cannot use a bytes pattern on a string-like object
check("re.match('a', 'b').group()")  # expect: AttributeError: 'NoneType' object has no attribute 'group'
check("re.match('a', 'a').group(1)")  # expect: IndexError: no such group
check("re.match('a', 'a').group('x')")  # expect: IndexError: no such group
check("re.sub('a')")  # expect: TypeError: sub() missing 2 required positional arguments: 'repl' and 'string'
check("re.sub('a', '\\\\1', 'a')")  # expect: re.PatternError: invalid group reference 1 at position 1
check("re.sub('a', 1, 'a')")  # expect: TypeError: decoding to str: need a bytes-like object, int found
check("re.findall('a')")  # expect: TypeError: findall() missing 1 required positional argument: 'string'
check("re.split('a', None)")  # expect: TypeError: expected string or bytes-like object, got 'NoneType'
check("string.Template('$a').substitute()")  # expect: KeyError: 'a'
check("string.Template('$').substitute()")  # expect: ValueError: Invalid placeholder in string: line 1, col 1
check("textwrap.wrap('a', 0)")  # expect: ValueError: invalid width 0 (must be > 0)

# --- collections and functions
check('Named(1)')  # expect: TypeError: Named.__new__() missing 1 required positional argument: 'y'
check('Named(1, 2, 3)')  # expect: TypeError: Named.__new__() takes 3 positional arguments but 4 were given
check('Named(1, 2).z')  # expect: AttributeError: 'Named' object has no attribute 'z'
check('Named(1, 2).x = 3')  # expect: AttributeError: can't set attribute
check('Named(1, 2)[5]')  # expect: IndexError: tuple index out of range
check('Named(1, 2)._replace(z=1)')  # expect: TypeError: Got unexpected field names: ['z']
check("namedtuple('A', 'x x')")  # expect: ValueError: Encountered duplicate field name: 'x'
check("namedtuple('A', 'class')")  # expect: ValueError: Type names and field names cannot be a keyword: 'class'
check("namedtuple('A', '_x')")  # expect: ValueError: Field names cannot start with an underscore: '_x'
check("namedtuple('1A', 'x')")  # expect: ValueError: Type names and field names must be valid identifiers: '1A'
check('collections.deque(maxlen=-1)')  # expect: ValueError: maxlen must be non-negative
check('collections.deque().pop()')  # expect: IndexError: pop from an empty deque
check('collections.deque([1])[1]')  # expect: IndexError: deque index out of range
check('collections.deque([1]).remove(2)')  # expect: ValueError: 2 is not in deque
check('collections.deque(1)')  # expect: TypeError: 'int' object is not iterable
check('collections.deque([1]) + [2]')  # expect: TypeError: can only concatenate deque (not "list") to deque
check('collections.OrderedDict().popitem()')  # expect: KeyError: 'dictionary is empty'
check('collections.OrderedDict().move_to_end("a")')  # expect: KeyError: 'a'
check('collections.Counter(1)')  # expect: TypeError: 'int' object is not iterable
check('collections.Counter("a").x')  # expect: AttributeError: 'Counter' object has no attribute 'x'
check('collections.defaultdict(1)')  # expect: TypeError: first argument must be callable or None
check('collections.defaultdict()["a"]')  # expect: KeyError: 'a'
check('collections.ChainMap({})["a"]')  # expect: KeyError: 'a'
check('functools.reduce(lambda a, b: a, [])')  # expect: TypeError: reduce() of empty iterable with no initial value
check('functools.partial()')  # expect: TypeError: type 'partial' takes at least one argument
check('functools.partial(1)')  # expect: TypeError: the first argument must be callable
check('functools.lru_cache(lambda: 1)(1, 2)')  # expect: TypeError: <lambda>() takes 0 positional arguments but 2 were given
check('functools.lru_cache()(len)([])')  # expect: TypeError: unhashable type: 'list'
check('functools.wraps()')  # expect: TypeError: wraps() missing 1 required positional argument: 'wrapped'
check('functools.cmp_to_key(1)(1) < functools.cmp_to_key(1)(2)')  # expect: TypeError: 'int' object is not callable
check('itertools.islice([], -1)')  # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
check('itertools.islice([1])')  # expect: TypeError: islice expected at least 2 arguments, got 1
check('itertools.count("a")')  # expect: TypeError: a number is required
check('itertools.cycle(1)')  # expect: TypeError: 'int' object is not iterable
check('list(itertools.chain([1], 2))')  # expect: TypeError: 'int' object is not iterable
check('itertools.permutations([1], -1)')  # expect: ValueError: r must be non-negative
check('itertools.product([1], repeat=-1)')  # expect: ValueError: repeat argument cannot be negative
check('itertools.groupby(1)')  # expect: TypeError: 'int' object is not iterable
check('itertools.batched([1], 0)')  # expect: ValueError: n must be at least one
check('operator.itemgetter(1)([1])')  # expect: IndexError: list index out of range
check('operator.attrgetter("x")(1)')  # expect: AttributeError: 'int' object has no attribute 'x'
check('operator.add(1)')  # expect: TypeError: add expected 2 arguments, got 1
check('heapq.heappop([])')  # expect: IndexError: index out of range
check('heapq.heappush(1, 2)')  # expect: TypeError: heappush() argument 1 must be list, not int
check('bisect.bisect([1], "a")')  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
check('Colour(3)')  # expect: ValueError: 3 is not a valid Colour
check('Colour.BLUE')  # expect: AttributeError: type object 'Colour' has no attribute 'BLUE'
check('Colour["BLUE"]')  # expect: KeyError: 'BLUE'
check('Colour.RED = 5')  # expect: AttributeError: cannot reassign member 'RED'
check('Colour.RED.value = 5')  # expect: AttributeError: <enum 'Enum'> cannot set attribute 'value'
check('Colour.RED < Colour.GREEN')  # expect: TypeError: '<' not supported between instances of 'Colour' and 'Colour'
check('Colour.RED + 1')  # expect: TypeError: unsupported operand type(s) for +: 'Colour' and 'int'
check('class More(Colour): pass')  # expect: TypeError: <enum 'More'> cannot extend <enum 'Colour'>
check('class Twice(Enum):\n    A = 1\n    A = 2')  # expect: TypeError: 'A' already defined as 1
check('Fixed(1).x = 2')  # expect: dataclasses.FrozenInstanceError: cannot assign to field 'x'
check('del Fixed(1).x')  # expect: dataclasses.FrozenInstanceError: cannot delete field 'x'
check('Fixed()')  # expect: TypeError: Fixed.__init__() missing 1 required positional argument: 'x'
check('Fixed(1, 2)')  # expect: TypeError: Fixed.__init__() takes 2 positional arguments but 3 were given
check('Fixed(y=1)')  # expect: TypeError: Fixed.__init__() got an unexpected keyword argument 'y'
check('Pair(1) < 1')  # expect: TypeError: '<' not supported between instances of 'Pair' and 'int'
check('Pair(1).c')  # expect: AttributeError: 'Pair' object has no attribute 'c'
check('@dataclass\nclass Bad:\n    a: int = 0\n    b: int')  # expect: TypeError: non-default argument 'b' follows default argument 'a'
check('@dataclass\nclass Bad:\n    a: list = []')
# expect: ValueError: mutable default <class 'list'> for field a is not allowed: use default_factory
check('dataclasses.asdict(1)')  # expect: TypeError: asdict() should be called on dataclass instances
check('dataclasses.replace(Pair(1), c=2)')  # expect: TypeError: Pair.__init__() got an unexpected keyword argument 'c'
check('contextlib.contextmanager(lambda: 1)().__enter__()')  # expect: TypeError: 'int' object is not an iterator
check('contextlib.suppress(1).__exit__(ValueError, ValueError(), None)')
# expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
check('types.SimpleNamespace(a=1).b')  # expect: AttributeError: 'types.SimpleNamespace' object has no attribute 'b'
check('types.SimpleNamespace(1)')  # expect: TypeError: 'int' object is not iterable
check('typing.List[1, 2]')  # expect: TypeError: Too many arguments for typing.List; actual 2, expected 1
check('typing.Optional[1, 2]')  # expect: TypeError: typing.Optional requires a single type. Got (1, 2).
check('typing.Union[()]')  # expect: TypeError: Cannot take a Union of no types.
check('typing.Dict[int]')  # expect: TypeError: Too few arguments for typing.Dict; actual 1, expected 2
check('typing.Any()')  # expect: TypeError: Any cannot be instantiated
check('inspect.getsource(1)')  # expect: TypeError: module, class, method, function, traceback, frame, or code object was expected, got int
check('inspect.getsource(len)')
# expect: TypeError: module, class, method, function, traceback, frame, or code object was expected, got builtin_function_or_method
check('inspect.signature(1)')  # expect: TypeError: 1 is not a callable object

# --- files and the system
check("open('/nothing/there')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing/there'
check("open('/nothing/there', 'w')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing/there'
check("open('/')")  # expect: IsADirectoryError: [Errno 21] Is a directory: '/'
check("open('/', 'w')")  # expect: IsADirectoryError: [Errno 21] Is a directory: '/'
check("open('/dev/null', 'z')")  # expect: ValueError: invalid mode: 'z'
check("open('/dev/null', 'rw')")  # expect: ValueError: must have exactly one of create/read/write/append mode
check("open('/dev/null', 'rb', encoding='utf-8')")  # expect: ValueError: binary mode doesn't take an encoding argument
check("open('/dev/null', encoding='nothing')")  # expect: LookupError: unknown encoding: nothing
check("open()")  # expect: TypeError: open() missing required argument 'file' (pos 1)
check("open(None)")  # expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
check("open('')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: ''
check("open('a\\0b')")  # expect: ValueError: embedded null byte
check("open('/dev/null').write('a')")  # expect: io.UnsupportedOperation: not writable
check("open('/dev/null', 'w').read()")  # expect: io.UnsupportedOperation: not readable
check("open('/dev/null', 'wb').write('text')")  # expect: TypeError: a bytes-like object is required, not 'str'
check("open('/dev/null', 'w').write(b'bytes')")  # expect: TypeError: write() argument must be str, not bytes
check("open('/dev/null', 'w').write(1)")  # expect: TypeError: write() argument must be str, not int
check("open('/dev/null').readlines(1, 2)")  # expect: TypeError: readlines expected at most 1 argument, got 2
check("open('/dev/null').seek(-1)")  # expect: ValueError: negative seek position -1
check("f = open('/dev/null'); f.close(); f.read()")  # expect: ValueError: I/O operation on closed file.
check("with open('/nothing/there') as f: pass")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing/there'
check("next(open('/dev/null'))")  # expect: StopIteration
check("io.StringIO(b'a')")  # expect: TypeError: initial_value must be str or None, not bytes
check("io.BytesIO('a')")  # expect: TypeError: a bytes-like object is required, not 'str'
check("io.StringIO().write(1)")  # expect: TypeError: string argument expected, got 'int'
check("f = io.StringIO(); f.close(); f.getvalue()")  # expect: ValueError: I/O operation on closed file
check("os.listdir('/nothing')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("os.remove('/nothing')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("os.rmdir('/nothing')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("os.mkdir('/tmp')")  # expect: FileExistsError: [Errno 17] File exists: '/tmp'
check("os.makedirs('/tmp')")  # expect: FileExistsError: [Errno 17] File exists: '/tmp'
check("os.rename('/nothing', '/nowhere')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing' -> '/nowhere'
check("os.chdir('/nothing')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("os.stat('/nothing')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("os.path.getsize('/nothing')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("os.path.join('a', 1)")  # expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'
check("os.path.join()")  # expect: TypeError: join() missing 1 required positional argument: 'a'
check("os.path.exists()")  # expect: TypeError: exists() missing 1 required positional argument: 'path'
check("os.environ['NOTHING_LIKE_IT']")  # expect: KeyError: 'NOTHING_LIKE_IT'
check("os.environ['a'] = 1")  # expect: TypeError: str expected, not int
check("os.getenv()")  # expect: TypeError: getenv() missing 1 required positional argument: 'key'
check("os.kill(1, 'a')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("os.close(999)")  # expect: OSError: [Errno 9] Bad file descriptor
check("os.read(999, 1)")  # expect: OSError: [Errno 9] Bad file descriptor
check("pathlib.Path('/nothing').read_text()")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("pathlib.Path('/nothing').unlink()")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("pathlib.Path('a') + 'b'")  # expect: TypeError: unsupported operand type(s) for +: 'PosixPath' and 'str'
check("pathlib.Path(1)")  # expect: TypeError: argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
check("pathlib.Path('/dev/null').write_text(1)")  # expect: TypeError: data must be str, not int
check("pathlib.Path('a').with_suffix('b')")  # expect: ValueError: Invalid suffix 'b'
check("shutil.copy('/nothing', '/tmp')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("shutil.rmtree('/nothing')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nothing'
check("subprocess.run('nothing like this')")  # expect: FileNotFoundError: [Errno 2] No such file or directory: 'nothing like this'
check("subprocess.run(['/bin/false'], check=True)")
# expect: subprocess.CalledProcessError: Command '['/bin/false']' returned non-zero exit status 1.
check("subprocess.run([])")  # expect: IndexError: list index out of range
check("subprocess.run(1)")  # expect: TypeError: 'int' object is not iterable
check("sys.exit('bye')")  # expect: SystemExit: bye
check("sys.exit(3)")  # expect: SystemExit: 3
check("sys.setrecursionlimit(0)")  # expect: ValueError: recursion limit must be greater or equal than 1
check("sys.setrecursionlimit('a')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("sys.stdout.write(1)")  # expect: TypeError: write() argument must be str, not int
check("sys.argv[9]")  # expect: IndexError: list index out of range
check("time.sleep(-1)")  # expect: ValueError: sleep length must be non-negative
check("time.sleep('1')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("time.strftime(1)")  # expect: TypeError: strftime() argument 1 must be str, not int
check("time.strptime('x', '%Y')")  # expect: ValueError: time data 'x' does not match format '%Y'
check("time.strptime('2020', '%q')")  # expect: ValueError: 'q' is a bad directive in format '%q'
check("time.localtime('x')")  # expect: TypeError: 'str' object cannot be interpreted as an integer
check("time.mktime(1)")  # expect: TypeError: Tuple or struct_time argument required

# --- tasks and threads
check('asyncio.run(1)')  # expect: ValueError: a coroutine was expected, got 1
check('asyncio.run(fails())')  # expect: ValueError: from a task
check('asyncio.run(asyncio.sleep("1"))')  # expect: TypeError: '<=' not supported between instances of 'str' and 'int'
check('asyncio.run(asyncio.wait_for(asyncio.sleep(9), 0.01))')  # expect: TimeoutError
check('asyncio.get_running_loop()')  # expect: RuntimeError: no running event loop
check('asyncio.create_task(1)')  # expect: RuntimeError: no running event loop
check('asyncio.Queue().get_nowait()')  # expect: asyncio.queues.QueueEmpty
check('asyncio.Lock().release()')  # expect: RuntimeError: Lock is not acquired.
check('async def main():\n    await co\nasyncio.run(main())')  # expect: TypeError: object function can't be used in 'await' expression
check('async def main():\n    await asyncio.gather(fails())\nasyncio.run(main())')  # expect: ValueError: from a task
check('async def main():\n    async with asyncio.TaskGroup() as g: g.create_task(fails())\nasyncio.run(main())')
# expect:     +------------------------------------
check('async def main():\n    asyncio.run(co())\nasyncio.run(main())')
# expect: RuntimeError: asyncio.run() cannot be called from a running event loop
check('async def main():\n    with asyncio.Lock(): pass\nasyncio.run(main())')
# expect: TypeError: 'Lock' object does not support the context manager protocol
check('threading.Lock().release()')  # expect: RuntimeError: release unlocked lock
check('threading.RLock().release()')  # expect: RuntimeError: cannot release un-acquired lock
check('threading.Thread(print)')  # expect: AssertionError: group argument must be None for now
check('threading.Thread(target=print).join()')  # expect: RuntimeError: cannot join thread before it is started
check('t = threading.Thread(target=int); t.start(); t.start()')  # expect: RuntimeError: threads can only be started once
check('threading.current_thread().join()')  # expect: RuntimeError: cannot join current thread
check('threading.Condition().wait()')  # expect: RuntimeError: cannot wait on un-acquired lock
check('threading.Semaphore(-1)')  # expect: ValueError: semaphore initial value must be >= 0
check('threading.Barrier(0)')  # expect: ValueError: parties must be > 0
check('queue.Queue().get(block=False)')  # expect: _queue.Empty
check('queue.Queue(1).put(1, timeout=-1)')  # expect: ValueError: 'timeout' must be a non-negative number
