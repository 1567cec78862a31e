# SPDX-License-Identifier: MIT
# A field that has been read many times at one place is looked up anew when its class, or a base of it, changes.
from collections import namedtuple

P = namedtuple('P', 'x y')
class Named(P): # instances have a dict, in which a field's name does not count
    pass
class Other:
    x = 'other'

def read(o):
    last = None
    for _ in range(100):
        last = o.x
    return last

def call(o):
    for _ in range(100):
        last = o.x()
    return last

p, named = P(1, 2), Named(3, 4)
named.__dict__['x'] = 'hidden'
print(read(p), read(named), read(Other()), read(p), read(P(x='new', y=0)), call(P(lambda: 'called', 0)), call(Named(int, 0)))
# expect: 1 3 other 1 new called 0

# Short tuples, which only tuple.__new__() makes
for short in tuple.__new__(P), tuple.__new__(Named, (7,)):
    try:
        print(read(short))
    except IndexError as e:
        print(e)
# expect: tuple index out of range
# expect: 7

# What replaces a field, in the class or below
field = P.x
Named.x = property(lambda self: 'property')
print(read(named), read(p))
P.x = 'class'
print(read(p), read(named))
del Named.x
print(read(named), read(p))
P.x = field
print(read(named), read(p))
named.__class__ = type('Third', (P,), {'y': field})
print(read(named), named.y)
# expect: property 1
# expect: class property
# expect: hidden class
# expect: 3 1
# expect: 3 3

# A field's descriptor in a class that is no tuple
Other.x = field
try:
    read(Other())
except TypeError as e:
    print(e)
try:
    p.x = 1
except AttributeError as e:
    print(e)
# expect: descriptor for index '0' for tuple subclasses doesn't apply to 'Other' object
# expect: can't set attribute
