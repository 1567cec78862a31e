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
# expect: Template(strings=('hello ', ' and ', '!'), interpolations=(Interpolation('x', 'name', 'r', '>3'), Interpolation(4, 'n + 1', None, '')))
# expect: ('hello ', ' and ', '!') ('x', 4) [('x', 'name', 'r', '>3'), (4, 'n + 1', None, '')]
# expect: [Interpolation('x', 'name', None, ''), Interpolation(3, 'n', None, '')] Template(strings=('',), interpolations=()) Template(strings=('a', 'b'), interpolations=(Interpolation(3, 'n', None, ''),)) Template(strings=('\\n', ''), interpolations=(Interpolation(3, 'n', None, ''),)) Template(strings=('n=', ''), interpolations=(Interpolation(3, 'n', 'r', ''),)) Template(strings=(' n = ', ''), interpolations=(Interpolation(3, 'n', None, '5'),))
# expect: Template(strings=('ab', ''), interpolations=(Interpolation(3, 'n', None, ''),))
# expect: t'a' 'b' cannot mix t-string literals with string or bytes literals 1 9
# expect: t'{' t-string: expecting '}' 4 4
# expect: t'{a b}' invalid syntax. Perhaps you forgot a comma? 4 7
# expect: t'{}' t-string: valid expression required before '}' 4 5
# expect: t'{a!x}' t-string: invalid conversion character 'x': expected 's', 'r', or 'a' 6 7
# expect: tf'a' invalid syntax 3 6
# expect: tb'a' invalid syntax 3 6
# expect: tu'a' invalid syntax 3 6
# expect: t'abc unterminated t-string literal (detected at line 1) 1 1
# expect: t'{a:{b' t-string: expecting '}' 7 7
# expect: f't{t"{x +}"}' t-string: expecting '=', or '!', or ':', or '}' 10 11
# expect: t'}' t-string: single '}' is not allowed 3 3
# expect: 'a' t'b' cannot mix t-string literals with string or bytes literals 1 9
# expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# expect: can only concatenate str (not "Template") to str
# expect: 00003 Template(strings=('', ''), interpolations=(Interpolation('x', 'name', None, ''),))
# expect: readonly attribute

# The text of an expression has no comments and no blanks around it
print([i.expression for i in t"{ # first
 name # '}'
 # last
}{[1, # one
 2] # two
 !r}".interpolations])
# expect: ['name', '[1, \n 2]']
