# SPDX-License-Identifier: MIT
"""What cannot be done with frames, tracebacks, generators and their kind."""
import sys
import types


def told(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def generator():
    yield


async def coroutine():
    pass


async def steps():
    yield


def refuse(o, names):
    for name in names.split():
        print(name, told(setattr, o, name, 1))
        print(name, told(delattr, o, name))


c = coroutine()
refuse(sys._getframe(), 'f_code f_globals f_builtins f_locals f_lasti f_back')
refuse(generator(), 'gi_running gi_suspended gi_yieldfrom gi_frame gi_code')
refuse(c, 'cr_running cr_suspended cr_await cr_frame cr_code cr_origin')
refuse(steps(), 'ag_running ag_suspended ag_await ag_frame ag_code')
c.close()

try:
    1 / 0
except ZeroDivisionError as e:
    traceback = e.__traceback__
refuse(traceback, 'tb_frame tb_lasti tb_next other')

# Their classes are not called, or with what they need.
for T in types.FrameType, types.GeneratorType, types.CoroutineType, type(iter([])), type({}.keys()):
    print(told(T))
    print(told(T, 1))
print(told(types.TracebackType, 1, 2, 3, 4))
print(told(types.TracebackType, 1, sys._getframe(), 3, 4))
print(types.TracebackType(None, sys._getframe(), -1, 4).tb_lasti)
print(types.TracebackType(None, traceback.tb_frame, traceback.tb_lasti, -1).tb_lineno == traceback.tb_lineno)

# expect: f_code AttributeError: attribute 'f_code' of 'frame' objects is not writable
# expect: f_code AttributeError: attribute 'f_code' of 'frame' objects is not writable
# expect: f_globals AttributeError: attribute 'f_globals' of 'frame' objects is not writable
# expect: f_globals AttributeError: attribute 'f_globals' of 'frame' objects is not writable
# expect: f_builtins AttributeError: attribute 'f_builtins' of 'frame' objects is not writable
# expect: f_builtins AttributeError: attribute 'f_builtins' of 'frame' objects is not writable
# expect: f_locals AttributeError: attribute 'f_locals' of 'frame' objects is not writable
# expect: f_locals AttributeError: attribute 'f_locals' of 'frame' objects is not writable
# expect: f_lasti AttributeError: attribute 'f_lasti' of 'frame' objects is not writable
# expect: f_lasti AttributeError: attribute 'f_lasti' of 'frame' objects is not writable
# expect: f_back AttributeError: attribute 'f_back' of 'frame' objects is not writable
# expect: f_back AttributeError: attribute 'f_back' of 'frame' objects is not writable
# expect: gi_running AttributeError: attribute 'gi_running' of 'generator' objects is not writable
# expect: gi_running AttributeError: attribute 'gi_running' of 'generator' objects is not writable
# expect: gi_suspended AttributeError: attribute 'gi_suspended' of 'generator' objects is not writable
# expect: gi_suspended AttributeError: attribute 'gi_suspended' of 'generator' objects is not writable
# expect: gi_yieldfrom AttributeError: attribute 'gi_yieldfrom' of 'generator' objects is not writable
# expect: gi_yieldfrom AttributeError: attribute 'gi_yieldfrom' of 'generator' objects is not writable
# expect: gi_frame AttributeError: attribute 'gi_frame' of 'generator' objects is not writable
# expect: gi_frame AttributeError: attribute 'gi_frame' of 'generator' objects is not writable
# expect: gi_code AttributeError: attribute 'gi_code' of 'generator' objects is not writable
# expect: gi_code AttributeError: attribute 'gi_code' of 'generator' objects is not writable
# expect: cr_running AttributeError: attribute 'cr_running' of 'coroutine' objects is not writable
# expect: cr_running AttributeError: attribute 'cr_running' of 'coroutine' objects is not writable
# expect: cr_suspended AttributeError: attribute 'cr_suspended' of 'coroutine' objects is not writable
# expect: cr_suspended AttributeError: attribute 'cr_suspended' of 'coroutine' objects is not writable
# expect: cr_await AttributeError: attribute 'cr_await' of 'coroutine' objects is not writable
# expect: cr_await AttributeError: attribute 'cr_await' of 'coroutine' objects is not writable
# expect: cr_frame AttributeError: attribute 'cr_frame' of 'coroutine' objects is not writable
# expect: cr_frame AttributeError: attribute 'cr_frame' of 'coroutine' objects is not writable
# expect: cr_code AttributeError: attribute 'cr_code' of 'coroutine' objects is not writable
# expect: cr_code AttributeError: attribute 'cr_code' of 'coroutine' objects is not writable
# expect: cr_origin AttributeError: readonly attribute
# expect: cr_origin AttributeError: readonly attribute
# expect: ag_running AttributeError: readonly attribute
# expect: ag_running AttributeError: readonly attribute
# expect: ag_suspended AttributeError: attribute 'ag_suspended' of 'async_generator' objects is not writable
# expect: ag_suspended AttributeError: attribute 'ag_suspended' of 'async_generator' objects is not writable
# expect: ag_await AttributeError: attribute 'ag_await' of 'async_generator' objects is not writable
# expect: ag_await AttributeError: attribute 'ag_await' of 'async_generator' objects is not writable
# expect: ag_frame AttributeError: attribute 'ag_frame' of 'async_generator' objects is not writable
# expect: ag_frame AttributeError: attribute 'ag_frame' of 'async_generator' objects is not writable
# expect: ag_code AttributeError: attribute 'ag_code' of 'async_generator' objects is not writable
# expect: ag_code AttributeError: attribute 'ag_code' of 'async_generator' objects is not writable
# expect: tb_frame AttributeError: readonly attribute
# expect: tb_frame AttributeError: readonly attribute
# expect: tb_lasti AttributeError: readonly attribute
# expect: tb_lasti AttributeError: readonly attribute
# expect: tb_next TypeError: expected traceback object, got 'int'
# expect: tb_next TypeError: can't delete tb_next attribute
# expect: other AttributeError: 'traceback' object has no attribute 'other' and no __dict__ for setting new attributes
# expect: other AttributeError: 'traceback' object has no attribute 'other' and no __dict__ for setting new attributes
# expect: TypeError: cannot create 'frame' instances
# expect: TypeError: cannot create 'frame' instances
# expect: TypeError: cannot create 'generator' instances
# expect: TypeError: cannot create 'generator' instances
# expect: TypeError: cannot create 'coroutine' instances
# expect: TypeError: cannot create 'coroutine' instances
# expect: TypeError: cannot create 'list_iterator' instances
# expect: TypeError: cannot create 'list_iterator' instances
# expect: TypeError: cannot create 'dict_keys' instances
# expect: TypeError: cannot create 'dict_keys' instances
# expect: TypeError: traceback() argument 'tb_frame' must be frame, not int
# expect: TypeError: expected traceback object or None, got 'int'
# expect: -1
# expect: True
