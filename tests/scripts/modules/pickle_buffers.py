# SPDX-License-Identifier: MIT
# Module pickle: buffers beside the pickle, persistent ids, reducer_override, tables of one's own, extension codes, errors.
import pickle, copyreg, io, collections, operator
def err(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
class P:
    def __init__(s, x): s.x = x
    def __eq__(s, o): return type(s) is type(o) and s.__dict__ == o.__dict__
class S:
    __slots__ = 'a', 'b'
class PP(pickle.Pickler):
    def persistent_id(self, o): return 'id-%d' % o.x if isinstance(o, P) else None
class PU(pickle.Unpickler):
    def persistent_load(self, i): return 'loaded ' + i
    def find_class(self, m, n): print('find', m, n); return super().find_class(m, n)
for p in 0, 1, 4:
    f = io.BytesIO(); PP(f, p).dump([P(1), P(2), collections.OrderedDict()]); f.seek(0); print(PU(f).load())
class RO(pickle.Pickler):
    def reducer_override(self, o):
        if isinstance(o, type(lambda: 0)) and o.__name__ == '<lambda>': return (operator.attrgetter, ('lam',))
        return NotImplemented
f = io.BytesIO(); RO(f).dump([lambda: 0, 5, P(1)]); print(str(pickle.loads(f.getvalue())[:2]))
class DT(pickle.Pickler): dispatch_table = {P: lambda o: (str, ('via table',))}
f = io.BytesIO(); DT(f).dump(P(1)); print(pickle.loads(f.getvalue()))
copyreg.pickle(S, lambda s: (str, ('copyreg',))); print(pickle.loads(pickle.dumps(S())))
bufs = []; d = pickle.dumps([pickle.PickleBuffer(b'abc'), pickle.PickleBuffer(bytearray(b'def'))], 5, buffer_callback=bufs.append); print(len(bufs), [bytes(b) for b in bufs]); r = pickle.loads(d, buffers=bufs); print(r[0].__class__.__name__, bytes(r[1])) if 1 else 0
print(pickle.loads(pickle.dumps([pickle.PickleBuffer(b'abc'), pickle.PickleBuffer(bytearray(b'def'))], 5))); err(pickle.dumps, pickle.PickleBuffer(b'x'), 4); err(pickle.loads, d); err(pickle.dumps, 1, 4, buffer_callback=print)
pb = pickle.PickleBuffer(b'q'); print(bytes(pb.raw())); pb.release(); err(pb.raw); err(pickle.PickleBuffer, 5)
f = io.BytesIO(); pk = pickle.Pickler(f); l = [1]; pk.dump(l); pk.dump(l); print(len(f.getvalue())); pk.clear_memo(); f.seek(0); up = pickle.Unpickler(f); print(up.load(), up.load())
print(pickle.loads(pickle.dumps(P(3), fix_imports=False) + b'trailing') == P(3))
print(pickle.format_version, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.compatible_formats, issubclass(pickle.UnpicklingError, pickle.PickleError))
copyreg.add_extension('__main__', 'P', 0x1234); d = pickle.dumps(P, 2); print(d, pickle.loads(d)); err(copyreg.add_extension, '__main__', 'P', 5); copyreg.remove_extension('__main__', 'P', 0x1234); err(pickle.loads, d)
class BadR:
    def __reduce__(s): return 5
class BadR2:
    def __reduce__(s): return (1, 2)
class BadR3:
    def __reduce__(s): return (int, 2)
for b in BadR, BadR2, BadR3: err(pickle.dumps, b())

err(pickle.loads, b'\x80\x04\x95'); err(pickle.loads, b'I12a\n.'); err(pickle.loads, b''); err(pickle.dumps, P.__init__.__class__)

# expect: find collections OrderedDict
# expect: ['loaded id-1', 'loaded id-2', OrderedDict()]
# expect: find collections OrderedDict
# expect: ['loaded id-1', 'loaded id-2', OrderedDict()]
# expect: find collections OrderedDict
# expect: ['loaded id-1', 'loaded id-2', OrderedDict()]
# expect: [operator.attrgetter('lam'), 5]
# expect: via table
# expect: copyreg
# expect: 2 [b'abc', b'def']
# expect: PickleBuffer b'def'
# expect: [b'abc', bytearray(b'def')]
# expect: PicklingError PickleBuffer can only be pickled with protocol >= 5
# expect: UnpicklingError pickle stream refers to out-of-band data but no *buffers* argument was given
# expect: ValueError buffer_callback needs protocol >= 5
# expect: b'q'
# expect: ValueError operation forbidden on released PickleBuffer object
# expect: TypeError a bytes-like object is required, not 'int'
# expect: 22
# expect: [1] [1]
# expect: True
# expect: 4.0 5 4 ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0'] True
# expect: b'\x80\x02\x834\x12.' <class '__main__.P'>
# expect: ValueError key ('__main__', 'P') is already registered with code 4660
# expect: ValueError unregistered extension code 4660
# expect: PicklingError __reduce__ must return a string or tuple
# expect: PicklingError first item of the tuple returned by __reduce__ must be callable
# expect: PicklingError second item of the tuple returned by __reduce__ must be a tuple
# expect: UnpicklingError pickle data was truncated
# expect: ValueError could not convert string to int
# expect: EOFError Ran out of input
# expect: PicklingError Can't pickle <class 'function'>: attribute lookup function on builtins failed
