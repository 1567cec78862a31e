# SPDX-License-Identifier: MIT
# Descriptors that are asked for neither an instance nor a class; what is bound already is none.
import collections, functools

class Slots:
    __slots__ = ("x",)
    p = property(lambda self: 1)
    def m(self): pass

named = collections.namedtuple("named", "a")
kinds = [vars(Slots)["x"], Slots.p, Slots.m, Slots().m, vars(int)["real"], list.append, list.__add__, classmethod(len),
         staticmethod(len), super(Slots, Slots()), super(Slots), functools.lru_cache(len), vars(named)["a"]]
for descriptor in kinds:
    for arguments in (None,), (None, None):
        try:
            print(descriptor.__get__(*arguments))
        except TypeError as e:
            print(type(descriptor).__name__, e)
    descriptor.__get__(None, Slots)
for bound in len, [].append, (3).__add__:
    print(hasattr(bound, "__get__"))
# expect: member_descriptor __get__(None, None) is invalid
# expect: member_descriptor __get__(None, None) is invalid
# expect: property __get__(None, None) is invalid
# expect: property __get__(None, None) is invalid
# expect: function __get__(None, None) is invalid
# expect: function __get__(None, None) is invalid
# expect: method __get__(None, None) is invalid
# expect: method __get__(None, None) is invalid
# expect: getset_descriptor __get__(None, None) is invalid
# expect: getset_descriptor __get__(None, None) is invalid
# expect: method_descriptor __get__(None, None) is invalid
# expect: method_descriptor __get__(None, None) is invalid
# expect: wrapper_descriptor __get__(None, None) is invalid
# expect: wrapper_descriptor __get__(None, None) is invalid
# expect: classmethod __get__(None, None) is invalid
# expect: classmethod __get__(None, None) is invalid
# expect: staticmethod __get__(None, None) is invalid
# expect: staticmethod __get__(None, None) is invalid
# expect: super __get__(None, None) is invalid
# expect: super __get__(None, None) is invalid
# expect: super __get__(None, None) is invalid
# expect: super __get__(None, None) is invalid
# expect: _lru_cache_wrapper __get__(None, None) is invalid
# expect: _lru_cache_wrapper __get__(None, None) is invalid
# expect: _tuplegetter __get__(None, None) is invalid
# expect: _tuplegetter __get__(None, None) is invalid
# expect: False
# expect: False
# expect: False
