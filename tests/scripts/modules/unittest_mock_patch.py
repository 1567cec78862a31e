# patch() puts mocks in place of attributes and dict items and takes them away again; specifications are kept to.
import asyncio
import inspect
import os
import re
import sys
from unittest.mock import (DEFAULT, AsyncMock, MagicMock, Mock, call, create_autospec, mock_open, patch, seal)


def show(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except BaseException as error:
        result = '%s: %s' % (type(error).__name__, error)
    print(re.sub(r"id='\d+'|0x[0-9a-f]+", 'ID', str(result)))


class Relay:
    """A relay."""
    count = 3

    def __init__(self, pin): self.pin = pin
    def set(self, on, *, delay=0): return 'real'
    @classmethod
    def make(cls, pin): return cls(pin)
    @staticmethod
    def check(pin): return pin
    async def wait(self, seconds): return 'waited'


HERE = __name__ + '.Relay'


@patch(HERE + '.check')
@patch.object(Relay, 'count', 8)
@patch.object(Relay, 'set')
def decorated(first, set_mock, check_mock):
    Relay(1).set(True)
    return first, set_mock.mock_calls, Relay.count, Relay.check is check_mock


print(decorated('x'), Relay.count, Relay(1).set(1), decorated.__name__)
with patch(HERE + '.set', return_value='mocked') as mock:
    print(Relay(1).set(1), mock.call_args)
with patch.object(Relay, 'set', autospec=True, return_value=9) as mock:
    relay = Relay(5)
    print(relay.set(True, delay=2), mock.call_args == call(relay, True, delay=2), inspect.signature(mock))
    show(relay.set)
patcher = patch(HERE + '.count', new_callable=lambda: 77)
print(patcher.start(), Relay.count, patcher.stop(), Relay.count, patcher.stop())
with patch.multiple(HERE, count=1, set=DEFAULT) as made:
    print(Relay.count, list(made), Relay.set is made['set'])


@patch.multiple(Relay, check=DEFAULT, make=DEFAULT)
def multiple(**kwargs):
    return sorted(kwargs)


print(multiple())


@patch(HERE + '.count', 4)
class Tests:
    def test_one(self): return Relay.count
    def other(self): return Relay.count


print(Tests().test_one(), Tests().other())


@patch(HERE + '.check', return_value=6)
async def coroutine(mock):
    await asyncio.sleep(0)
    return Relay.check(1), mock.call_count


print(asyncio.run(coroutine()), inspect.iscoroutinefunction(coroutine))
table = {'a': 1, 'b': 2}
with patch.dict(table, {'a': 5}, c=6) as inside:
    print(inside is table, table)
with patch.dict(table, clear=True):
    print(table)
with patch.dict('os.environ', {'CPY_MOCKED': 'yes'}):
    print(os.environ['CPY_MOCKED'])
print(table, 'CPY_MOCKED' in os.environ)
for _ in range(2):
    patch(HERE + '.count', 1).start()
patch.dict(table, z=1).start()
print(Relay.count, table)
patch.stopall()
print(Relay.count, table)
try:
    with patch(HERE + '.count', 1):
        raise ValueError('through')
except ValueError as error:
    print(error, Relay.count)

# what patch() refuses
show(patch, 'relay')
show(patch, 3)
show(patch('os.no_such_thing').start)
show(patch('no_such_module.x').start)
show(patch.object, 'os', 'getcwd')
show(patch.object(Relay, 'nothing').start)
show(patch.multiple, Relay)
show(patch, HERE, new=1, new_callable=Mock)
show(patch, HERE, autospec=True, new_callable=Mock)
show(patch(HERE, new=1, autospec=True).start)
show(patch(HERE, spec=True, autospec=True).start)
show(patch(HERE, new=3, colour='red').start)
show(patch(HERE + '.x', create=True, spec=True).start)
show(patch, HERE, autospect=True)
show(patch(HERE + '.added', 5, create=True).start)
patch.stopall()
print(hasattr(Relay, 'added'))
show(patch.object(Relay, 'count', Mock()).start)
show(patch.object(Relay, 'count', autospec=True).start)
patch.stopall()

# create_autospec
mock = create_autospec(Relay)
show(mock)
relay = mock(4)
print(isinstance(relay, Relay), mock.mock_calls)
show(relay.set)
show(relay.set, True, speed=1)
show(mock.check)
show(mock.make)
show(getattr, relay, 'nothing')
show(relay)
relay.set(True, delay=1)
relay.set.assert_called_once_with(on=True, delay=1)
print(mock.mock_calls, type(relay.wait), relay.count.__class__)


def ratio(a, b=2, *, c):
    """Divides."""


mock = create_autospec(ratio, return_value=1)
print(mock(1, c=3), inspect.signature(mock), mock.__name__, mock.__doc__, mock.call_args, mock.called, type(mock))
mock.assert_called_with(a=1, c=3)
show(mock, 1)
show(mock.assert_called_with, 1, 2, c=4)
show(mock.assert_has_calls, [call(7)])
show(create_autospec, mock.mock)
show(setattr, create_autospec(Relay, spec_set=True), 'colour', 1)
print(create_autospec(ratio, side_effect=[3, 4])(1, c=1))

# seal
mock = MagicMock(name='sealed')
mock.there.return_value = 1
seal(mock)
print(mock.there())
show(getattr, mock, 'other')
show(mock)
show(setattr, mock, 'new', 1)

# open
mocked = mock_open(read_data='one\ntwo\n')
with patch('builtins.open', mocked):
    with open('name', 'w') as file:
        file.write('x')
    print([line for line in open('name')], open('name').read(), open('name').readline(), open('name').readlines())
mocked.assert_called_with('name')
print(mocked.mock_calls[:4], mocked().write.call_args_list)
print(mock_open(read_data=b'ab\ncd')().readlines())


# asynchronous mocks
async def main():
    mock = AsyncMock(return_value=3)
    print(inspect.iscoroutinefunction(mock), asyncio.iscoroutinefunction(mock), await mock(1), mock.await_count)
    await mock(2, q=1)
    print(mock.await_args, mock.await_args_list, mock.mock_calls)
    show(mock.assert_awaited_once)
    show(mock.assert_not_awaited)
    show(mock.assert_awaited_with, 1)
    show(mock.assert_any_await, 7)
    show(mock.assert_has_awaits, [call(8)])
    show(mock.assert_has_awaits, [call(8)], any_order=True)
    mock.assert_has_awaits([call(1), call(2, q=1)])
    mock.reset_mock()
    show(mock.assert_awaited)
    show(mock.assert_awaited_with, 1)
    mock.side_effect = [1, ValueError('v')]
    print(await mock())
    for _ in range(2):
        try:
            await mock()
        except Exception as error:
            print(type(error).__name__, error)
    magic = MagicMock()
    magic.__aiter__.return_value = [1, 2]
    magic.__aenter__.return_value = 'entered'
    async with magic as inside:
        print(inside, [item async for item in magic])
    with patch.object(Relay, 'wait') as wait:
        print(type(wait).__name__)
    relay = Mock(Relay)
    print(type(relay.wait).__name__, type(relay.set).__name__)
    auto = create_autospec(Relay.wait, return_value='auto')
    print(await auto(None, 3), auto.await_count)


asyncio.run(main())

# expect: ('x', [call(True)], 8, True) 3 real decorated
# expect: mocked call(1)
# expect: 9 True (self, on, *, delay=0)
# expect: TypeError: missing a required argument: 'on'
# expect: 77 77 False 3 None
# expect: 1 ['set'] True
# expect: ['check', 'make']
# expect: 4 3
# expect: (6, 1) True
# expect: True {'a': 5, 'b': 2, 'c': 6}
# expect: {}
# expect: yes
# expect: {'a': 1, 'b': 2} False
# expect: 1 {'a': 1, 'b': 2, 'z': 1}
# expect: 3 {'a': 1, 'b': 2}
# expect: through 3
# expect: TypeError: Need a valid target to patch. You supplied: 'relay'
# expect: TypeError: Need a valid target to patch. You supplied: 3
# expect: AttributeError: <module 'os' (frozen)> does not have the attribute 'no_such_thing'
# expect: ModuleNotFoundError: No module named 'no_such_module'
# expect: TypeError: 'os' must be the actual object to be patched, not a str
# expect: AttributeError: <class '__main__.Relay'> does not have the attribute 'nothing'
# expect: ValueError: Must supply at least one keyword argument with patch.multiple
# expect: ValueError: Cannot use 'new' and 'new_callable' together
# expect: ValueError: Cannot use 'autospec' and 'new_callable' together
# expect: TypeError: autospec creates the mock for you. Can't specify autospec and new.
# expect: TypeError: Can't specify spec and autospec
# expect: TypeError: Can't pass kwargs to a mock we aren't creating
# expect: TypeError: Can't use 'spec' with create=True
# expect: RuntimeError: 'autospect' might be a typo; use unsafe=True if this is intended
# expect: 5
# expect: False
# expect: <Mock ID>
# expect: InvalidSpecError: Cannot autospec attr 'count' from target 'Relay' as it has already been mocked out. [target=<class '__main__.Relay'>, attr=<Mock ID>]
# expect: TypeError: missing a required argument: 'pin'
# expect: True [call(4)]
# expect: TypeError: missing a required argument: 'on'
# expect: TypeError: got an unexpected keyword argument 'speed'
# expect: TypeError: missing a required argument: 'pin'
# expect: TypeError: missing a required argument: 'pin'
# expect: AttributeError: Mock object has no attribute 'nothing'
# expect: TypeError: 'NonCallableMagicMock' object is not callable
# expect: [call(4), call().set(True, delay=1)] <class 'unittest.mock.AsyncMock'> <class 'int'>
# expect: 1 (a, b=2, *, c) ratio None call(1, c=3) True <class 'function'>
# expect: TypeError: missing a required argument: 'c'
# expect: AssertionError: expected call not found.
# expect: Expected: mock(1, 2, c=4)
# expect:   Actual: mock(1, c=3)
# expect: AssertionError: Error processing expected calls.
# expect: Errors: [TypeError("missing a required argument: 'c'")]
# expect: Expected: [call(7)]
# expect:   Actual: [call(1, c=3)]
# expect: InvalidSpecError: Cannot autospec a Mock object. [object=<MagicMock spec='function' ID>]
# expect: AttributeError: Mock object has no attribute 'colour'
# expect: 3
# expect: 1
# expect: AttributeError: sealed.other
# expect: AttributeError: sealed.return_value
# expect: AttributeError: Cannot set sealed.new
# expect: ['one\n', 'two\n'] one
# expect: two
# expect:  one
# expect:  ['one\n', 'two\n']
# expect: [call('name', 'w'), call().__enter__(), call().write('x'), call().__exit__(None, None, None)] [call('x')]
# expect: [b'ab\n', b'cd']
# expect: True True 3 1
# expect: call(2, q=1) [call(1), call(2, q=1)] [call(1), call(2, q=1)]
# expect: AssertionError: Expected mock to have been awaited once. Awaited 2 times.
# expect: AssertionError: Expected mock to not have been awaited. Awaited 2 times.
# expect: AssertionError: expected await not found.
# expect: Expected: mock(1)
# expect:   Actual: mock(2, q=1)
# expect: AssertionError: mock(7) await not found
# expect: AssertionError: Awaits not found.
# expect: Expected: [call(8)]
# expect: Actual: [call(1), call(2, q=1)]
# expect: AssertionError: (call(8),) not all found in await list
# expect: AssertionError: Expected mock to have been awaited.
# expect: AssertionError: Expected await: mock(1)
# expect: Not awaited
# expect: 1
# expect: ValueError v
# expect: StopAsyncIteration 
# expect: entered [1, 2]
# expect: AsyncMock
# expect: AsyncMock Mock
# expect: auto 1
