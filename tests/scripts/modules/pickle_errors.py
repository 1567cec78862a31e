# What pickle refuses, and how it says so; names of Python 2; bound methods and self-containing deques.
import collections
import copyreg
import io
import pickle
import sys
import threading


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


class Thing:
    @classmethod
    def made(cls):
        return 'made by ' + cls.__name__

    def method(self):
        return 'method'

    class Inner:
        pass


class Reduced:
    def __init__(self, *reduced):
        self.reduced = reduced

    def __reduce__(self):
        return self.reduced


for protocol in range(6):
    made = pickle.loads(pickle.dumps(Thing.made, protocol))
    method = pickle.loads(pickle.dumps(Thing().method, protocol))
    ring = collections.deque(maxlen=3)
    ring.append(ring)
    ring = pickle.loads(pickle.dumps(ring, protocol))
    print(protocol, made(), method(), pickle.loads(pickle.dumps(Thing.Inner, protocol)) is Thing.Inner, ring[0] is ring, ring.maxlen)
# expect: 0 made by Thing method True True 3
# expect: 1 made by Thing method True True 3
# expect: 2 made by Thing method True True 3
# expect: 3 made by Thing method True True 3
# expect: 4 made by Thing method True True 3
# expect: 5 made by Thing method True True 3
for opaque in (x for x in ()), {}.keys(), sys._getframe():
    print([tried(pickle.dumps, opaque, protocol) for protocol in (0, 2)])
# expect: ["TypeError: cannot pickle 'generator' object", "TypeError: cannot pickle 'generator' object"]
# expect: ["TypeError: cannot pickle 'dict_keys' object", "TypeError: cannot pickle 'dict_keys' object"]
# expect: ["TypeError: cannot pickle 'frame' object", "TypeError: cannot pickle 'frame' object"]
print(tried(pickle.dumps, threading.Lock(), 0).replace('_thread.', ''))  # expect: TypeError: cannot pickle 'lock' object
for reduced in ((), (int,), (1, ()), (int, 5), (int, (), None, 5), (int, (), None, None, 5), (dict, (), None, None, iter([1])),
                (Thing, (), 1, None, None, 5), (copyreg.__newobj__, ()), (copyreg.__newobj__, (5,)), (copyreg.__newobj__, (Thing,)),
                (copyreg.__newobj_ex__, (Thing,)), (copyreg.__newobj_ex__, (Thing, 5, {})), (1, 2, 3, 4, 5, 6, 7)):
    print(tried(pickle.dumps, Reduced(*reduced)))
# expect: PicklingError: tuple returned by __reduce__ must contain 2 through 6 elements
# expect: PicklingError: tuple returned by __reduce__ must contain 2 through 6 elements
# expect: PicklingError: first item of the tuple returned by __reduce__ must be callable
# expect: PicklingError: second item of the tuple returned by __reduce__ must be a tuple
# expect: PicklingError: fourth element of the tuple returned by __reduce__ must be an iterator, not int
# expect: PicklingError: fifth element of the tuple returned by __reduce__ must be an iterator, not int
# expect: TypeError: dict items iterator must return 2-tuples
# expect: PicklingError: sixth element of the tuple returned by __reduce__ must be a function, not int
# expect: PicklingError: __newobj__ arglist is empty
# expect: PicklingError: args[0] from __newobj__ args is not a type
# expect: PicklingError: args[0] from __newobj__ args has the wrong class
# expect: PicklingError: length of the NEWOBJ_EX argument tuple must be exactly 3, not 1
# expect: PicklingError: second item from NEWOBJ_EX argument tuple must be a tuple, not int
# expect: PicklingError: tuple returned by __reduce__ must contain 2 through 6 elements
for data in (b'', b'.', b'(.', b'0.', b'2.', b'R.', b'a.', b'(o.', b'NN\x85\x86.', b'}(Nu.', b'(Nd.', b'N)\x81.',
             b'cbuiltins\nint\nN\x81.', b'cbuiltins\nint\nNR.', b'}(Ku.', b'h\x05.', b'\x80\x09.', b'\xff.', b'\x8b\xff\xff\xff\xff.',
             b'\x97.', b'\x82\x01.', b'cos\nnope\n.'):
    print(data, str(tried(pickle.loads, data)).replace(" 'os' from", '').partition(' on <')[0])
# expect: b'' EOFError: Ran out of input
# expect: b'.' UnpicklingError: unpickling stack underflow
# expect: b'(.' UnpicklingError: unexpected MARK found
# expect: b'0.' UnpicklingError: unpickling stack underflow
# expect: b'2.' UnpicklingError: unpickling stack underflow
# expect: b'R.' UnpicklingError: unpickling stack underflow
# expect: b'a.' UnpicklingError: unpickling stack underflow
# expect: b'(o.' UnpicklingError: unpickling stack underflow
# expect: b'NN\x85\x86.' (None, (None,))
# expect: b'}(Nu.' UnpicklingError: odd number of items for SETITEMS
# expect: b'(Nd.' UnpicklingError: odd number of items for DICT
# expect: b'N)\x81.' UnpicklingError: NEWOBJ class argument must be a type, not NoneType
# expect: b'cbuiltins\nint\nN\x81.' UnpicklingError: NEWOBJ args argument must be a tuple, not NoneType
# expect: b'cbuiltins\nint\nNR.' TypeError: argument list must be a tuple
# expect: b'}(Ku.' 117
# expect: b'h\x05.' UnpicklingError: Memo value not found at index 5
# expect: b'\x80\t.' ValueError: unsupported pickle protocol: 9
# expect: b'\xff.' UnpicklingError: invalid load key, '\xff'.
# expect: b'\x8b\xff\xff\xff\xff.' UnpicklingError: LONG pickle has negative byte count
# expect: b'\x97.' UnpicklingError: pickle stream refers to out-of-band data but no *buffers* argument was given
# expect: b'\x82\x01.' ValueError: unregistered extension code 1
# expect: b'cos\nnope\n.' AttributeError: Can't get attribute 'nope'


class Unprepared(pickle.Pickler):
    def __init__(self):
        pass


class UnpreparedReader(pickle.Unpickler):
    def __init__(self):
        pass


print(tried(Unprepared().dump, 1))  # expect: PicklingError: Pickler.__init__() was not called by Unprepared.__init__()
print(tried(UnpreparedReader().load))  # expect: UnpicklingError: Unpickler.__init__() was not called by UnpreparedReader.__init__()
for thing in Exception, FileNotFoundError, RecursionError, map, zip, collections.UserDict, range, len:
    data = pickle.dumps(thing, 2)
    print(data, pickle.loads(data), pickle.dumps(thing, 2, fix_imports=False))
# expect: b'\x80\x02cexceptions\nException\nq\x00.' <class 'Exception'> b'\x80\x02cbuiltins\nException\nq\x00.'
# expect: b'\x80\x02cexceptions\nOSError\nq\x00.' <class 'OSError'> b'\x80\x02cbuiltins\nFileNotFoundError\nq\x00.'
# expect: b'\x80\x02c__builtin__\nRecursionError\nq\x00.' <class 'RecursionError'> b'\x80\x02cbuiltins\nRecursionError\nq\x00.'
# expect: b'\x80\x02citertools\nimap\nq\x00.' <class 'map'> b'\x80\x02cbuiltins\nmap\nq\x00.'
# expect: b'\x80\x02citertools\nizip\nq\x00.' <class 'zip'> b'\x80\x02cbuiltins\nzip\nq\x00.'
# expect: b'\x80\x02cUserDict\nIterableUserDict\nq\x00.' <class 'collections.UserDict'> b'\x80\x02ccollections\nUserDict\nq\x00.'
# expect: b'\x80\x02c__builtin__\nxrange\nq\x00.' <class 'range'> b'\x80\x02cbuiltins\nrange\nq\x00.'
# expect: b'\x80\x02c__builtin__\nlen\nq\x00.' <built-in function len> b'\x80\x02cbuiltins\nlen\nq\x00.'
for old in b'exceptions\nStandardError', b'UserDict\nUserDict', b'__builtin__\nunichr', b'cPickle\ndumps', b'Queue\nQueue':
    print(old, pickle.loads(b'c' + old + b'\n.').__name__)
# expect: b'exceptions\nStandardError' Exception
# expect: b'UserDict\nUserDict' UserDict
# expect: b'__builtin__\nunichr' chr
# expect: b'cPickle\ndumps' dumps
# expect: b'Queue\nQueue' Queue
buffer = io.BytesIO()
pickler = pickle.Pickler(buffer, 2, True, None)
pickler.dispatch_table = {Thing: lambda thing: (str, ('by the table',))}
pickler.dump(Thing())
print(pickle.loads(buffer.getvalue()), collections.OrderedDict(a=1), collections.OrderedDict())
# expect: by the table OrderedDict({'a': 1}) OrderedDict()

import pickle
try:
    pickle.loads(b'P\xc3\xa9\n.')
except pickle.UnpicklingError as e:
    print(e)
# expect: persistent IDs in protocol 0 must be ASCII strings
