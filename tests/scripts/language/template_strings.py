# t-strings (PEP 750): string.templatelib, interpolations, what cannot be mixed.
# cpython: no
name = 'x'; n = 3
t = t'hello {name!r:>{n}} and {n + 1}!'
print(t)
print(t.strings, t.values, [ (i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
print(list(t'{name}{n}'), t'', t'a' t'{n}b', rt'\n{n}', t'{n=}', t'{ n = :5}')
print(t'a' + t'b{n}')
for src in ("t'a' 'b'", "t'{'", "t'{a b}'", "t'{}'", "t'{a!x}'", "tf'a'", "tb'a'", "tu'a'", "t'abc", "t'{a:{b'", "f't{t\"{x +}\"}'", "t'}'", "'a' t'b'"):
    try: compile(src, 's', 'eval'); print(src, 'fine')
    except SyntaxError as e: print(src, e.msg, e.offset, e.end_offset)
try: t'a' + 'b'
except TypeError as e: print(e)
try: 'b' + t'a'
except TypeError as e: print(e)
def f(template): return ''.join(p if isinstance(p, str) else format(p.value, p.format_spec) for p in template)
print(f(t'{n:05} {t'{name}'!r:}'))
try: t.strings = 1
except AttributeError as e: print(e)
