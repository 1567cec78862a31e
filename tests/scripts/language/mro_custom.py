# SPDX-License-Identifier: MIT
# A metaclass's mro() looks at a class that is not complete, or fails when __bases__ is set.
# What a class without an order can be used for.
class M4(type):
    def mro(cls):
        m = super().mro()
        if cls.__name__=='Z':
            try:
                class Sub(cls): pass
            except Exception as e: print(type(e).__name__, e)
            try: print(type.__call__(cls))
            except Exception as e: print(type(e).__name__, e)
        return m
class Z(metaclass=M4): pass
print(2)
class Quiet(type):
    def mro(cls):
        m = super().mro()
        try: print(super(cls, cls).xxx)
        except Exception as e: print(type(e).__name__, e)
        return m
class W(metaclass=Quiet): pass
print(1)
class M(type):
    def mro(cls):
        if cls.__name__ == 'F' and getattr(cls,'flag',0): raise ZeroDivisionError
        return super().mro()
class A: pass
class B: pass
class F(A,metaclass=M): pass
class G(F): pass
F.flag=1
try: F.__bases__=(B,)
except BaseException as e: print(type(e).__name__,e)
print(F.__bases__, F.__mro__, G.__mro__)

# expect: TypeError Cannot extend an incomplete type 'Z'
# expect: TypeError cannot create 'Z' instances
# expect: 2
# expect: AttributeError 'super' object has no attribute 'xxx'
# expect: 1
# expect: ZeroDivisionError 
# expect: (<class '__main__.A'>,) (<class '__main__.F'>, <class '__main__.A'>, <class 'object'>) (<class '__main__.G'>, <class '__main__.F'>, <class '__main__.A'>, <class 'object'>)
