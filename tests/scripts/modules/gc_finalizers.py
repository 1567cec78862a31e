# SPDX-License-Identifier: MIT
# Objects that end: __del__, resurrection, callbacks of weak references, files that nobody closed, what an error in them tells.
import gc
import io
import os
import sys
import warnings
import weakref

events, kept = [], []


class Told:
    def __init__(self, name): self.name = name
    def __del__(self): events.append(self.name)


class Rises(Told):
    """Comes back the first time; its finalizer runs once (PEP 442)."""

    def __del__(self):
        super().__del__()
        kept.append(self)


def settle():
    """What has happened since the last time."""
    gc.collect()
    result, events[:] = sorted(events), []
    return result


def one():
    Told('alone')


def ring():
    a, b = Told('a'), Told('b')
    a.other, b.other = b, a


def rise():
    a, b = Rises('rises'), Told('held')
    a.other, b.other = b, a


one()
print(settle())
ring()
print(settle())
rise()
print(settle(), len(kept), kept[0].name, kept[0].other.name)
kept.clear()
print(settle(), kept)

# Weak references: dead when the callback runs; callbacks of references that died before do not run.
def watch():
    o = Told('watched')
    refs = [weakref.ref(o, lambda r: events.append(('callback', r() is None))), weakref.ref(o)]
    proxy = weakref.proxy(o, lambda p: events.append(('proxy',)))
    del o
    return refs, proxy


refs, proxy = watch()
gc.collect()
print(sorted(map(str, events)), [r() for r in refs])
events.clear()
try:
    proxy.name
except ReferenceError as e:
    print(type(e).__name__, e)


def drop():
    o = Told('no callback')
    weakref.ref(o, lambda r: events.append('never'))


drop()
print(settle())


# Errors in finalizers and callbacks are told, and stop nothing.
class Fails:
    def __del__(self): raise ValueError('in __del__')


def fail():
    Fails()
    o = Told('with a bad callback')
    global bad
    bad = weakref.ref(o, lambda r: 1 / 0)


reports = []
sys.unraisablehook, before = lambda u: reports.append((u.exc_type.__name__, str(u.exc_value))), sys.unraisablehook
fail()
gc.collect()
print(sorted(reports), settle())
sys.unraisablehook = before

# Files that nobody closed: a ResourceWarning names the outermost stream.
def text(): open('/dev/null')
def binary(): open('/dev/null', 'rb')
def raw(): open('/dev/null', 'rb', 0)
def writes(): open('/dev/null', 'w').write('a')
def update(): open('/dev/null', 'r+b')
def closed(): open('/dev/null').close()
def wrapped(): io.TextIOWrapper(io.BufferedReader(io.FileIO('/dev/null')))
def memory(): io.BytesIO(b'a'), io.TextIOWrapper(io.BytesIO())
def keeps(): return open('/dev/null').detach().detach()


def with_statement():
    with open('/dev/null'):
        pass


def borrowed():
    fd = os.open('/dev/null', os.O_RDONLY)
    open(fd, closefd=False)
    os.close(fd)


def pipe():
    r, w = os.pipe()
    open(w, 'w').write('written when it was dropped')
    gc.collect()
    with open(r) as f:
        print(f.read())


for f in text, binary, raw, writes, update, closed, wrapped, memory, keeps, with_statement, borrowed, pipe:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter('always')
        result = f()
        gc.collect()
    print(f.__name__, [(w.category.__name__, str(w.message).split(' name=')[0]) for w in warned])
    if result:
        print(result.read(1), result.close())

# weakref.finalize: once, with its arguments, not when it was detached.
def finalize():
    o = Told('finalized')
    return weakref.finalize(o, events.append, 'finalizer'), weakref.finalize(o, events.append, 'detached').detach() is not None


f, detached = finalize()
print(settle(), f.alive, detached, f())

# Generators that are dropped run their finally clauses.
def generate():
    try:
        yield 1
    finally:
        events.append('finally')


def start():
    next(generate())


start()
print(settle())
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), isinstance(gc.collect(), int), len(gc.get_threshold()), gc.garbage)

# expect: ['alone']
# expect: ['a', 'b']
# expect: ['held', 'rises'] 1 rises held
# expect: [] []
# expect: ["('callback', True)", "('proxy',)", 'watched'] [None, None]
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ['no callback']
# expect: [('ValueError', 'in __del__'), ('ZeroDivisionError', 'division by zero')] ['with a bad callback']
# expect: text [('ResourceWarning', 'unclosed file <_io.TextIOWrapper')]
# expect: binary [('ResourceWarning', 'unclosed file <_io.BufferedReader')]
# expect: raw [('ResourceWarning', 'unclosed file <_io.FileIO')]
# expect: writes [('ResourceWarning', 'unclosed file <_io.TextIOWrapper')]
# expect: update [('ResourceWarning', 'unclosed file <_io.BufferedRandom')]
# expect: closed []
# expect: wrapped [('ResourceWarning', 'unclosed file <_io.TextIOWrapper')]
# expect: memory []
# expect: keeps []
# expect: b'' None
# expect: with_statement []
# expect: borrowed []
# expect: written when it was dropped
# expect: pipe [('ResourceWarning', 'unclosed file <_io.TextIOWrapper')]
# expect: ['finalized', 'finalizer'] False True None
# expect: ['finally']
# expect: True None False None True 3 []
