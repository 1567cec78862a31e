# SPDX-License-Identifier: MIT
# modules/frozen/pickle.py - objects to bytes and back, protocols 0 to 5.
#
# A pickle is a program for a machine with a stack and a memo.  What is hard: objects that contain themselves, so a
# container goes to the memo before its items are written; a tuple that does is found there once its items are.
# Unpickling runs what the pickle names: never unpickle what comes from strangers.

import _pickle
import codecs
import copyreg
import functools
import io
import struct
import sys

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL', 'PickleBuffer']

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
format_version = '4.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
_BATCH = 1000
_FRAME = 64 * 1024

# The operations of the machine (pickletools describes them): name and code.
_CODES = dict(
    MARK=b'(', STOP=b'.', POP=b'0', POP_MARK=b'1', DUP=b'2', FLOAT=b'F', INT=b'I', BININT=b'J', BININT1=b'K',
    LONG=b'L', BININT2=b'M', NONE=b'N', PERSID=b'P', BINPERSID=b'Q', REDUCE=b'R', STRING=b'S', BINSTRING=b'T',
    SHORT_BINSTRING=b'U', UNICODE=b'V', BINUNICODE=b'X', APPEND=b'a', BUILD=b'b', GLOBAL=b'c', DICT=b'd',
    EMPTY_DICT=b'}', APPENDS=b'e', GET=b'g', BINGET=b'h', INST=b'i', LONG_BINGET=b'j', LIST=b'l', EMPTY_LIST=b']',
    OBJ=b'o', PUT=b'p', BINPUT=b'q', LONG_BINPUT=b'r', SETITEM=b's', TUPLE=b't', EMPTY_TUPLE=b')', SETITEMS=b'u',
    BINFLOAT=b'G', PROTO=b'\x80', NEWOBJ=b'\x81', EXT1=b'\x82', EXT2=b'\x83', EXT4=b'\x84', TUPLE1=b'\x85',
    TUPLE2=b'\x86', TUPLE3=b'\x87', NEWTRUE=b'\x88', NEWFALSE=b'\x89', LONG1=b'\x8a', LONG4=b'\x8b', BINBYTES=b'B',
    SHORT_BINBYTES=b'C', SHORT_BINUNICODE=b'\x8c', BINUNICODE8=b'\x8d', BINBYTES8=b'\x8e', EMPTY_SET=b'\x8f',
    ADDITEMS=b'\x90', FROZENSET=b'\x91', NEWOBJ_EX=b'\x92', STACK_GLOBAL=b'\x93', MEMOIZE=b'\x94', FRAME=b'\x95',
    BYTEARRAY8=b'\x96', NEXT_BUFFER=b'\x97', READONLY_BUFFER=b'\x98')
globals().update(_CODES)
__all__ += _CODES


class PickleError(Exception):
    """What goes wrong with pickles."""


class PicklingError(PickleError):
    """An object that cannot be pickled."""


class UnpicklingError(PickleError):
    """A damaged pickle."""


class PickleBuffer:
    """A buffer that a pickle need not contain: protocol 5 can pass it on beside the pickle (buffer_callback)."""

    __slots__ = '_view', '__weakref__'

    def __init__(self, object, /):
        try:
            self._view = memoryview(object)
        except TypeError:
            raise TypeError('a bytes-like object is required, not %r' % type(object).__name__) from None

    def _checked(self):
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return self._view

    def __buffer__(self, flags, /):
        return memoryview(self._checked())

    def raw(self):
        """Return a memoryview of the bytes, whatever their format and shape."""
        if not self._checked().contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        return memoryview(self._view) if self._view.format == 'B' and self._view.ndim == 1 else self._view.cast('B')

    def release(self):
        """Let go of the buffer."""
        view, self._view = self._view, None
        if view is not None:
            view.release()


def encode_long(x):
    """Return an int as little-endian bytes, as short as they can be."""
    if not x:
        return b''
    return x.to_bytes((x if x >= 0 else ~x).bit_length() // 8 + 1, 'little', signed=True)


def decode_long(data):
    """Return the int that little-endian bytes mean."""
    return int.from_bytes(data, 'little', signed=True)


def _attribute(obj, name):
    # the object that a dotted name means, and what it is an attribute of
    parent = obj
    for part in name.split('.'):
        if part == '<locals>':
            raise AttributeError("Can't get local attribute {!r} on {!r}".format(name, obj))
        parent, obj = obj, getattr(obj, part)
    return obj, parent


def whichmodule(obj, name):
    """Return the name of the module that an object is in."""
    module = getattr(obj, '__module__', None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if _attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'


# What had another name in Python 2, as protocols below 3 write it.
_OLD_MODULES = {'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue', 'socketserver': 'SocketServer',
                'configparser': 'ConfigParser', 'reprlib': 'repr', '_thread': 'thread', 'html.parser': 'HTMLParser',
                'http.client': 'httplib', 'xmlrpc.client': 'xmlrpclib', 'functools': 'functools'}
_OLD_NAMES = {('builtins', 'str'): ('__builtin__', 'unicode'), ('builtins', 'int'): ('__builtin__', 'long'),
              ('builtins', 'range'): ('__builtin__', 'xrange'), ('builtins', 'chr'): ('__builtin__', 'unichr'),
              ('functools', 'reduce'): ('__builtin__', 'reduce'), ('builtins', 'map'): ('itertools', 'imap'),
              ('builtins', 'filter'): ('itertools', 'ifilter'), ('builtins', 'zip'): ('itertools', 'izip'),
              ('itertools', 'zip_longest'): ('itertools', 'izip_longest'), ('sys', 'intern'): ('__builtin__', 'intern'),
              ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'), ('builtins', 'Exception'): ('exceptions', 'Exception'),
              ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'),
              ('collections', 'UserList'): ('UserList', 'UserList'),
              ('collections', 'UserString'): ('UserString', 'UserString'),
              ('codecs', 'encode'): ('_codecs', 'encode')}
_NEW_MODULES = {**{old: new for new, old in _OLD_MODULES.items()}, 'exceptions': 'builtins', 'cPickle': 'pickle',
                'StringIO': 'io', 'cStringIO': 'io'}
_NEW_NAMES = {**{old: new for new, old in _OLD_NAMES.items()}, ('exceptions', 'StandardError'): ('builtins', 'Exception'),
              ('UserDict', 'UserDict'): ('collections', 'UserDict'), ('__builtin__', 'basestring'): ('builtins', 'str'),
              ('__builtin__', 'int'): ('builtins', 'int')}
_NEW_EXCEPTIONS = {'RecursionError', 'ResourceWarning', 'StopAsyncIteration', 'EncodingWarning', 'BaseExceptionGroup',
                   'ExceptionGroup', 'PythonFinalizationError'}


def _old_name(obj, module, name):
    """The module and the name by which Python 2 knows an object."""
    known = _OLD_NAMES.get((module, name))
    if known:
        return known
    if module == 'builtins' and isinstance(obj, type) and issubclass(obj, BaseException) and name not in _NEW_EXCEPTIONS:
        return 'exceptions', 'OSError' if issubclass(obj, OSError) else 'ImportError' if issubclass(obj, ImportError) else name
    return _OLD_MODULES.get(module, module), name


def _check_iterator(which, items):
    if items is not None and not hasattr(items, '__next__'):
        raise PicklingError('%s element of the tuple returned by __reduce__ must be an iterator, not %s'
                            % (which, type(items).__name__))


def _check_class(function, cls, obj):
    if not hasattr(cls, '__new__'):
        raise PicklingError('args[0] from %s args has no __new__' % function)
    if not isinstance(cls, type):
        raise PicklingError('args[0] from %s args is not a type' % function)
    if obj is not None and cls is not obj.__class__:
        raise PicklingError('args[0] from %s args has the wrong class' % function)


def _pairs(items):
    for item in items:
        if not isinstance(item, tuple) or len(item) != 2:
            raise TypeError('dict items iterator must return 2-tuples')
        yield item


class _Pickler:
    """Writes objects to a binary file."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.memo, self._out, self._buffer_callback = {}, [], buffer_callback
        self.proto, self.bin = int(protocol), protocol >= 1
        self.fast, self.fix_imports = 0, fix_imports and protocol < 3

    def clear_memo(self):
        """Forget which objects were written."""
        self.memo.clear()

    def dump(self, obj):
        """Write an object."""
        if not hasattr(self, 'memo'):
            raise PicklingError('Pickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        self._out = out = []
        self.write = out.append
        self.save(obj)
        out.append(STOP)
        self._finish(b''.join(out))

    def _finish(self, data):
        head = PROTO + bytes([self.proto]) if self.proto >= 2 else b''
        if self.proto >= 4 and len(data) >= 4:
            head += FRAME + struct.pack('<Q', len(data))
        self._file_write(head + data)

    def memoize(self, obj):
        """Let later places refer to this one."""
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self.write(MEMOIZE)
        elif not self.bin:
            self.write(PUT + repr(index).encode() + b'\n')
        else:
            self.write(BINPUT + bytes([index]) if index < 256 else LONG_BINPUT + struct.pack('<I', index))

    def _get(self, index):
        if not self.bin:
            return GET + repr(index).encode() + b'\n'
        return BINGET + bytes([index]) if index < 256 else LONG_BINGET + struct.pack('<I', index)

    def persistent_id(self, obj):
        """Subclasses return a name for what is kept elsewhere; None: it is not."""
        return None

    def save(self, obj, save_persistent_id=True):
        """Write an object, or a reference to it."""
        if save_persistent_id:
            name = self.persistent_id(obj)
            if name is not None:
                self._save_name(name)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self._get(known[0]))
            return
        reduced = NotImplemented
        override = getattr(self, 'reducer_override', None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            kind = type(obj)
            saver = self.dispatch.get(kind)
            if saver is not None:
                saver(self, obj)
                return
            reduced = self._reduce(obj, kind)
            if reduced is None:
                self.save_global(obj)
                return
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError('__reduce__ must return a string or tuple')
        if not 2 <= len(reduced) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        self.save_reduce(obj=obj, *reduced)

    def _reduce(self, obj, kind):
        # what an object says of how it is made; None: it is found by its name
        reducer = getattr(self, 'dispatch_table', copyreg.dispatch_table).get(kind)
        if reducer is not None:
            return reducer(obj)
        if issubclass(kind, type):
            return None
        reducer = getattr(obj, '__reduce_ex__', None)
        if reducer is not None:
            return reducer(self.proto)
        reducer = getattr(obj, '__reduce__', None)
        if reducer is not None:
            return reducer()
        raise PicklingError("Can't pickle %r object: %r" % (kind.__name__, obj))

    def _save_name(self, name):
        if self.bin:
            self.save(name, save_persistent_id=False)
            self.write(BINPERSID)
            return
        try:
            self.write(PERSID + str(name).encode('ascii') + b'\n')
        except UnicodeEncodeError:
            raise PicklingError('persistent IDs in protocol 0 must be ASCII strings') from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        """Write how an object is made."""
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple')
        _check_iterator('fourth', listitems)
        _check_iterator('fifth', dictitems)
        if state_setter is not None and not callable(state_setter):
            raise PicklingError('sixth element of the tuple returned by __reduce__ must be a function, not %s'
                                % type(state_setter).__name__)
        name = getattr(func, '__name__', '')
        if self.proto >= 2 and name == '__newobj_ex__':
            self._save_new_ex(obj, args)
        elif self.proto >= 2 and name == '__newobj__':
            self._save_new(obj, args)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            if id(obj) in self.memo:
                self.write(POP + self._get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(_pairs(dictitems))
        if state is not None:
            if state_setter is None:
                self.save(state)
                self.write(BUILD)
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self.write(TUPLE2 + REDUCE + POP)

    def _save_new(self, obj, args):
        if not args:
            raise PicklingError('__newobj__ arglist is empty')
        _check_class('__newobj__', args[0], obj)
        self.save(args[0])
        self.save(args[1:])
        self.write(NEWOBJ)

    def _save_new_ex(self, obj, args):
        if len(args) != 3:
            raise PicklingError('length of the NEWOBJ_EX argument tuple must be exactly 3, not %d' % len(args))
        cls, args, kwargs = args
        _check_class('__newobj_ex__', cls, None)
        if not isinstance(args, tuple):
            raise PicklingError('second item from NEWOBJ_EX argument tuple must be a tuple, not %s' % type(args).__name__)
        if not isinstance(kwargs, dict):
            raise PicklingError('third item from NEWOBJ_EX argument tuple must be a dict, not %s' % type(kwargs).__name__)
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self.write(NEWOBJ_EX)
        else:
            self.save(functools.partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self.write(REDUCE)

    dispatch = {}

    def save_none(self, obj):
        self.write(NONE)

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(INT + (b'01' if obj else b'00') + b'\n')

    def save_long(self, obj):
        if self.bin and -0x80000000 <= obj <= 0x7fffffff:
            if 0 <= obj < 256:
                self.write(BININT1 + bytes([obj]))
            elif 0 <= obj < 65536:
                self.write(BININT2 + struct.pack('<H', obj))
            else:
                self.write(BININT + struct.pack('<i', obj))
        elif self.proto >= 2:
            data = encode_long(obj)
            self.write((LONG1 + bytes([len(data)]) if len(data) < 256 else LONG4 + struct.pack('<i', len(data))) + data)
        elif -0x80000000 <= obj <= 0x7fffffff:
            self.write(INT + repr(obj).encode() + b'\n')
        else:
            self.write(LONG + repr(obj).encode() + b'L\n')

    def save_float(self, obj):
        self.write(BINFLOAT + struct.pack('>d', obj) if self.bin else FLOAT + repr(obj).encode() + b'\n')

    def _sized(self, data, short, middle, long):
        n = len(data)
        if n < 256 and short:
            return short + bytes([n]) + data
        if n > 0xffffffff and self.proto >= 4:
            return long + struct.pack('<Q', n) + data
        return middle + struct.pack('<I', n) + data

    def save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                self.save_reduce(codecs.encode, (str(obj, 'latin1'), 'latin1'), obj=obj)
            else:
                self.save_reduce(bytes, (), obj=obj)
            return
        self.write(self._sized(obj, SHORT_BINBYTES, BINBYTES, BINBYTES8))
        self.memoize(obj)

    def save_bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self.write(BYTEARRAY8 + struct.pack('<Q', len(obj)) + bytes(obj))
        self.memoize(obj)

    def save_buffer(self, obj):
        """Write a PickleBuffer: its bytes, or, if the callback takes it, only that it comes here."""
        if self.proto < 5:
            raise PicklingError('PickleBuffer can only be pickled with protocol >= 5')
        try:
            view = obj.raw()
        except BufferError:
            raise PicklingError('PickleBuffer can not be pickled when pointing to a non-contiguous buffer') from None
        with view:
            if self._buffer_callback is None or self._buffer_callback(obj):
                self.save(bytes(view)) if view.readonly else self.save(bytearray(view))
            else:
                self.write(NEXT_BUFFER + READONLY_BUFFER if view.readonly else NEXT_BUFFER)

    def save_str(self, obj):
        if self.bin:
            data = obj.encode('utf-8', 'surrogatepass')
            self.write(self._sized(data, SHORT_BINUNICODE if self.proto >= 4 else None, BINUNICODE, BINUNICODE8))
        else:
            text = obj.replace('\\', '\\u005c').replace('\0', '\\u0000').replace('\n', '\\u000a')
            text = text.replace('\r', '\\u000d').replace('\x1a', '\\u001a')
            self.write(UNICODE + text.encode('raw-unicode-escape') + b'\n')
        self.memoize(obj)

    def save_tuple(self, obj):
        n = len(obj)
        if not n:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        short = n <= 3 and self.proto >= 2
        if not short:
            self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:  # an item contains it
            drop = POP * n if short else POP_MARK if self.bin else POP * (n + 1)
            self.write(drop + self._get(self.memo[id(obj)][0]))
            return
        self.write((TUPLE1, TUPLE2, TUPLE3)[n - 1] if short else TUPLE)
        self.memoize(obj)

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj)

    def _batches(self, items, one, many):
        # writes items in groups: a group's code stands behind it
        more = iter(items)
        while True:
            batch = _take(more)
            if len(batch) > 1:
                self.write(MARK)
                yield from batch
                self.write(many)
            elif batch:
                yield batch[0]
                self.write(one)
            if len(batch) < _BATCH:
                return

    def _batch_appends(self, items):
        if not self.bin:
            for item in items:
                self.save(item)
                self.write(APPEND)
            return
        for item in self._batches(items, APPEND, APPENDS):
            self.save(item)

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items())

    def _batch_setitems(self, items):
        if not self.bin:
            for key, value in items:
                self.save(key)
                self.save(value)
                self.write(SETITEM)
            return
        for key, value in self._batches(items, SETITEM, SETITEMS):
            self.save(key)
            self.save(value)

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        more = iter(obj)
        while batch := _take(more):
            self.write(MARK)
            for item in batch:
                self.save(item)
            self.write(ADDITEMS)

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self._get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    def save_global(self, obj, name=None):
        """Write an object by module and name."""
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name)
            found, parent = _attribute(sys.modules[module_name], name)
        except (ImportError, KeyError, AttributeError) as error:
            if '<locals>' in name:
                raise AttributeError("Can't get local object %r" % name) from None
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module_name)) from error
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module_name, name))
        code = copyreg._extension_registry.get((module_name, name)) if self.proto >= 2 else None
        if code is not None:
            self.write(EXT1 + bytes([code]) if code < 256 else
                       EXT2 + struct.pack('<H', code) if code < 65536 else EXT4 + struct.pack('<i', code))
            return
        last = name.rpartition('.')[2]
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif parent is not sys.modules[module_name]:
            self.save_reduce(getattr, (parent, last))
        else:
            if self.fix_imports:
                module_name, name = _old_name(obj, module_name, name)
            encoding = 'utf-8' if self.proto >= 3 else 'ascii'
            try:
                self.write(GLOBAL + module_name.encode(encoding) + b'\n' + name.encode(encoding) + b'\n')
            except UnicodeEncodeError:
                raise PicklingError("can't pickle global identifier '%s.%s' using pickle protocol %i" % (
                    module_name, name, self.proto)) from None
        self.memoize(obj)

    def save_type(self, obj):
        if obj in (type(None), type(NotImplemented), type(...)):
            return self.save_reduce(type, ({type(None): None, type(...): ...}.get(obj, NotImplemented),), obj=obj)
        return self.save_global(obj)


def _take(iterator):
    batch = []
    for item in iterator:
        batch.append(item)
        if len(batch) == _BATCH:
            break
    return batch


_P = _Pickler
_P.dispatch.update({
    type(None): _P.save_none, bool: _P.save_bool, int: _P.save_long, float: _P.save_float, bytes: _P.save_bytes,
    bytearray: _P.save_bytearray, PickleBuffer: _P.save_buffer, str: _P.save_str, tuple: _P.save_tuple, list: _P.save_list, dict: _P.save_dict,
    set: _P.save_set, frozenset: _P.save_frozenset, type: _P.save_type, type(encode_long): _P.save_global})
del _P


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


class _Unpickler:
    """Reads objects from a binary file."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
        try:
            self._file_read, self._file_readline = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self._buffers = None if buffers is None or buffers == () else iter(buffers)
        self.encoding, self.errors, self.fix_imports, self.proto = encoding, errors, fix_imports, 0
        self.memo, self._outside = {}, None

    def load(self):
        """Read an object."""
        if not hasattr(self, 'memo'):
            raise UnpicklingError('Unpickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        self.stack, self._marks = [], []
        try:
            return self._run()
        finally:
            self._leave_frame()

    def _run(self):
        table = self._operations
        while True:
            code = self._file_read(1) or self._leave_frame() and self._file_read(1)
            if not code:
                raise EOFError('Ran out of input')
            operation = table.get(code[0])
            if operation is None:
                raise UnpicklingError("invalid load key, '%s'." % (
                    chr(code[0]) if 32 <= code[0] < 127 else '\\x%02x' % code[0]))
            try:
                operation(self)
            except _Stop as stop:
                return stop.value
            except IndexError:
                if self.stack:
                    raise
                raise UnpicklingError('unpickling stack underflow') from None

    def read(self, n):
        """Read exactly n bytes."""
        data = self._file_read(n)
        if n and not data and self._leave_frame():
            data = self._file_read(n)
        if len(data) < n:
            raise self._truncated()
        return data

    def _line(self):
        line = self._file_readline() or self._leave_frame() and self._file_readline()
        if line[-1:] != b'\n':
            raise self._truncated()
        return line[:-1]

    def _truncated(self):
        return UnpicklingError('pickle exhausted before end of frame' if self._outside else 'pickle data was truncated')

    def _enter_frame(self, data):
        # What follows is read from the bytes of a frame.
        self._leave_frame()
        self._outside = self._file_read, self._file_readline
        frame = io.BytesIO(data)
        self._file_read, self._file_readline = frame.read, frame.readline

    def _leave_frame(self):
        # Go on in the file.  Nothing: that is where it was.
        if not self._outside:
            return b''
        (self._file_read, self._file_readline), self._outside = self._outside, None
        return True

    def _number(self, form):
        return struct.unpack(form, self.read(struct.calcsize(form)))[0]

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError('could not find MARK')
        items, self.stack = self.stack, self._marks.pop()
        return items

    def persistent_load(self, pid):
        """Subclasses return what a name stands for."""
        raise UnpicklingError('A load persistent id instruction was encountered, but no persistent_load function was '
                              'specified.')

    def find_class(self, module, name):
        """Return the object of a module and name; subclasses may refuse."""
        if self.proto < 3 and self.fix_imports:
            module, name = _NEW_NAMES.get((module, name), (_NEW_MODULES.get(module, module), name))
        __import__(module)
        if self.proto >= 4 and '.' in name:
            try:
                return _attribute(sys.modules[module], name)[0]
            except AttributeError:
                raise AttributeError("Can't get attribute %r on %r" % (name, sys.modules[module])) from None
        try:
            return getattr(sys.modules[module], name)
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, sys.modules[module])) from None

    _operations = {}


def _ascii_name(line):
    # A persistent id of protocol 0.
    try:
        return line.decode('ascii')
    except UnicodeDecodeError:
        raise UnpicklingError('persistent IDs in protocol 0 must be ASCII strings') from None


def _operation(*names):
    # a decorator: the function is what the operations of these names do
    def decorate(function):
        for name in names:
            _Unpickler._operations[_CODES[name][0]] = function
        return function
    return decorate


def _push(name, value):
    # an operation that pushes what value(u) says, which may exchange the stack
    def operation(u):
        new = value(u)
        u.stack.append(new)
    _Unpickler._operations[_CODES[name][0]] = operation


def _text(u, data):
    return data if u.encoding == 'bytes' else data.decode(u.encoding, u.errors)


def _int(line):
    try:
        return int(line, 0)
    except ValueError:
        raise ValueError('could not convert string to int') from None


def _int_line(u):
    line = u._line()
    return {b'00': False, b'01': True}[line] if line in (b'00', b'01') else _int(line)


def _long_line(u):
    line = u._line()
    return _int(line[:-1] if line[-1:] == b'L' else line)


def _string_line(u):
    line = u._line()
    if len(line) < 2 or line[0] != line[-1] or line[:1] not in (b'"', b"'"):
        raise UnpicklingError('the STRING opcode argument must be quoted')
    return _text(u, codecs.escape_decode(line[1:-1])[0])


def _sized(u, form, name='BINSTRING'):
    n = u._number(form)
    if n < 0:
        raise UnpicklingError(name + ' pickle has negative byte count')
    if n > sys.maxsize:
        raise UnpicklingError('size exceeds system\'s maximum size of %d bytes' % sys.maxsize)
    return u.read(n)


def _memo(u, key):
    try:
        return u.memo[key]
    except KeyError:
        raise UnpicklingError('Memo value not found at index %d' % key) from None


_push('NONE', lambda u: None)
_push('NEWTRUE', lambda u: True)
_push('NEWFALSE', lambda u: False)
_push('INT', _int_line)
_push('BININT', lambda u: u._number('<i'))
_push('BININT1', lambda u: u.read(1)[0])
_push('BININT2', lambda u: u._number('<H'))
_push('LONG', _long_line)
_push('LONG1', lambda u: decode_long(u.read(u.read(1)[0])))
_push('LONG4', lambda u: decode_long(_sized(u, '<i', 'LONG')))
_push('FLOAT', lambda u: float(u._line()))
_push('BINFLOAT', lambda u: u._number('>d'))
_push('STRING', _string_line)
_push('BINSTRING', lambda u: _text(u, _sized(u, '<i')))
_push('SHORT_BINSTRING', lambda u: _text(u, _sized(u, '<B')))
_push('BINBYTES', lambda u: _sized(u, '<I'))
_push('SHORT_BINBYTES', lambda u: _sized(u, '<B'))
_push('BINBYTES8', lambda u: _sized(u, '<Q'))
_push('BYTEARRAY8', lambda u: bytearray(_sized(u, '<Q')))
_push('UNICODE', lambda u: str(u._line(), 'raw-unicode-escape'))
_push('BINUNICODE', lambda u: str(_sized(u, '<I'), 'utf-8', 'surrogatepass'))
_push('SHORT_BINUNICODE', lambda u: str(_sized(u, '<B'), 'utf-8', 'surrogatepass'))
_push('BINUNICODE8', lambda u: str(_sized(u, '<Q'), 'utf-8', 'surrogatepass'))
_push('EMPTY_TUPLE', lambda u: ())
_push('EMPTY_LIST', lambda u: [])
_push('EMPTY_DICT', lambda u: {})
_push('EMPTY_SET', lambda u: set())
_push('TUPLE', lambda u: tuple(u._pop_mark()))
_push('LIST', lambda u: u._pop_mark())
_push('FROZENSET', lambda u: frozenset(u._pop_mark()))
_push('DUP', lambda u: u.stack[-1])
_push('GET', lambda u: _memo(u, int(u._line())))
_push('BINGET', lambda u: _memo(u, u.read(1)[0]))
_push('LONG_BINGET', lambda u: _memo(u, u._number('<I')))
_push('GLOBAL', lambda u: u.find_class(u._line().decode(), u._line().decode()))
_push('EXT1', lambda u: _extension(u, u._number('<B')))
_push('EXT2', lambda u: _extension(u, u._number('<H')))
_push('EXT4', lambda u: _extension(u, u._number('<i')))
_push('PERSID', lambda u: u.persistent_load(_ascii_name(u._line())))
_push('BINPERSID', lambda u: u.persistent_load(u.stack.pop()))


def _extension(u, code):
    if code <= 0:
        raise UnpicklingError('EXT specifies code <= 0')
    key = copyreg._inverted_registry.get(code)
    if not key:
        raise ValueError('unregistered extension code %d' % code)
    return u.find_class(*key)


@_operation('PROTO')
def _proto(u):
    u.proto = u.read(1)[0]
    if u.proto > HIGHEST_PROTOCOL:
        raise ValueError('unsupported pickle protocol: %d' % u.proto)


@_operation('FRAME')
def _frame(u):
    size = u._number('<Q')
    if size > sys.maxsize:
        raise ValueError('frame size > sys.maxsize: %d' % size)
    u._enter_frame(u.read(size))


@_operation('DICT')
def _dict(u):
    items = u._pop_mark()
    u.stack.append(dict(_by_two(items, 'DICT')))


def _by_two(items, name):
    if len(items) % 2:
        raise UnpicklingError('odd number of items for ' + name)
    return zip(items[::2], items[1::2])


def _short_tuple(n):
    def operation(u):
        if len(u.stack) < n:
            raise UnpicklingError('unpickling stack underflow')
        u.stack[-n:] = [tuple(u.stack[-n:])]
    return operation


for _n, _code in enumerate((TUPLE1, TUPLE2, TUPLE3), 1):
    _Unpickler._operations[_code[0]] = _short_tuple(_n)


@_operation('MARK')
def _mark(u):
    u._marks.append(u.stack)
    u.stack = []


@_operation('STOP')
def _stop(u):
    if not u.stack:
        raise UnpicklingError('unexpected MARK found' if u._marks else 'unpickling stack underflow')
    raise _Stop(u.stack.pop())


@_operation('POP')
def _pop(u):
    if u.stack or not u._marks:
        del u.stack[-1]
    else:
        u._pop_mark()


@_operation('POP_MARK')
def _drop_mark(u):
    u._pop_mark()


def _put(u, key):
    if key < 0:
        raise ValueError('negative PUT argument')
    u.memo[key] = u.stack[-1]


_Unpickler._operations[PUT[0]] = lambda u: _put(u, int(u._line()))
_Unpickler._operations[BINPUT[0]] = lambda u: _put(u, u.read(1)[0])
_Unpickler._operations[LONG_BINPUT[0]] = lambda u: _put(u, u._number('<I'))
_Unpickler._operations[MEMOIZE[0]] = lambda u: _put(u, len(u.memo))


@_operation('APPEND')
def _append(u):
    value = u.stack.pop()
    u.stack[-1].append(value)


@_operation('APPENDS')
def _appends(u):
    items = u._pop_mark()
    target = u.stack[-1]
    if hasattr(target, 'extend'):
        target.extend(items)
    else:
        for item in items:
            target.append(item)


@_operation('SETITEM')
def _setitem(u):
    value, key = u.stack.pop(), u.stack.pop()
    u.stack[-1][key] = value


@_operation('SETITEMS')
def _setitems(u):
    items = u._pop_mark()
    target = u.stack[-1]
    for key, value in _by_two(items, 'SETITEMS'):
        target[key] = value


@_operation('ADDITEMS')
def _additems(u):
    items = u._pop_mark()
    target = u.stack[-1]
    if isinstance(target, set):
        target.update(items)
    else:
        for item in items:
            target.add(item)


@_operation('STACK_GLOBAL')
def _stack_global(u):
    name, module = u.stack.pop(), u.stack.pop()
    if type(name) is not str or type(module) is not str:
        raise UnpicklingError('STACK_GLOBAL requires str')
    u.stack.append(u.find_class(module, name))


def _instance(u, cls, args):
    if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
        u.stack.append(cls(*args))
    else:
        u.stack.append(cls.__new__(cls))


@_operation('INST')
def _inst(u):
    module, name = u._line().decode('ascii'), u._line().decode('ascii')
    args = u._pop_mark()
    _instance(u, u.find_class(module, name), args)


@_operation('OBJ')
def _obj(u):
    args = u._pop_mark()
    if not args:
        raise UnpicklingError('unpickling stack underflow')
    _instance(u, args[0], args[1:])


def _check_new(name, cls, args):
    if not isinstance(cls, type):
        raise UnpicklingError('%s class argument must be a type, not %s' % (name, type(cls).__name__))
    if not isinstance(args, tuple):
        raise UnpicklingError('%s args argument must be a tuple, not %s' % (name, type(args).__name__))


@_operation('NEWOBJ')
def _newobj(u):
    args, cls = u.stack.pop(), u.stack.pop()
    _check_new('NEWOBJ', cls, args)
    u.stack.append(cls.__new__(cls, *args))


@_operation('NEWOBJ_EX')
def _newobj_ex(u):
    kwargs, args, cls = u.stack.pop(), u.stack.pop(), u.stack.pop()
    _check_new('NEWOBJ_EX', cls, args)
    if not isinstance(kwargs, dict):
        raise UnpicklingError('NEWOBJ_EX kwargs argument must be a dict, not %s' % type(kwargs).__name__)
    u.stack.append(cls.__new__(cls, *args, **kwargs))


@_operation('REDUCE')
def _call(u):
    args = u.stack.pop()
    if not isinstance(args, tuple):
        raise TypeError('argument list must be a tuple')
    u.stack[-1] = u.stack[-1](*args)


@_operation('BUILD')
def _build(u):
    state, instance = u.stack.pop(), u.stack[-1]
    setter = getattr(instance, '__setstate__', None)
    if setter is not None:
        setter(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        attributes = instance.__dict__
        for key, value in state.items():
            attributes[sys.intern(key) if type(key) is str else key] = value
    for key, value in (slots or {}).items():
        setattr(instance, key, value)


@_operation('NEXT_BUFFER')
def _next_buffer(u):
    if u._buffers is None:
        raise UnpicklingError('pickle stream refers to out-of-band data but no *buffers* argument was given')
    try:
        u.stack.append(next(u._buffers))
    except StopIteration:
        raise UnpicklingError('not enough out-of-band buffers') from None


@_operation('READONLY_BUFFER')
def _readonly_buffer(u):
    with memoryview(u.stack[-1]) as view:
        if not view.readonly:
            u.stack[-1] = view.toreadonly()


Pickler, Unpickler = _Pickler, _Unpickler
Pickler.__name__ = Pickler.__qualname__ = 'Pickler'
Unpickler.__name__ = Unpickler.__qualname__ = 'Unpickler'


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object to a binary file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return an object as bytes."""
    if buffer_callback is None:
        data = _pickle.write_plain(obj, DEFAULT_PROTOCOL if protocol is None else protocol,
                                   None if copyreg._extension_registry else copyreg.dispatch_table)
        if data is not NotImplemented:
            return data
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """Read an object from a binary file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """Return the object that bytes were made from."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    made = _pickle.read_plain(data)
    if made is not NotImplemented:
        return made
    return load(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)


_dump, _dumps, _load, _loads = dump, dumps, load, loads  # as CPython calls what is written in Python
