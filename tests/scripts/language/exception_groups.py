# SPDX-License-Identifier: MIT
# BaseExceptionGroup and ExceptionGroup: making, nesting checks, split, subgroup, derive, and what TypeErrors say.
def t(s, g=None):
    try:
        r = eval(s, globals())
        print(s, '->', repr(r))
    except BaseException as e:
        print(s, '!', type(e).__name__, e)
t("BaseExceptionGroup()"); t("BaseExceptionGroup('a')"); t("BaseExceptionGroup('a',[],1)"); t("BaseExceptionGroup(1,[ValueError()])")
t("BaseExceptionGroup('a',1)"); t("BaseExceptionGroup('a',[])"); t("BaseExceptionGroup('a',[1])"); t("BaseExceptionGroup('a',[ValueError(), 1])")
t("ExceptionGroup('a',[KeyboardInterrupt()])"); t("ExceptionGroup('a',[ValueError(1)])"); t("BaseExceptionGroup('a',[ValueError(1)])")
t("BaseExceptionGroup('a',[KeyboardInterrupt(1)])"); t("str(ExceptionGroup('a',[ValueError(1)]))"); t("str(ExceptionGroup('a',[ValueError(1),ValueError(2)]))")
t("ExceptionGroup('a', {ValueError(1)})"); t("ExceptionGroup('a', (ValueError(1),)).args"); t("ExceptionGroup('a', [ValueError(1)]).args"); t("ExceptionGroup('a', [ValueError(1)]).exceptions")
t("ExceptionGroup(exceptions=[ValueError(1)], message='x')"); t("ExceptionGroup('a', [ValueError(1)], foo=1)")
g = ExceptionGroup('a', [ValueError(1), TypeError(2), ExceptionGroup('b', [TypeError(3), OSError(4)])])
t("g.split(TypeError)"); t("g.subgroup(TypeError)"); t("g.split((TypeError, OSError))"); t("g.split(lambda e: isinstance(e, OSError))"); t("g.split(1)"); t("g.subgroup(1)"); t("g.split()"); t("g.split(TypeError, 2)")
t("g.split(KeyError)"); t("g.split(Exception)"); t("g.split((1,2))"); t("g.split(int)"); t("g.split(lambda e: 1/0)"); t("g.derive([ValueError(3)])"); t("g.derive([])"); t("g.derive(1)"); t("g.derive()"); t("g.split([ValueError])"); t("g.subgroup(ExceptionGroup) is g"); t("g.split(ExceptionGroup)")
t("g.message"); 
try: g.message = 3
except Exception as e: print(type(e), e)
try: g.exceptions = 3
except Exception as e: print(type(e), e)
class A(ExceptionGroup): pass
class B(BaseExceptionGroup, ValueError): pass
class C(ExceptionGroup):
    def derive(self, e): return 3
class D(ExceptionGroup):
    def derive(self, e): return D(self.message+'d', e)
class N(BaseExceptionGroup):
    def __new__(cls, a): return super().__new__(cls, 'm', [ValueError(a)])
    def __init__(self, a): self.a = a
t("A('x', [KeyboardInterrupt()])"); t("B('x', [KeyboardInterrupt()])"); t("B('x', [ValueError()])"); 
t("C('c', [ValueError(1), TypeError(2)]).split(ValueError)"); t("D('c', [ValueError(1), TypeError(2)]).split(ValueError)"); t("A('c', [ValueError(1), TypeError(2)]).split(ValueError)"); t("N(3)"); t("N(3).split(TypeError)"); t("N(4).a"); t("N(4).args")
t("BaseExceptionGroup.__new__(ValueError, 'a', [])")
t("type(BaseExceptionGroup('a',[ValueError(1)]))"); t("BaseExceptionGroup('a',[BaseExceptionGroup('b',[KeyboardInterrupt()])])")
t("ExceptionGroup('a',[BaseExceptionGroup('b',[KeyboardInterrupt()])])")
t("ExceptionGroup.split.__qualname__"); t("ExceptionGroup('é', iter([ValueError(1)]))"); 
h = BaseExceptionGroup('a', [ValueError(1), KeyboardInterrupt(2)]); t("h.split(ValueError)")
h.add_note('note'); h.__cause__ = KeyError('c')
m, r = h.split(ValueError); t("m.__notes__, r.__notes__, m.__notes__ is h.__notes__, m.__cause__, r.__suppress_context__")

# expect: BaseExceptionGroup() ! TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
# expect: BaseExceptionGroup('a') ! TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: BaseExceptionGroup('a',[],1) ! TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
# expect: BaseExceptionGroup(1,[ValueError()]) ! TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: BaseExceptionGroup('a',1) ! TypeError second argument (exceptions) must be a sequence
# expect: BaseExceptionGroup('a',[]) ! ValueError second argument (exceptions) must be a non-empty sequence
# expect: BaseExceptionGroup('a',[1]) ! ValueError Item 0 of second argument (exceptions) is not an exception
# expect: BaseExceptionGroup('a',[ValueError(), 1]) ! ValueError Item 1 of second argument (exceptions) is not an exception
# expect: ExceptionGroup('a',[KeyboardInterrupt()]) ! TypeError Cannot nest BaseExceptions in an ExceptionGroup
# expect: ExceptionGroup('a',[ValueError(1)]) -> ExceptionGroup('a', [ValueError(1)])
# expect: BaseExceptionGroup('a',[ValueError(1)]) -> ExceptionGroup('a', [ValueError(1)])
# expect: BaseExceptionGroup('a',[KeyboardInterrupt(1)]) -> BaseExceptionGroup('a', [KeyboardInterrupt(1)])
# expect: str(ExceptionGroup('a',[ValueError(1)])) -> 'a (1 sub-exception)'
# expect: str(ExceptionGroup('a',[ValueError(1),ValueError(2)])) -> 'a (2 sub-exceptions)'
# expect: ExceptionGroup('a', {ValueError(1)}) ! TypeError second argument (exceptions) must be a sequence
# expect: ExceptionGroup('a', (ValueError(1),)).args -> ('a', (ValueError(1),))
# expect: ExceptionGroup('a', [ValueError(1)]).args -> ('a', [ValueError(1)])
# expect: ExceptionGroup('a', [ValueError(1)]).exceptions -> (ValueError(1),)
# expect: ExceptionGroup(exceptions=[ValueError(1)], message='x') ! TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
# expect: ExceptionGroup('a', [ValueError(1)], foo=1) ! TypeError ExceptionGroup() takes no keyword arguments
# expect: g.split(TypeError) -> (ExceptionGroup('a', [TypeError(2), ExceptionGroup('b', [TypeError(3)])]), ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [OSError(4)])]))
# expect: g.subgroup(TypeError) -> ExceptionGroup('a', [TypeError(2), ExceptionGroup('b', [TypeError(3)])])
# expect: g.split((TypeError, OSError)) -> (ExceptionGroup('a', [TypeError(2), ExceptionGroup('b', [TypeError(3), OSError(4)])]), ExceptionGroup('a', [ValueError(1)]))
# expect: g.split(lambda e: isinstance(e, OSError)) -> (ExceptionGroup('a', [ExceptionGroup('b', [OSError(4)])]), ExceptionGroup('a', [ValueError(1), TypeError(2), ExceptionGroup('b', [TypeError(3)])]))
# expect: g.split(1) ! TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: g.subgroup(1) ! TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: g.split() ! TypeError BaseExceptionGroup.split() takes exactly one argument (0 given)
# expect: g.split(TypeError, 2) ! TypeError BaseExceptionGroup.split() takes exactly one argument (2 given)
# expect: g.split(KeyError) -> (None, ExceptionGroup('a', [ValueError(1), TypeError(2), ExceptionGroup('b', [TypeError(3), OSError(4)])]))
# expect: g.split(Exception) -> (ExceptionGroup('a', [ValueError(1), TypeError(2), ExceptionGroup('b', [TypeError(3), OSError(4)])]), None)
# expect: g.split((1,2)) ! TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: g.split(int) ! TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: g.split(lambda e: 1/0) ! ZeroDivisionError division by zero
# expect: g.derive([ValueError(3)]) -> ExceptionGroup('a', [ValueError(3)])
# expect: g.derive([]) ! ValueError second argument (exceptions) must be a non-empty sequence
# expect: g.derive(1) ! TypeError second argument (exceptions) must be a sequence
# expect: g.derive() ! TypeError BaseExceptionGroup.derive() takes exactly one argument (0 given)
# expect: g.split([ValueError]) ! TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: g.subgroup(ExceptionGroup) is g -> True
# expect: g.split(ExceptionGroup) -> (ExceptionGroup('a', [ValueError(1), TypeError(2), ExceptionGroup('b', [TypeError(3), OSError(4)])]), None)
# expect: g.message -> 'a'
# expect: <class 'AttributeError'> readonly attribute
# expect: <class 'AttributeError'> readonly attribute
# expect: A('x', [KeyboardInterrupt()]) ! TypeError Cannot nest BaseExceptions in 'A'
# expect: B('x', [KeyboardInterrupt()]) ! TypeError Cannot nest BaseExceptions in 'B'
# expect: B('x', [ValueError()]) -> B('x', [ValueError()])
# expect: C('c', [ValueError(1), TypeError(2)]).split(ValueError) ! TypeError derive must return an instance of BaseExceptionGroup
# expect: D('c', [ValueError(1), TypeError(2)]).split(ValueError) -> (D('cd', [ValueError(1)]), D('cd', [TypeError(2)]))
# expect: A('c', [ValueError(1), TypeError(2)]).split(ValueError) -> (ExceptionGroup('c', [ValueError(1)]), ExceptionGroup('c', [TypeError(2)]))
# expect: N(3) -> N('m', [ValueError(3)])
# expect: N(3).split(TypeError) -> (None, ExceptionGroup('m', [ValueError(3)]))
# expect: N(4).a -> 4
# expect: N(4).args -> ('m', [ValueError(4)])
# expect: BaseExceptionGroup.__new__(ValueError, 'a', []) ! TypeError BaseExceptionGroup.__new__(ValueError): ValueError is not a subtype of BaseExceptionGroup
# expect: type(BaseExceptionGroup('a',[ValueError(1)])) -> <class 'ExceptionGroup'>
# expect: BaseExceptionGroup('a',[BaseExceptionGroup('b',[KeyboardInterrupt()])]) -> BaseExceptionGroup('a', [BaseExceptionGroup('b', [KeyboardInterrupt()])])
# expect: ExceptionGroup('a',[BaseExceptionGroup('b',[KeyboardInterrupt()])]) ! TypeError Cannot nest BaseExceptions in an ExceptionGroup
# expect: ExceptionGroup.split.__qualname__ -> 'BaseExceptionGroup.split'
# expect: ExceptionGroup('é', iter([ValueError(1)])) ! TypeError second argument (exceptions) must be a sequence
# expect: h.split(ValueError) -> (ExceptionGroup('a', [ValueError(1)]), BaseExceptionGroup('a', [KeyboardInterrupt(2)]))
# expect: m.__notes__, r.__notes__, m.__notes__ is h.__notes__, m.__cause__, r.__suppress_context__ -> (['note'], ['note'], False, KeyError('c'), True)
