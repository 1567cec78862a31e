# + and * of sequences called as methods: what they cannot take is a TypeError, not NotImplemented.
class Index:
    def __index__(self):
        return 2

class Own(list):
    def __add__(self, other):
        return super().__add__(other)

class Asked:
    def __radd__(self, other):
        return 'asked'
    __rmul__ = __radd__

cases = [([1], '__add__', 1), ('a', '__add__', 1), ((), '__add__', []), (b'', '__add__', 1), (bytearray(), '__add__', 'x'),
         ('abc', '__mul__', ''), (b'', '__mul__', 'a'), (bytearray(), '__mul__', 1.0), ([], '__rmul__', 1.5),
         ([], '__imul__', ''), ('a', '__rmul__', None), ((), '__mul__', ()), ('ab', '__mul__', Index()), ([0], '__rmul__', True),
         ([1], '__add__', [2]), (b'a', '__add__', bytearray(b'b')), (Own([1]), '__add__', ())]
for o, name, argument in cases:
    try:
        print(getattr(o, name)(argument))
    except TypeError as error:
        print(error)
for o in [1], 'a', (), b'':
    print(o + Asked(), o * Asked())
print([1].__mul__(2), type([].__mul__).__name__)

# expect: can only concatenate list (not "int") to list
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate tuple (not "list") to tuple
# expect: can't concat int to bytes
# expect: can't concat str to bytearray
# expect: 'str' object cannot be interpreted as an integer
# expect: 'str' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
# expect: 'str' object cannot be interpreted as an integer
# expect: 'NoneType' object cannot be interpreted as an integer
# expect: 'tuple' object cannot be interpreted as an integer
# expect: abab
# expect: [0]
# expect: [1, 2]
# expect: b'ab'
# expect: can only concatenate list (not "tuple") to list
# expect: asked asked
# expect: asked asked
# expect: asked asked
# expect: asked asked
# expect: [1, 1] method-wrapper
