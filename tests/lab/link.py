# SPDX-License-Identifier: MIT
"""Objects of another process over a line of bytes: calls go both ways, and what is plain data is copied.

One end is the lab's device process (desk.py), which has one thread and answers whenever something comes; the other is
a test in the guest (remote.py), whose main thread may be inside the kernel while the device model that it wrote itself
is asked for bytes.  So each end, while it waits for an answer, does what the other end asks.  The time that all this
may take is limited from outside (run).
"""
import marshal
import os
import struct

PIECE = 1024  # bytes that the desk sends at a time: the guest's serial port stops for good when 4096 wait there
PLAIN = (type(None), bool, int, float, str, bytes)


class Far:
    """An object of the other end."""

    def __init__(self, link, number, kind):
        object.__setattr__(self, '_far', (link, number, kind))

    def __getattr__(self, name):
        link, number, _ = self._far
        return link.ask('get', number, name)

    def __setattr__(self, name, value):
        link, number, _ = self._far
        link.ask('set', number, name, value)

    def __call__(self, *args, **kwargs):
        link, number, _ = self._far
        return link.ask('call', number, args, kwargs)

    def _tell(self, name, *args):
        """Calls it, or a method, without waiting for an answer; what is asked later is done later."""
        link, number, _ = self._far
        link.send('.', 0, [link.pack(v) for v in ('tell', number, name, args)])

    def __repr__(self):
        link, number, _ = self._far
        return link.ask('repr', number)

    def __getitem__(self, key):
        link, number, _ = self._far
        return link.ask('item', number, key)

    def __setitem__(self, key, value):
        link, number, _ = self._far
        link.ask('setitem', number, key, value)

    def __len__(self):
        link, number, _ = self._far
        return link.ask('len', number)


class Link:
    """One end.  special(value) may say what else goes over the line as; meant(what) turns it back.  The desk's end is
    paced: it waits after each piece of a long message until the other end has read it."""

    paced = False

    def __init__(self, fd, root, special=None, meant=None):
        self.fd, self.special, self.meant = fd, special, meant
        self.backlog = []
        self.objects, self.numbers, self.far = [root], {}, {}
        self.asked = 0
        self.answers = {}

    # --- data -----------------------------------------------------------------------------------------------------

    def number_of(self, value):
        try:
            key = hash(value), value
            if key not in self.numbers:
                raise KeyError
        except TypeError:
            key = id(value)
        except KeyError:
            pass
        if key not in self.numbers:
            self.numbers[key] = len(self.objects)
            self.objects.append(value)
        return self.numbers[key]

    def pack(self, value):
        if type(value) in PLAIN:
            return 'p', value
        if isinstance(value, (bytearray, memoryview)):
            return 'p', bytes(value)
        if isinstance(value, tuple):
            return 't', [self.pack(v) for v in value]
        if isinstance(value, list):
            return 'l', [self.pack(v) for v in value]
        if type(value) is dict:
            return 'd', [(self.pack(k), self.pack(v)) for k, v in value.items()]
        if type(value) is Far:
            return 'y', value._far[1]
        what = self.special(value) if self.special else None
        return ('s', what) if what is not None else ('o', self.number_of(value), type(value).__name__)

    def unpack(self, packed):
        kind, value = packed[0], packed[1]
        if kind == 'p':
            return value
        if kind == 't':
            return tuple([self.unpack(v) for v in value])
        if kind == 'l':
            return [self.unpack(v) for v in value]
        if kind == 'd':
            return {self.unpack(k): self.unpack(v) for k, v in value}
        if kind == 'y':
            return self.objects[value]
        if kind == 's':
            return self.meant(value)
        if value not in self.far:
            self.far[value] = Far(self, value, packed[2])
        return self.far[value]

    # --- the line -------------------------------------------------------------------------------------------------

    def send(self, *message):
        data = marshal.dumps(message)
        self.write(struct.pack('<I', len(data)))
        for at in range(0, len(data), PIECE):
            if at and self.paced:
                self.await_pace()
            self.write(data[at:at + PIECE])

    def write(self, data):
        while data:
            data = data[os.write(self.fd, data):]

    def await_pace(self):
        """Waits until the other end has read the piece; what it asks meanwhile is done later."""
        while (message := self.read_message())[0] != '+':
            self.backlog.append(message)

    def fetch(self, count):
        data = b''
        while len(data) < count:
            if data and len(data) % PIECE == 0 and not self.paced:
                self.send('+', 0, ())
            got = os.read(self.fd, min(PIECE - len(data) % PIECE, count - len(data)))
            if not got:
                raise EOFError
            data += got
        return data

    def receive(self):
        """The next message."""
        return self.backlog.pop(0) if self.backlog else self.read_message()

    def read_message(self):
        return marshal.loads(self.fetch(struct.unpack('<I', self.fetch(4))[0]))

    # --- questions ------------------------------------------------------------------------------------------------

    def ask(self, *question):
        self.asked += 1
        mine = self.asked
        self.send('?', mine, [self.pack(v) for v in question])
        return self.outcome(self.answer_to(mine))

    def answer_to(self, mine):
        """Waits for it, and does what the other end asks meanwhile."""
        while mine not in self.answers:
            self.handle(self.receive())
        return self.answers.pop(mine)

    def outcome(self, answer):
        ok, value = answer
        if ok:
            return self.unpack(value)
        name, args = self.unpack(value)
        kind = getattr(__import__('builtins'), name, RuntimeError)
        raise kind(*args)

    def handle(self, message):
        kind, number, rest = message
        if kind == '!':
            self.answers[number] = rest
            return
        try:
            answer = True, self.pack(self.do(*[self.unpack(v) for v in rest]))
        except Exception as error:
            if kind == '.':
                raise
            args = tuple([a if type(a) in PLAIN else str(a) for a in error.args])
            answer = False, self.pack((type(error).__name__, args))
        if kind == '?':
            self.send('!', number, answer)

    def do(self, what, number, *rest):
        o = self.objects[number]
        if what == 'call':
            return o(*rest[0], **rest[1])
        if what == 'tell':
            return (getattr(o, rest[0]) if rest[0] else o)(*rest[1])
        if what == 'get':
            return getattr(o, rest[0])
        if what == 'set':
            return setattr(o, *rest)
        if what == 'item':
            return o[rest[0]]
        if what == 'setitem':
            o[rest[0]] = rest[1]
            return None
        return len(o) if what == 'len' else repr(o)
