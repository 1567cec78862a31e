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
