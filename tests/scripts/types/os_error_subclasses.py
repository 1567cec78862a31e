# SPDX-License-Identifier: MIT
# Subclasses of OSError: __new__ takes the arguments, unless only __init__ is the class's own.


class Kept(OSError):
    def __new__(cls, message, baz):
        self = super().__new__(cls, message)
        self.baz = baz
        return self


class Filled(OSError):
    def __init__(self, message, baz):
        self.baz = baz
        super().__init__(message)


class FilledKept(Filled, Kept):
    pass


class KeptFilled(Kept, Filled):
    pass


class Silent(OSError):
    def __init__(self):
        pass


class Other(OSError):
    def __new__(cls, *args, **kwargs):
        return OSError.__new__(cls, 'x')

    def __init__(self, *args, **kwargs):
        super().__init__()


class Files(OSError):
    def __init__(self, *args):
        super().__init__(2, *args)


for cls in Kept, Filled, FilledKept, KeptFilled:
    print(cls('some', 'baz').args, cls('some', baz='baz').args, cls(message='some', baz='baz').baz)
# expect: ('some',) ('some',) baz
# expect: ('some',) ('some',) baz
# expect: ('some',) ('some',) baz
# expect: ('some',) ('some',) baz
print(Silent().args, Other(1, a=2).args)  # expect: () ('x',)
error = Files('text', 'name', None, 'second')
print(error.args, error.errno, error.filename, error.filename2, error)
# expect: (2, 'text') 2 name second [Errno 2] text: 'name' -> 'second'
print(type(Files('text')).__name__, str(Files('text')))  # expect: Files [Errno 2] text
for wrong in lambda: OSError(a=1), lambda: Filled.__base__.__init__(Silent(), a=1), lambda: OSError("a", x=3):
    try:
        wrong()
    except TypeError as e:
        print(e)
# expect: OSError() takes no keyword arguments
# expect: Silent() takes no keyword arguments
# expect: OSError() takes no keyword arguments
