# Forms of typing that changed lately.
import typing

print(typing.ContextManager[int], typing.AsyncContextManager[str], sep='\n')
# expect: typing.ContextManager[int, bool | None]
# expect: typing.AsyncContextManager[str, bool | None]
try:
    typing.TypedDict('X', a=int)
except TypeError as e:
    print(e)  # expect: TypedDict() got an unexpected keyword argument 'a'
print(typing.TypedDict('X', {'a': int}, total=False).__optional_keys__, typing.TypedDict('Y', {}).__annotations__)  # expect: frozenset({'a'}) {}

# Type parameters with defaults come last, and none of a TypeVar behind a TypeVarTuple.
import typing


def refused(make):
    try:
        print(make())
    except TypeError as error:
        print(error)


T, D = typing.TypeVar('T'), typing.TypeVar('D', default=int)
Ts, P = typing.TypeVarTuple('Ts'), typing.ParamSpec('P', default=[int])
refused(lambda: typing.Generic[D, T])
refused(lambda: typing.Protocol[D, T])
refused(lambda: typing.Generic[typing.Unpack[Ts], D])
refused(lambda: typing.Generic[T, D])
refused(lambda: typing.Generic[typing.Unpack[Ts], P])
try:
    class Wrong[*Us, U = int]: pass
except TypeError as error:
    print(error)
class Right[*Us = *tuple[int], **Q = [int]]: pass
print(Right.__parameters__)
# expect: Type parameter ~T without a default follows type parameter with a default
# expect: Type parameter ~T without a default follows type parameter with a default
# expect: Type parameter with a default follows TypeVarTuple
# expect: typing.Generic[~T, ~D]
# expect: typing.Generic[typing.Unpack[Ts], ~P]
# expect: Type parameter with a default follows TypeVarTuple
# expect: (Us, Q)
