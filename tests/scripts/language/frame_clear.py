# SPDX-License-Identifier: MIT
"""frame.clear(): a frame that has ended forgets its variables, a generator that has not begun never will, one that is
suspended or runs refuses."""
import sys
import warnings


def told(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print('ends')


# Not begun: it is over.
new = numbers()
print(told(new.gi_frame.clear), new.gi_frame, list(new))

# Suspended: nothing happens to it.
begun = numbers()
print(next(begun), told(begun.gi_frame.clear), told(begun.gi_frame.clear), next(begun))
frame = begun.gi_frame
begun.close()
print(told(frame.clear), begun.gi_frame)


# Running.
def itself():
    sys._getframe().clear()
    yield


print(told(next, itself()), '|', told(lambda: sys._getframe().clear()))


# A coroutine that has not begun is told of as one that nobody awaited; an asynchronous generator is not.
async def nothing():
    pass


async def items():
    yield 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    coroutine = nothing()
    print(told(coroutine.cr_frame.clear))
    print([str(each.message).split('\n')[0] for each in caught])
    coroutine.close()
    generator = items()
    print(told(generator.ag_frame.clear), generator.ag_frame, len(caught))


# A frame that has ended with an exception.
def fails():
    kept = 'value'
    raise ValueError(kept)


try:
    fails()
except ValueError as e:
    frame = e.__traceback__.tb_next.tb_frame
print(dict(frame.f_locals), frame.clear(), dict(frame.f_locals))

# expect: None None []
# expect: 1 RuntimeError: cannot clear a suspended frame RuntimeError: cannot clear a suspended frame 2
# expect: ends
# expect: None None
# expect: RuntimeError: cannot clear an executing frame | RuntimeError: cannot clear an executing frame
# expect: None
# expect: ["coroutine 'nothing' was never awaited"]
# expect: None None 1
# expect: {'kept': 'value'} None {}
