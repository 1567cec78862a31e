# Mocks record calls, their children's calls too; assertions about them pass or say what was called.
import re
from unittest.mock import (ANY, DEFAULT, MagicMock, Mock, NonCallableMock, PropertyMock, call, sentinel)


def show(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except BaseException as error:
        result = '%s: %s' % (type(error).__name__, error)
    print(re.sub(r"id='\d+'|0x[0-9a-f]+", 'ID', str(result)))


mock = Mock(name='pump')
show(mock.assert_called)
show(mock.assert_called_once)
show(mock.assert_called_with, 1, a=2)
show(mock.assert_called_once_with, 1)
show(mock.assert_any_call, 1)
show(mock.assert_has_calls, [call(1), call(2)])
mock(1)
mock(2, b=3)
show(mock.assert_called_once)
show(mock.assert_not_called)
show(mock.assert_called_with, 1, a=2)
show(mock.assert_called_once_with, 1)
show(mock.assert_any_call, 7, z=1)
show(mock.assert_has_calls, [call(1), call(5)])
show(mock.assert_has_calls, [call(8), call(1), call.foo(3)], any_order=True)
mock.assert_has_calls([call(2, b=3), call(1)], any_order=True)
mock.assert_has_calls([call(1), call(2, b=ANY)])
mock.assert_called_with(ANY, b=3)
print(mock.called, mock.call_count, mock.call_args, mock.call_args_list, mock.call_args.args, mock.call_args.kwargs)
mock.reset_mock()
print(mock.called, mock.call_count, mock.call_args, mock.call_args_list, mock.mock_calls)

mock = Mock()
mock.a.b(3)
mock.x.y().z(4)
mock()(5)
print(mock.mock_calls, mock.method_calls, mock.x.y().mock_calls)
show(lambda: [mock.a.b, mock.x.y().z, mock().q, mock])
print(call.x.y().z(4).call_list())
for name in ('asert_foo', 'assert_foo', 'called_once', 'assertEquals', '__foo__', '__len__'):
    show(getattr, mock, name)
show(lambda: Mock(unsafe=True).asert_foo is not None)
show(setattr, mock, '__getattr__', 1)
del mock.a
show(getattr, mock, 'a')
show(delattr, mock, 'a')
show(lambda: NonCallableMock()())

# specifications
show(lambda: Mock(spec=['a']).b)
show(lambda: Mock(spec=int).imag)
show(setattr, Mock(spec_set=['a']), 'b', 1)
show(lambda: Mock(spec=Mock()))
print(isinstance(Mock(spec=int), int), Mock(spec=int).__class__)
show(lambda: len(MagicMock(spec=int)))
mock = MagicMock()
mock.mock_add_spec(['foo'])
show(getattr, mock, 'bar')

# what a call does
mock = Mock(side_effect=[1, ValueError('two'), DEFAULT], return_value='r')
for _ in range(4):
    show(mock)
mock.side_effect = KeyError('k')
show(mock)
mock.side_effect = lambda *args, **kwargs: (args, kwargs)
show(mock, 1, a=2)
mock.side_effect = lambda: DEFAULT
show(mock)
mock.reset_mock(return_value=True, side_effect=True)
show(mock)
print(Mock(wraps=int)('7'), Mock(wraps=[3, 1]).index(1), Mock(wraps=int, return_value=0)('7'))
mock = Mock(**{'a.b.return_value': 3, 'c': 4})
print(mock.a.b(), mock.c)
show(mock.configure_mock().__class__)
mock, child = Mock(), Mock(name='other')
mock.attach_mock(child, 'here')
child(1)
print(mock.mock_calls, mock.method_calls)
mock.own = Mock()
mock.named = Mock(name='n')
mock.own(2)
mock.named(3)
print(mock.mock_calls)

# special methods
mock = MagicMock(name='m')
mock.__getitem__.side_effect = {'a': 1}.__getitem__
mock.__len__.return_value = 5
mock.__iter__.return_value = [7, 8]
print(mock['a'], len(mock), list(mock), list(mock), int(mock), float(mock), complex(mock), bool(mock), 3 in mock)
print(mock == mock, mock == 1, mock != mock, hash(mock) == object.__hash__(mock), '{}'.format(mock)[:19])
show(lambda: mock < 3)
show(lambda: mock + 1)
show(lambda: 1 + mock)
show(lambda: mock['b'])
with mock as inside:
    show(lambda: inside)
print(mock.mock_calls[:3], mock.__enter__.called)
mock.__str__ = lambda self: 'text of ' + type(self).__name__
print(str(mock))
del mock.__len__
show(len, mock)
plain = Mock()
show(len, plain)
plain.__len__ = Mock(return_value=9)
plain.__enter__ = Mock(return_value='in')
plain.__exit__ = Mock(return_value=False)
with plain as inside:
    print(inside, len(plain))


class Sensor:
    pass


sensor = Sensor()
Sensor.value = prop = PropertyMock(return_value=21)
print(sensor.value)
sensor.value = 4
print(prop.mock_calls)

# calls
print(call(1, a=2) == ((1,), {'a': 2}), call.a(1) == ('a', (1,)), call() == (), call() == ('',), call(1) == call(2))
print(call, call(), call.foo, call.foo(1).bar(x=2), [call.a.b(ANY)], call.a(1) in [call.a(1)])
name, args, kwargs = call.foo(1, 2, key='v')
print(name, args, kwargs)
show(hash, call(1))
calls = MagicMock()
calls(1), calls(2), calls(3)
print([call(2), call(3)] in calls.call_args_list, [call(1), call(3)] in calls.call_args_list)
print(sentinel.one is sentinel.one, sentinel.one, sentinel.one == sentinel.two, DEFAULT is sentinel.DEFAULT, ANY == 3, ANY)
print([name for name in dir(Mock(spec=['zeta'])) if not name.startswith('assert')])
show(lambda: Mock(spec=int, name='x'))
show(lambda: repr(Mock(spec_set=int)))

# expect: AssertionError: Expected 'pump' to have been called.
# expect: AssertionError: Expected 'pump' to have been called once. Called 0 times.
# expect: AssertionError: expected call not found.
# expect: Expected: pump(1, a=2)
# expect:   Actual: not called.
# expect: AssertionError: Expected 'pump' to be called once. Called 0 times.
# expect: AssertionError: pump(1) call not found
# expect: AssertionError: Calls not found.
# expect: Expected: [call(1), call(2)]
# expect:   Actual: []
# expect: AssertionError: Expected 'pump' to have been called once. Called 2 times.
# expect: Calls: [call(1), call(2, b=3)].
# expect: AssertionError: Expected 'pump' to not have been called. Called 2 times.
# expect: Calls: [call(1), call(2, b=3)].
# expect: AssertionError: expected call not found.
# expect: Expected: pump(1, a=2)
# expect:   Actual: pump(2, b=3)
# expect: AssertionError: Expected 'pump' to be called once. Called 2 times.
# expect: Calls: [call(1), call(2, b=3)].
# expect: AssertionError: pump(7, z=1) call not found
# expect: AssertionError: Calls not found.
# expect: Expected: [call(1), call(5)]
# expect:   Actual: [call(1), call(2, b=3)]
# expect: AssertionError: 'pump' does not contain all of (call(8), call.foo(3)) in its call list, found [call(2, b=3)] instead
# expect: True 2 call(2, b=3) [call(1), call(2, b=3)] (2,) {'b': 3}
# expect: False 0 None [] []
# expect: [call.a.b(3), call.x.y(), call.x.y().z(4), call(), call()(5), call.x.y()] [call.a.b(3), call.x.y(), call.x.y()] [call.z(4)]
# expect: [<Mock name='mock.a.b' ID>, <Mock name='mock.x.y().z' ID>, <Mock name='mock().q' ID>, <Mock ID>]
# expect: [call.x.y(), call.x.y().z(4)]
# expect: AttributeError: 'asert_foo' is not a valid assertion. Use a spec for the mock if 'asert_foo' is meant to be an attribute.
# expect: AttributeError: 'assert_foo' is not a valid assertion. Use a spec for the mock if 'assert_foo' is meant to be an attribute.
# expect: AttributeError: 'called_once' is not a valid assertion. Use a spec for the mock if 'called_once' is meant to be an attribute.
# expect: AttributeError: 'assertEquals' is not a valid assertion. Use a spec for the mock if 'assertEquals' is meant to be an attribute.
# expect: AttributeError: __foo__
# expect: AttributeError: __len__
# expect: True
# expect: AttributeError: Attempting to set unsupported magic method '__getattr__'.
# expect: AttributeError: a
# expect: AttributeError: a
# expect: TypeError: 'NonCallableMock' object is not callable
# expect: AttributeError: Mock object has no attribute 'b'
# expect: <Mock name='mock.imag' ID>
# expect: AttributeError: Mock object has no attribute 'b'
# expect: InvalidSpecError: Cannot spec a Mock object. [object=<Mock ID>]
# expect: True <class 'int'>
# expect: TypeError: object of type 'MagicMock' has no len()
# expect: AttributeError: Mock object has no attribute 'bar'
# expect: 1
# expect: ValueError: two
# expect: r
# expect: StopIteration: 
# expect: KeyError: 'k'
# expect: ((1,), {'a': 2})
# expect: r
# expect: <Mock name='mock()' ID>
# expect: 7 1 0
# expect: 3 4
# expect: None
# expect: [call.here(1)] [call.here(1)]
# expect: [call.here(1), call.own(2)]
# expect: 1 5 [7, 8] [7, 8] 1 1.0 1j True False
# expect: True False False True <MagicMock name='m'
# expect: TypeError: '<' not supported between instances of 'MagicMock' and 'int'
# expect: <MagicMock name='m.__add__()' ID>
# expect: <MagicMock name='m.__radd__()' ID>
# expect: KeyError: 'b'
# expect: <MagicMock name='m.__enter__()' ID>
# expect: [call.__getitem__('a'), call.__len__(), call.__iter__()] True
# expect: text of MagicMock
# expect: TypeError: object of type 'MagicMock' has no len()
# expect: TypeError: object of type 'Mock' has no len()
# expect: in 9
# expect: 21
# expect: [call(), call(4)]
# expect: True True True True False
# expect: call call() foo call.foo().bar(x=2) [call.a.b(<ANY>)] True
# expect: foo (1, 2) {'key': 'v'}
# expect: TypeError: unhashable type: '_Call'
# expect: True False
# expect: True sentinel.one False True True <ANY>
# expect: ['attach_mock', 'call_args', 'call_args_list', 'call_count', 'called', 'configure_mock', 'method_calls', 'mock_add_spec', 'mock_calls', 'reset_mock', 'return_value', 'side_effect', 'zeta']
# expect: <Mock name='x' spec='int' ID>
# expect: <Mock spec_set='int' ID>
