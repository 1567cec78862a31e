# SPDX-License-Identifier: MIT
# Where a class statement begins, and which attributes its methods give to self; what code.replace() keeps.
def decorator(cls):
    return cls


class C:
    def __init__(self):
        self.b: int = 2
        self.a = 1

    def m(self):
        for self.e in ():
            pass
        self.f, (self.g, *self.h) = 1, (2, 3)
        del self.a
        with self.x as self.i:
            pass

    def k(self):
        self.f = self.b
        return self.unknown


@decorator
class D:
    pass


first = decorator.__code__.co_firstlineno
print([name for name in C.__static_attributes__ if name != 'a'] == sorted('befghi'), type(C.__static_attributes__))
print(C.__firstlineno__ - first, D.__firstlineno__ - first, D.__static_attributes__)
for cls in (int, type('T', (), {})):
    try:
        cls.__firstlineno__
    except AttributeError as e:
        print(e)


class Own:
    __firstlineno__ = 5


print(Own.__firstlineno__)

code = C.m.__code__
same = code.replace(co_argcount=code.co_argcount, co_posonlyargcount=code.co_posonlyargcount,
                    co_kwonlyargcount=code.co_kwonlyargcount, co_nlocals=code.co_nlocals, co_stacksize=code.co_stacksize,
                    co_flags=code.co_flags, co_code=code.co_code, co_consts=code.co_consts, co_names=code.co_names,
                    co_varnames=code.co_varnames, co_filename=code.co_filename, co_name=code.co_name,
                    co_qualname=code.co_qualname, co_firstlineno=code.co_firstlineno, co_linetable=code.co_linetable,
                    co_exceptiontable=code.co_exceptiontable, co_freevars=code.co_freevars, co_cellvars=code.co_cellvars)
print(same == code, same is code, hash(same) == hash(code), code.replace(co_name='other') == code)

# expect: True <class 'tuple'>
# expect: 4 22 ()
# expect: type object 'int' has no attribute '__firstlineno__'
# expect: type object 'T' has no attribute '__firstlineno__'
# expect: 5
# expect: True False True False
