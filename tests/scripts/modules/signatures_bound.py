# What bind() and getcallargs() refuse; signatures of enums; functions of codecs; spooled files are files.
import codecs
import enum
import inspect
import io
import tempfile


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


def f(a, /, b: int = 1, *c, d, e: str = 'x', **k) -> list:
    pass


def g(a, b=2, *, d):
    pass


bind = inspect.signature(f).bind
print(tried(bind), tried(bind, 1), tried(bind, 1, 2, b=3, d=1), sep='\n')
# expect: TypeError: missing a required argument: 'a'
# expect: TypeError: missing a required argument: 'd'
# expect: TypeError: multiple values for argument 'b'
bind = inspect.signature(lambda a, /: 0).bind
print(tried(bind, a=2), tried(inspect.signature(lambda *, a, b: 0).bind), tried(inspect.signature(g).bind, 1), sep='\n')
# expect: TypeError: got some positional-only arguments passed as keyword arguments: 'a'
# expect: TypeError: missing a required keyword-only argument: 'a'
# expect: TypeError: missing a required argument: 'd'
print(tried(inspect.signature(g).bind, 1, 2, 3), tried(inspect.signature(g).bind, 1, x=1, d=1), sep='\n')
# expect: TypeError: too many positional arguments
# expect: TypeError: got an unexpected keyword argument 'x'
for args, kwargs in (((), {}), ((1, 2, 3), {}), ((1,), {}), ((1, 2), {'b': 1}), ((1,), {'d': 1, 'x': 2}), ((1,), {'d': 3})):
    print(tried(inspect.getcallargs, g, *args, **kwargs))
# expect: TypeError: g() missing 1 required positional argument: 'a'
# expect: TypeError: g() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError: g() missing 1 required keyword-only argument: 'd'
# expect: TypeError: g() got multiple values for argument 'b'
# expect: TypeError: g() got an unexpected keyword argument 'x'
# expect: {'a': 1, 'd': 3, 'b': 2}
print(tried(inspect.getcallargs, lambda: 0, 1))  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given


class Color(enum.Enum):
    RED = 1


class Empty(enum.Flag):
    pass


print(inspect.signature(Color), inspect.signature(Empty), inspect.signature(enum.IntEnum), sep='\n')
# expect: (*values)
# expect: (new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)
# expect: (new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)
print(codecs.utf_8_decode(b'a\xc3'), codecs.utf_8_decode(b'\xc3', 'ignore', True), codecs.utf_16_encode('a', None, -1))
# expect: ('a', 1) ('', 1) (b'a\x00', 1)
print(codecs.utf_16_ex_decode(b'\xff\xfea\0'), codecs.utf_16_ex_decode(b'\xff\xfea\0', 'strict', -1, True))  # expect: ('a', 4, -1) ('\ufeffa', 4, -1)
print(codecs.utf_32_ex_decode(b'\0\0\xfe\xff\0\0\0a\0'), codecs.readbuffer_encode(b'ab'), codecs.readbuffer_encode('\xe9'))
# expect: ('a', 8, 1) (b'ab', 2) (b'\xc3\xa9', 2)
print(codecs.utf_7_encode('\xe9'), codecs.utf_7_decode(b'+AOk'), codecs.unicode_escape_decode(b'\\xe9'), tried(codecs.utf_8_encode, 5))
# expect: (b'+AOk-', 1) ('', 0) ('é', 4) TypeError: utf_8_encode() argument 1 must be str, not int
print({'utf_7_encode', 'escape_decode', 'charmap_build', 'utf_16_ex_decode'} <= set(dir(codecs)), inspect.signature(codecs.utf_8_decode))
# expect: True (data, errors=None, final=False, /)
with tempfile.SpooledTemporaryFile(max_size=10) as file:
    print(isinstance(file, io.IOBase), file.writelines([b'a\n', b'b']), file.seek(0), next(file), list(file), file.closed, file._rolled)
# expect: True None 0 b'a\n' [b'b'] False False
    print(file.seek(0), file.readinto(buffer := bytearray(2)), bytes(buffer), file.read1(), file.readable(), file.seekable(), file.tell())
# expect: 0 2 b'a\n' b'b' True True 3
    print(file.fileno() >= 0, file._rolled, file.seek(0), file.readlines(), file.mode)  # expect: True True 0 [b'a\n', b'b'] rb+
print(file.closed, tempfile.SpooledTemporaryFile[bytes])  # expect: True tempfile.SpooledTemporaryFile[bytes]
with tempfile.SpooledTemporaryFile(mode='w+', encoding='latin-1', errors='replace') as file:
    print(file.write('a\r\nb'), file.encoding, file.errors, file.seek(0), file.readline(), file.newlines, file.writable())
# expect: 4 latin-1 replace 0 a
# expect:  
# expect:  True
