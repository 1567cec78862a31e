# SPDX-License-Identifier: MIT
# Module pickle: every type in every protocol, both ways; classes and their hooks; what is refused.
import copyreg
import io
import pickle
from collections import Counter, OrderedDict, defaultdict, deque


class Plain:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    class Inner:
        pass


class Slots:
    __slots__ = ('a', 'b')


class State:
    def __getstate__(self):
        return 'state'

    def __setstate__(self, state):
        self.got = state


class Args(tuple):
    def __new__(cls, a, *, b):
        return super().__new__(cls, (a, b))

    def __getnewargs_ex__(self):
        return (self[0],), {'b': self[1]}


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x,), {'extra': 1}


class MyList(list):
    pass


class MyDict(dict):
    pass


class Number(int):
    pass


def function():
    pass


values = [None, True, False, 0, 1, -1, 255, 256, 65535, 65536, -2 ** 31, 2 ** 31, 2 ** 63, -2 ** 63, 2 ** 2040, -10 ** 700, 0.0, -1.5, 1e300, float('inf'),
          '', 'abc', 'h\xe9', '\u20ac\U0001f600', 'a\nb\\c\r\x1a\0', '\ud800', 'x' * 300, b'', b'abc\xff', b'y' * 300, bytearray(), bytearray(b'z'), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4),
          [], [1], list(range(2500)), {}, {'a': 1}, {i: str(i) for i in range(1100)}, set(), {1, 'a'}, frozenset(), frozenset([1, 2]), 1j, range(3), slice(1, 2), Ellipsis, NotImplemented,
          int, len, function, Plain, Plain.Inner, type(None), OrderedDict(a=1), Counter('ab'), defaultdict(list, {1: [2]}), deque([1, 2], 3), ValueError('x', 1), ZeroDivisionError(), Number(5), MyList([1, 2]), MyDict(a=1)]
for protocol in range(6):
    same = 0
    for value in values:
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        if type(back) is type(value) and (back == value or repr(back) == repr(value)):
            same += 1
        else:
            print('different', protocol, repr(value)[:50], repr(back)[:50])
    p, s, st, r = Plain(a=[1], b='x'), Slots(), State(), Reduced(3)
    s_ok = protocol < 2
    if not s_ok:
        s.a = 1
        back = pickle.loads(pickle.dumps(s, protocol))
        s_ok = back.a == 1 and not hasattr(back, 'b')
    back = pickle.loads(pickle.dumps([p, p, st, r, Args(1, b=2) if protocol > 1 else (1, 2)], protocol))
    print(protocol, same == len(values), s_ok, back[0] == p, back[0] is back[1], back[2].got, back[3].x, back[3].extra, tuple(back[4]))

# --- what contains itself
l = []
l.append(l)
d = {}
d['d'] = d
t = ([],)
t[0].append(t)
o = Plain()
o.me = o
for protocol in range(6):
    a, b, c, e = (pickle.loads(pickle.dumps(x, protocol)) for x in (l, d, t, o))
    print(a[0] is a, b['d'] is b, c[0][0] is c, e.me is e)
x = [1]
a = pickle.loads(pickle.dumps([x, x, 'shared', 'shared']))
print(a[0] is a[1])

# --- the bytes themselves
for value in (None, 5, 'ab', [1, 'a'], {'k': (1, 2.5)}, b'x', int, 2 ** 70):
    print([pickle.dumps(value, protocol) for protocol in (0, 1, 2, 3, 4, 5)])
print(pickle.loads(b"(dp0\nS'a'\np1\nI1\nsS'b'\np2\n(lp3\nI2\naF2.5\nas."), pickle.loads(b'c__builtin__\nlong\n.'), pickle.loads(b"(I1\nI2\nI01\ntp0\n."), pickle.loads(b'(i__main__\nPlain\n.').__dict__)
print(pickle.loads(b"U\x02\xc3\xa9.", encoding='utf-8'), pickle.loads(b"U\x01\xff.", encoding='bytes'), pickle.loads(b"L5L\n."), pickle.loads(b'\x80\x02]q\x00(K\x01K\x02e.'))

# --- files and hooks
file = io.BytesIO()
for value in 1, 'two', [3]:
    pickle.dump(value, file)
file.seek(0)
print(pickle.load(file), pickle.load(file), pickle.load(file))


class MyPickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()

    def persistent_id(self, obj):
        return 'id-%d' % obj.n if isinstance(obj, Kept) else None

    def reducer_override(self, obj):
        return (str, ('overridden',)) if isinstance(obj, State) else NotImplemented


class MyUnpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        return Kept(int(pid[3:]))

    def find_class(self, module, name):
        if name == 'eval':
            raise pickle.UnpicklingError('forbidden: %s.%s' % (module, name))
        return super().find_class(module, name)


class Kept:
    def __init__(self, n):
        self.n = n


MyPickler.dispatch_table[Slots] = lambda s: (Number, (7,))
for protocol in 0, 2, 5:
    file = io.BytesIO()
    MyPickler(file, protocol).dump([Kept(3), State(), Slots()])
    file.seek(0)
    kept, state, slots = MyUnpickler(file).load()
    print(kept.n, state, slots)
copyreg.add_extension('__main__', 'Plain', 200)
print(len(pickle.dumps(Plain, 2)), pickle.loads(pickle.dumps(Plain, 2)) is Plain)
copyreg.remove_extension('__main__', 'Plain', 200)


def refused(call):
    try:
        print('not refused:', call())
    except Exception as e:
        print(type(e).__name__, '-', e)


class Local:
    pass


found = Local


def inside():
    class Hidden:
        pass
    return Hidden()


refused(lambda: MyUnpickler(io.BytesIO(b'cbuiltins\neval\n(S"1"\ntR.')).load())
refused(lambda: pickle.loads(b''))
refused(lambda: pickle.loads(b'\x80\x09.'))
refused(lambda: pickle.loads(b'\x80\x04\x95\x05'))
refused(lambda: pickle.loads('text'))
refused(lambda: pickle.loads(b'cno_such_module\nx\n.'))
refused(lambda: pickle.loads(b'P1\n.'))
refused(lambda: pickle.dumps(1, 9))
refused(lambda: pickle.Pickler(5))
refused(lambda: pickle.Unpickler(5))
refused(lambda: pickle.loads(b'\x82\x05.'))
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.format_version, issubclass(pickle.PicklingError, pickle.PickleError))

# expect: 0 True True True True state 3 1 (1, 2)
# expect: 1 True True True True state 3 1 (1, 2)
# expect: 2 True True True True state 3 1 (1, 2)
# expect: 3 True True True True state 3 1 (1, 2)
# expect: 4 True True True True state 3 1 (1, 2)
# expect: 5 True True True True state 3 1 (1, 2)
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True
# expect: [b'N.', b'N.', b'\x80\x02N.', b'\x80\x03N.', b'\x80\x04N.', b'\x80\x05N.']
# expect: [b'I5\n.', b'K\x05.', b'\x80\x02K\x05.', b'\x80\x03K\x05.', b'\x80\x04K\x05.', b'\x80\x05K\x05.']
# expect: [b'Vab\np0\n.', b'X\x02\x00\x00\x00abq\x00.', b'\x80\x02X\x02\x00\x00\x00abq\x00.', b'\x80\x03X\x02\x00\x00\x00abq\x00.', b'\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00\x8c\x02ab\x94.', b'\x80\x05\x95\x06\x00\x00\x00\x00\x00\x00\x00\x8c\x02ab\x94.']
# expect: [b'(lp0\nI1\naVa\np1\na.', b']q\x00(K\x01X\x01\x00\x00\x00aq\x01e.', b'\x80\x02]q\x00(K\x01X\x01\x00\x00\x00aq\x01e.', b'\x80\x03]q\x00(K\x01X\x01\x00\x00\x00aq\x01e.', b'\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94e.', b'\x80\x05\x95\x0b\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94e.']
# expect: [b'(dp0\nVk\np1\n(I1\nF2.5\ntp2\ns.', b'}q\x00X\x01\x00\x00\x00kq\x01(K\x01G@\x04\x00\x00\x00\x00\x00\x00tq\x02s.', b'\x80\x02}q\x00X\x01\x00\x00\x00kq\x01K\x01G@\x04\x00\x00\x00\x00\x00\x00\x86q\x02s.', b'\x80\x03}q\x00X\x01\x00\x00\x00kq\x01K\x01G@\x04\x00\x00\x00\x00\x00\x00\x86q\x02s.', b'\x80\x04\x95\x15\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01k\x94K\x01G@\x04\x00\x00\x00\x00\x00\x00\x86\x94s.', b'\x80\x05\x95\x15\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01k\x94K\x01G@\x04\x00\x00\x00\x00\x00\x00\x86\x94s.']
# expect: [b'c_codecs\nencode\np0\n(Vx\np1\nVlatin1\np2\ntp3\nRp4\n.', b'c_codecs\nencode\nq\x00(X\x01\x00\x00\x00xq\x01X\x06\x00\x00\x00latin1q\x02tq\x03Rq\x04.', b'\x80\x02c_codecs\nencode\nq\x00X\x01\x00\x00\x00xq\x01X\x06\x00\x00\x00latin1q\x02\x86q\x03Rq\x04.', b'\x80\x03C\x01xq\x00.', b'\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00C\x01x\x94.', b'\x80\x05\x95\x05\x00\x00\x00\x00\x00\x00\x00C\x01x\x94.']
# expect: [b'c__builtin__\nlong\np0\n.', b'c__builtin__\nlong\nq\x00.', b'\x80\x02c__builtin__\nlong\nq\x00.', b'\x80\x03cbuiltins\nint\nq\x00.', b'\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.', b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.']
# expect: [b'L1180591620717411303424L\n.', b'L1180591620717411303424L\n.', b'\x80\x02\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@.', b'\x80\x03\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@.', b'\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@.', b'\x80\x05\x95\x0c\x00\x00\x00\x00\x00\x00\x00\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@.']
# expect: {'a': 1, 'b': [2, 2.5]} <class 'int'> (1, 2, True) {}
# expect: é b'\xff' 5 [1, 2]
# expect: 1 two [3]
# expect: 3 overridden 7
# expect: 3 overridden 7
# expect: 3 overridden 7
# expect: 5 True
# expect: UnpicklingError - forbidden: builtins.eval
# expect: EOFError - Ran out of input
# expect: ValueError - unsupported pickle protocol: 9
# expect: UnpicklingError - pickle data was truncated
# expect: TypeError - a bytes-like object is required, not 'str'
# expect: ModuleNotFoundError - No module named 'no_such_module'
# expect: UnpicklingError - A load persistent id instruction was encountered, but no persistent_load function was specified.
# expect: ValueError - pickle protocol must be <= 5
# expect: TypeError - file must have a 'write' attribute
# expect: TypeError - file must have 'read' and 'readline' attributes
# expect: ValueError - unregistered extension code 5
# expect: 5 4 4.0 True
