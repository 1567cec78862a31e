# SPDX-License-Identifier: MIT
# Messages name a type of a module with the module, as far as CPython does.
import itertools, collections, struct, operator

def told(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)
for c in itertools.chain, collections.deque, struct.Struct, dict:
    told(lambda: c.nope)
    told(lambda: setattr(c, "x", 1))
    told(lambda: c.__new__(3))
    told(lambda: c.__new__(int))
    told(lambda: object.__new__(c))
    told(lambda: super(c, 3))
    told(lambda: super(c, c))
    told(lambda: super(c))
    told(lambda: type("C", (c, c), {}))
    told(lambda: type("C", (object, c), {}))
    told(lambda: c.__init__(3))
    told(lambda: c.__init__())
told(collections.deque.append)
told(lambda: vars(collections.deque)["maxlen"])
told(lambda: vars(collections.deque)["maxlen"].__get__(3))
print(struct.Struct("<i"))
# expect: type object 'itertools.chain' has no attribute 'nope'
# expect: cannot set 'x' attribute of immutable type 'itertools.chain'
# expect: itertools.chain.__new__(X): X is not a type object (int)
# expect: itertools.chain.__new__(int): int is not a subtype of itertools.chain
# expect: object.__new__(itertools.chain) is not safe, use itertools.chain.__new__()
# expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (itertools.chain).
# expect: <super: <class 'itertools.chain'>, <itertools.chain object>>
# expect: <super: <class 'itertools.chain'>, NULL>
# expect: duplicate base class chain
# expect: Cannot create a consistent method resolution order (MRO) for bases object, chain
# expect: None
# expect: descriptor '__init__' of 'object' object needs an argument
# expect: type object 'collections.deque' has no attribute 'nope'
# expect: cannot set 'x' attribute of immutable type 'collections.deque'
# expect: collections.deque.__new__(X): X is not a type object (int)
# expect: collections.deque.__new__(int): int is not a subtype of collections.deque
# expect: object.__new__(collections.deque) is not safe, use collections.deque.__new__()
# expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (collections.deque).
# expect: <super: <class 'collections.deque'>, <collections.deque object>>
# expect: <super: <class 'collections.deque'>, NULL>
# expect: duplicate base class deque
# expect: Cannot create a consistent method resolution order (MRO) for bases object, deque
# expect: descriptor '__init__' requires a 'collections.deque' object but received a 'int'
# expect: descriptor '__init__' of 'collections.deque' object needs an argument
# expect: type object '_struct.Struct' has no attribute 'nope'
# expect: cannot set 'x' attribute of immutable type '_struct.Struct'
# expect: _struct.Struct.__new__(X): X is not a type object (int)
# expect: _struct.Struct.__new__(int): int is not a subtype of _struct.Struct
# expect: object.__new__(_struct.Struct) is not safe, use _struct.Struct.__new__()
# expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (_struct.Struct).
# expect: <super: <class '_struct.Struct'>, <_struct.Struct object>>
# expect: <super: <class '_struct.Struct'>, NULL>
# expect: duplicate base class Struct
# expect: Cannot create a consistent method resolution order (MRO) for bases object, Struct
# expect: descriptor '__init__' requires a '_struct.Struct' object but received a 'int'
# expect: descriptor '__init__' of '_struct.Struct' object needs an argument
# expect: type object 'dict' has no attribute 'nope'
# expect: cannot set 'x' attribute of immutable type 'dict'
# expect: dict.__new__(X): X is not a type object (int)
# expect: dict.__new__(int): int is not a subtype of dict
# expect: object.__new__(dict) is not safe, use dict.__new__()
# expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (dict).
# expect: <super: <class 'dict'>, <dict object>>
# expect: <super: <class 'dict'>, NULL>
# expect: duplicate base class dict
# expect: Cannot create a consistent method resolution order (MRO) for bases object, dict
# expect: descriptor '__init__' requires a 'dict' object but received a 'int'
# expect: descriptor '__init__' of 'dict' object needs an argument
# expect: unbound method deque.append() needs an argument
# expect: <attribute 'maxlen' of 'collections.deque' objects>
# expect: descriptor 'maxlen' for 'collections.deque' objects doesn't apply to a 'int' object
# expect: Struct('<i')
