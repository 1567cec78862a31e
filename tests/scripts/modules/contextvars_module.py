# Module contextvars: variables, tokens, contexts, and every error.
import contextvars


def plain(text):
    """The text without the digits of addresses."""
    parts = text.split('0x')
    return '0x'.join(parts[:1] + [part.lstrip('0123456789abcdef') for part in parts[1:]])


def tried(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except BaseException as error:
        return type(error).__name__ + ': ' + plain(str(error))


a, b = contextvars.ContextVar('a'), contextvars.ContextVar('b', default=5)
print(a.name, plain(repr(b)), b.get(), b.get(6), a.get('given'), tried(a.get))
token = a.set(1)
print(a.get(), token.var is a, token.old_value is contextvars.Token.MISSING, repr(contextvars.Token.MISSING))
second = a.set(2)
print(second.old_value, a.reset(second), a.get(), tried(a.reset, second), tried(b.reset, token), tried(a.reset, 5))
print(a.reset(token), tried(a.get), plain(repr(token)))
context = contextvars.copy_context()
print(len(context), a in context, context.get(a), context.get(a, 'd'), tried(lambda: context[a]), tried(lambda: 'x' in context))


def inside(x, *, y):
    b.set(x)
    return b.get(), a.get(None), y, tried(context.run, print)


print(context.run(inside, 1, y=2), b.get(), context[b], list(context.keys()) == [b], list(context.values()), len(context))
print(dict(context.items())[b], b in context, context == contextvars.copy_context(), context == context.copy(), bool(context))
copy = context.copy()
copy.run(b.set, 'changed')
print(copy[b], context[b], tried(context.run, 5))
print(tried(contextvars.ContextVar, 1), tried(contextvars.Token))
print(tried(type, 'X', (contextvars.ContextVar,), {}), tried(hash, context)[:9], tried(setattr, a, 'name', 'z'))
token = context.run(b.set, 1)
print(tried(b.reset, token))
print(tried(context.run, lambda: 1 / 0), context.run(b.get), isinstance(context, contextvars.Context), contextvars.ContextVar[int])

# expect: a <ContextVar name='b' default=5 at 0x> 5 6 given LookupError: <ContextVar name='a' at 0x>
# expect: 1 True True <Token.MISSING>
# expect: 1 None 1 RuntimeError: <Token used var=<ContextVar name='a' at 0x> at 0x> has already been used once ValueError: <Token var=<ContextVar name='a' at 0x> at 0x> was created by a different ContextVar TypeError: expected an instance of Token, got 5
# expect: None LookupError: <ContextVar name='a' at 0x> <Token used var=<ContextVar name='a' at 0x> at 0x>
# expect: 0 False None d KeyError: <ContextVar name='a' at 0x> TypeError: a ContextVar key was expected, got 'x'
# expect: (1, None, 2, 'RuntimeError: cannot enter context: <_contextvars.Context object at 0x> is already entered') 5 1 True [1] 1
# expect: 1 True False True True
# expect: changed 1 TypeError: 'int' object is not callable
# expect: TypeError: context variable name must be a str RuntimeError: Tokens can only be created by ContextVars
# expect: TypeError: type '_contextvars.ContextVar' is not an acceptable base type TypeError AttributeError: readonly attribute
# expect: ValueError: <Token var=<ContextVar name='b' default=5 at 0x> at 0x> was created in a different Context
# expect: ZeroDivisionError: division by zero 1 True _contextvars.ContextVar[int]
