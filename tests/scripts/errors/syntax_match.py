# SPDX-License-Identifier: MIT
# match and case are names where they are not statements; what patterns cannot be, and the words for it.
from data.mistakes import show

for pattern in (
    '1', '-1', '+1', '1+2j', '1-2j', '-1+2j', '1j', '2j+1', '1+2', '-1j', '1.5', "'a' 'b'", "b'x'", "f'x'", 'None',
    'True', '...', 'x', '_', 'x.y', 'x.y.z', '_.y', '(x)', '()', '(x,)', '[x]', '[]', '[x,y]', '[*x]', '[*_]', '*x',
    '*_', 'x,', 'x,y', '*x,y', 'x,*y,*z', '[*x,*y]', '(*x)', '(*x,)', '{}', '{1:x}', "{'a':x,**r}", '{**r}',
    "{**r,'a':x}", '{**_}', '{x:y}', '{x.y:z}', '{-1:y}', '{1+2j:y}', '{1:x,1:y}', "{'a':x,'a':y}", '{None:x}',
    "{f'':x}", '{**r,}', '{**a.b}', "{'a'}", '{1:x,**r,**s}', 'A()', 'A(x)', 'A(x,y)', 'A(x=1)', 'A(x,y=z)',
    'A(x=1,y)', 'A(x=1,x=2)', 'a.b.C(x)', 'A(*x)', 'A(**x)', 'A(x,)', 'A(x=1,)', 'A(x.y=1)', 'A()()', 'A[0]',
    'A(1)(2)', '1|2', 'x|y', 'x|x', '1|x', 'x|1', '[x]|(x,)', '[x]|[y]', 'x as y', '1 as x', '1 as _', '1 as x.y',
    'x as x', '(1 as x) as y', '1 as x as y', '1 as 2', '1 as x()', '1 as x[0]', '(x as y, z)', '[x,x]',
    "{'a':x,'b':x}", 'A(x,x)', 'A(x=y,z=y)', 'x if x', '_ if 1', 'x|_', '_|1', '(_)|1', '(x as y)|1', 'x,y if z',
    'lambda: 1', 'x+y', '-x', 'x[0]', 'f()', 'not x', '(yield)', 'x:=1', '1 if', '*1', '*x.y', '[*1]', 'x y', '1 2',
    'x.', '=', '', "-'a'", '--1', '1+x', '1+2j+3j', '1+-2j', 'A(x=)', 'A(=1)', '{1}', '{1:}', '{:1}', '{1:2', '[1',
    '(1', 'A(1', 'case', 'match', '__debug__', 'x.__debug__', 'A(__debug__=1)', '{**__debug__}', '[*__debug__]',
    '1 as __debug__', 'None()', 'None.x', '1.x', "'a'.b", 'A(x|y)', 'A(x as y)', '(1|2) as x', '1|2 as x', '*_, *_',
    'a|b|c', '[a]|[b,c]|d', 'await x', '0x10', '1_0', 'None|True', "{'a': 1, **None}", 'A(x, **r)', '*(x)', '[(*x)]',
    'x as (y)', "{**rest, 'x': 1, 'y': 2}", 'int(x)|str(x)', 'int(x)|str()', '(a,b)|[b,a]', 'x, | y', 'A(x y)',
    'A(x=1 y=2)', '[x y]', '{1: x 2: y}',
):
    show('match v:\n case %s: pass\n' % pattern)
for source in (
    'match x:\n case a: pass\n case b: pass',
    'match x:\n case _: pass\n case b: pass',
    'match x:\n case a if a: pass\n case b: pass',
    'match x:\n case (a): pass\n case b: pass',
    'match x:\n case [a]|_: pass\n case b: pass',
    'match x:\n case 1|_: pass',
    'match x:\n case a as b: pass\n case c: pass',
    'match x:\n case _ as b: pass\n case c: pass',
    'match x:\n pass\n',
    'match x:\npass',
    'match x\n case 1: pass',
    'match x',
    'match x:\n case 1:\n pass',
    'match x:\n case 1\n  pass',
    'match x:\n case 1',
    'match x:\n case:\n  pass',
    'match:\n case 1: pass',
    'match *x:\n case 1: pass',
    'match *x, y:\n case 1: pass',
    'match x,:\n case 1: pass',
    'match (x := 1):\n case 1: pass',
    'match x := 1:\n case 1: pass',
    'match -x:\n case 1: pass',
    'match (x):\n case 1: pass',
    'match [x]:\n case 1: pass',
    'match {}:\n case 1: pass',
    'match not x:\n case 1: pass',
    'match not in x',
    'match lambda: 1:\n case 1: pass',
    'match = 1',
    'match(x)',
    'match[x]: int',
    'match: int',
    'match.x = 1',
    'match * x',
    'match -x',
    'match (x, y)',
    'match, case = 1, 2',
    'match x:\n case 1: pass\n x = 1',
    'match x:\n case 1: pass\nelse: pass',
    'case 1: pass',
    'case = 1',
    'match == 1',
    'match is x',
    'match in x',
    'match if x else y',
    'match x if y else z:\n case 1: pass',
    'match yield:\n case 1: pass',
    'match x: case 1: pass',
    'match 1: pass',
    'match x y:\n case 1: pass',
    'match x:\n x = 1\n',
    'match x:\n # c\n case 1: pass',
    'for match in case: pass',
    'def match(case): pass',
    'class match: match = 1',
    'import match',
    'match; case',
    'match ...:\n case ...: pass',
    "match 'a':\n case 'a': return",
    'match x:\n case 1: break',
    "match x:\n case {'a': 1}: pass\nmatch y:\n case 2: pass",
    'if 1:\n match x:\n  case 1: pass\n y = 2',
    'match x:\n case 1 if x := 2: pass',
    'match x:\n case 1 if (x := 2): pass',
    'match x:\n case 1 if yield: pass',
    'match x:\n case 1 if *a: pass',
    'match (*x):\n case 1: pass',
    'match (*x,):\n case 1: pass',
    'match await x:\n case 1: pass',
    'print(match)',
    'match!',
    'match x!:\n case 1: pass',
    '[match for match in match]',
    'match \\\n x:\n case 1: pass',
    'match x,y:\n case 1,2: pass',
    'match match:\n case case: pass',
    'match case:\n case match if match: pass',
    'match (a)(b):\n case c: pass',
    'match(a)[b].c:\n case d: pass',
    'match (a) if b else c:\n case d: pass',
    'match x:\n case A(\n  x=1,\n y=2): pass',
    'match(\n x):\n case 1: pass',
    'match x\n',
    'match x;\n',
    'match 1\n',
    "match 'a'\n",
    'match x.y\n',
    'match x, y\n case 1: pass',
    'match x:\n case 1 as x\n  pass',
):
    show(source)

# expect: 'match v:\n case 1: pass\n' ok
# expect: 'match v:\n case -1: pass\n' ok
# expect: 'match v:\n case +1: pass\n' ! invalid syntax 2 7 2 8
# expect: 'match v:\n case 1+2j: pass\n' ok
# expect: 'match v:\n case 1-2j: pass\n' ok
# expect: 'match v:\n case -1+2j: pass\n' ok
# expect: 'match v:\n case 1j: pass\n' ok
# expect: 'match v:\n case 2j+1: pass\n' ! real number required in complex literal 2 7 2 9
# expect: 'match v:\n case 1+2: pass\n' ! imaginary number required in complex literal 2 9 2 10
# expect: 'match v:\n case -1j: pass\n' ok
# expect: 'match v:\n case 1.5: pass\n' ok
# expect: "match v:\n case 'a' 'b': pass\n" ok
# expect: "match v:\n case b'x': pass\n" ok
# expect: "match v:\n case f'x': pass\n" ! patterns may only match literals and attribute lookups 2 7 2 11
# expect: 'match v:\n case None: pass\n' ok
# expect: 'match v:\n case True: pass\n' ok
# expect: 'match v:\n case ...: pass\n' ! invalid syntax 2 7 2 10
# expect: 'match v:\n case x: pass\n' ok
# expect: 'match v:\n case _: pass\n' ok
# expect: 'match v:\n case x.y: pass\n' ok
# expect: 'match v:\n case x.y.z: pass\n' ok
# expect: 'match v:\n case _.y: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case (x): pass\n' ok
# expect: 'match v:\n case (): pass\n' ok
# expect: 'match v:\n case (x,): pass\n' ok
# expect: 'match v:\n case [x]: pass\n' ok
# expect: 'match v:\n case []: pass\n' ok
# expect: 'match v:\n case [x,y]: pass\n' ok
# expect: 'match v:\n case [*x]: pass\n' ok
# expect: 'match v:\n case [*_]: pass\n' ok
# expect: 'match v:\n case *x: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case *_: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case x,: pass\n' ok
# expect: 'match v:\n case x,y: pass\n' ok
# expect: 'match v:\n case *x,y: pass\n' ok
# expect: 'match v:\n case x,*y,*z: pass\n' ! multiple starred names in sequence pattern 2 7 2 14
# expect: 'match v:\n case [*x,*y]: pass\n' ! multiple starred names in sequence pattern 2 7 2 14
# expect: 'match v:\n case (*x): pass\n' ! invalid syntax 2 10 2 11
# expect: 'match v:\n case (*x,): pass\n' ok
# expect: 'match v:\n case {}: pass\n' ok
# expect: 'match v:\n case {1:x}: pass\n' ok
# expect: "match v:\n case {'a':x,**r}: pass\n" ok
# expect: 'match v:\n case {**r}: pass\n' ok
# expect: "match v:\n case {**r,'a':x}: pass\n" ! invalid syntax 2 12 2 15
# expect: 'match v:\n case {**_}: pass\n' ! invalid syntax 2 10 2 11
# expect: 'match v:\n case {x:y}: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case {x.y:z}: pass\n' ok
# expect: 'match v:\n case {-1:y}: pass\n' ok
# expect: 'match v:\n case {1+2j:y}: pass\n' ok
# expect: 'match v:\n case {1:x,1:y}: pass\n' ! mapping pattern checks duplicate key (1) 2 7 2 16
# expect: "match v:\n case {'a':x,'a':y}: pass\n" ! mapping pattern checks duplicate key ('a') 2 7 2 20
# expect: 'match v:\n case {None:x}: pass\n' ok
# expect: "match v:\n case {f'':x}: pass\n" ! mapping pattern keys may only match literals and attribute lookups 2 7 2 14
# expect: 'match v:\n case {**r,}: pass\n' ok
# expect: 'match v:\n case {**a.b}: pass\n' ! invalid syntax 2 11 2 12
# expect: "match v:\n case {'a'}: pass\n" ! invalid syntax 2 11 2 12
# expect: 'match v:\n case {1:x,**r,**s}: pass\n' ! invalid syntax 2 16 2 18
# expect: 'match v:\n case A(): pass\n' ok
# expect: 'match v:\n case A(x): pass\n' ok
# expect: 'match v:\n case A(x,y): pass\n' ok
# expect: 'match v:\n case A(x=1): pass\n' ok
# expect: 'match v:\n case A(x,y=z): pass\n' ok
# expect: 'match v:\n case A(x=1,y): pass\n' ! positional patterns follow keyword patterns 2 13 2 14
# expect: 'match v:\n case A(x=1,x=2): pass\n' ! attribute name repeated in class pattern: x 2 15 2 16
# expect: 'match v:\n case a.b.C(x): pass\n' ok
# expect: 'match v:\n case A(*x): pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case A(**x): pass\n' ! invalid syntax 2 9 2 11
# expect: 'match v:\n case A(x,): pass\n' ok
# expect: 'match v:\n case A(x=1,): pass\n' ok
# expect: 'match v:\n case A(x.y=1): pass\n' ! invalid syntax 2 12 2 13
# expect: 'match v:\n case A()(): pass\n' ! invalid syntax 2 10 2 11
# expect: 'match v:\n case A[0]: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case A(1)(2): pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case 1|2: pass\n' ok
# expect: 'match v:\n case x|y: pass\n' ! name capture 'x' makes remaining patterns unreachable 2 7 2 8
# expect: 'match v:\n case x|x: pass\n' ! name capture 'x' makes remaining patterns unreachable 2 7 2 8
# expect: 'match v:\n case 1|x: pass\n' ! alternative patterns bind different names 2 7 2 10
# expect: 'match v:\n case x|1: pass\n' ! name capture 'x' makes remaining patterns unreachable 2 7 2 8
# expect: 'match v:\n case [x]|(x,): pass\n' ok
# expect: 'match v:\n case [x]|[y]: pass\n' ! alternative patterns bind different names 2 7 2 14
# expect: 'match v:\n case x as y: pass\n' ok
# expect: 'match v:\n case 1 as x: pass\n' ok
# expect: 'match v:\n case 1 as _: pass\n' ! cannot use '_' as a target 2 12 2 13
# expect: 'match v:\n case 1 as x.y: pass\n' ! invalid syntax 2 13 2 14
# expect: 'match v:\n case x as x: pass\n' ! multiple assignments to name 'x' in pattern 2 7 2 13
# expect: 'match v:\n case (1 as x) as y: pass\n' ok
# expect: 'match v:\n case 1 as x as y: pass\n' ! invalid syntax 2 14 2 16
# expect: 'match v:\n case 1 as 2: pass\n' ! invalid pattern target 2 12 2 13
# expect: 'match v:\n case 1 as x(): pass\n' ! invalid syntax 2 13 2 14
# expect: 'match v:\n case 1 as x[0]: pass\n' ! invalid syntax 2 13 2 14
# expect: 'match v:\n case (x as y, z): pass\n' ok
# expect: 'match v:\n case [x,x]: pass\n' ! multiple assignments to name 'x' in pattern 2 10 2 11
# expect: "match v:\n case {'a':x,'b':x}: pass\n" ! multiple assignments to name 'x' in pattern 2 18 2 19
# expect: 'match v:\n case A(x,x): pass\n' ! multiple assignments to name 'x' in pattern 2 11 2 12
# expect: 'match v:\n case A(x=y,z=y): pass\n' ! multiple assignments to name 'y' in pattern 2 15 2 16
# expect: 'match v:\n case x if x: pass\n' ok
# expect: 'match v:\n case _ if 1: pass\n' ok
# expect: 'match v:\n case x|_: pass\n' ! name capture 'x' makes remaining patterns unreachable 2 7 2 8
# expect: 'match v:\n case _|1: pass\n' ! wildcard makes remaining patterns unreachable 2 7 2 8
# expect: 'match v:\n case (_)|1: pass\n' ! wildcard makes remaining patterns unreachable 2 8 2 9
# expect: 'match v:\n case (x as y)|1: pass\n' ! name capture 'x' makes remaining patterns unreachable 2 8 2 9
# expect: 'match v:\n case x,y if z: pass\n' ok
# expect: 'match v:\n case lambda: 1: pass\n' ! invalid syntax 2 7 2 13
# expect: 'match v:\n case x+y: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case -x: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case x[0]: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case f(): pass\n' ok
# expect: 'match v:\n case not x: pass\n' ! invalid syntax 2 7 2 10
# expect: 'match v:\n case (yield): pass\n' ! invalid syntax 2 8 2 13
# expect: 'match v:\n case x:=1: pass\n' ! invalid syntax 2 8 2 10
# expect: 'match v:\n case 1 if: pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case *1: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case *x.y: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case [*1]: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case x y: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case 1 2: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case x.: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case =: pass\n' ! invalid syntax 2 7 2 8
# expect: 'match v:\n case : pass\n' ! invalid syntax 2 7 2 8
# expect: "match v:\n case -'a': pass\n" ! invalid syntax 2 8 2 11
# expect: 'match v:\n case --1: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case 1+x: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case 1+2j+3j: pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case 1+-2j: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case A(x=): pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case A(=1): pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case {1}: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case {1:}: pass\n' ! invalid syntax 2 10 2 11
# expect: 'match v:\n case {:1}: pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case {1:2: pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case [1: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case (1: pass\n' ! invalid syntax 2 9 2 10
# expect: 'match v:\n case A(1: pass\n' ! invalid syntax 2 10 2 11
# expect: 'match v:\n case case: pass\n' ok
# expect: 'match v:\n case match: pass\n' ok
# expect: 'match v:\n case __debug__: pass\n' ! cannot assign to __debug__ 2 7 2 16
# expect: 'match v:\n case x.__debug__: pass\n' ok
# expect: 'match v:\n case A(__debug__=1): pass\n' ! cannot assign to __debug__ 2 19 2 20
# expect: 'match v:\n case {**__debug__}: pass\n' ! cannot assign to __debug__ 2 7 2 20
# expect: 'match v:\n case [*__debug__]: pass\n' ! cannot assign to __debug__ 2 8 2 18
# expect: 'match v:\n case 1 as __debug__: pass\n' ! cannot assign to __debug__ 2 7 2 21
# expect: 'match v:\n case None(): pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case None.x: pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case 1.x: pass\n' ! invalid decimal literal 2 8 2 8
# expect: "match v:\n case 'a'.b: pass\n" ! invalid syntax 2 10 2 11
# expect: 'match v:\n case A(x|y): pass\n' ! name capture 'x' makes remaining patterns unreachable 2 9 2 10
# expect: 'match v:\n case A(x as y): pass\n' ok
# expect: 'match v:\n case (1|2) as x: pass\n' ok
# expect: 'match v:\n case 1|2 as x: pass\n' ok
# expect: 'match v:\n case *_, *_: pass\n' ! multiple starred names in sequence pattern 2 7 2 13
# expect: 'match v:\n case a|b|c: pass\n' ! name capture 'a' makes remaining patterns unreachable 2 7 2 8
# expect: 'match v:\n case [a]|[b,c]|d: pass\n' ! alternative patterns bind different names 2 7 2 18
# expect: 'match v:\n case await x: pass\n' ! invalid syntax 2 7 2 12
# expect: 'match v:\n case 0x10: pass\n' ok
# expect: 'match v:\n case 1_0: pass\n' ok
# expect: 'match v:\n case None|True: pass\n' ok
# expect: "match v:\n case {'a': 1, **None}: pass\n" ! invalid syntax 2 18 2 22
# expect: 'match v:\n case A(x, **r): pass\n' ! invalid syntax 2 12 2 14
# expect: 'match v:\n case *(x): pass\n' ! invalid syntax 2 8 2 9
# expect: 'match v:\n case [(*x)]: pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case x as (y): pass\n' ! invalid pattern target 2 13 2 14
# expect: "match v:\n case {**rest, 'x': 1, 'y': 2}: pass\n" ! invalid syntax 2 16 2 19
# expect: 'match v:\n case int(x)|str(x): pass\n' ok
# expect: 'match v:\n case int(x)|str(): pass\n' ! alternative patterns bind different names 2 7 2 19
# expect: 'match v:\n case (a,b)|[b,a]: pass\n' ok
# expect: 'match v:\n case x, | y: pass\n' ! invalid syntax 2 10 2 11
# expect: 'match v:\n case A(x y): pass\n' ! invalid syntax 2 11 2 12
# expect: 'match v:\n case A(x=1 y=2): pass\n' ! invalid syntax 2 13 2 14
# expect: 'match v:\n case [x y]: pass\n' ! invalid syntax 2 10 2 11
# expect: 'match v:\n case {1: x 2: y}: pass\n' ! invalid syntax 2 13 2 14
# expect: 'match x:\n case a: pass\n case b: pass' ! name capture 'a' makes remaining patterns unreachable 2 7 2 8
# expect: 'match x:\n case _: pass\n case b: pass' ! wildcard makes remaining patterns unreachable 2 7 2 8
# expect: 'match x:\n case a if a: pass\n case b: pass' ok
# expect: 'match x:\n case (a): pass\n case b: pass' ! name capture 'a' makes remaining patterns unreachable 2 8 2 9
# expect: 'match x:\n case [a]|_: pass\n case b: pass' ! wildcard makes remaining patterns unreachable 2 11 2 12
# expect: 'match x:\n case 1|_: pass' ok
# expect: 'match x:\n case a as b: pass\n case c: pass' ! name capture 'a' makes remaining patterns unreachable 2 7 2 8
# expect: 'match x:\n case _ as b: pass\n case c: pass' ! wildcard makes remaining patterns unreachable 2 7 2 8
# expect: 'match x:\n pass\n' ! invalid syntax 2 2 2 6
# expect: 'match x:\npass' ! expected an indented block after 'match' statement on line 1 2 1 2 5
# expect: 'match x\n case 1: pass' ! expected ':' 1 8 1 9
# expect: 'match x' ! expected ':' 1 8 1 9
# expect: 'match x:\n case 1:\n pass' ! expected an indented block after 'case' statement on line 2 3 2 3 6
# expect: 'match x:\n case 1\n  pass' ! expected ':' 2 8 2 9
# expect: 'match x:\n case 1' ! expected ':' 2 8 2 9
# expect: 'match x:\n case:\n  pass' ! invalid syntax 2 6 2 7
# expect: 'match:\n case 1: pass' ! invalid syntax 1 7 1 8
# expect: 'match *x:\n case 1: pass' ! invalid syntax 1 9 1 10
# expect: 'match *x, y:\n case 1: pass' ok
# expect: 'match x,:\n case 1: pass' ok
# expect: 'match (x := 1):\n case 1: pass' ok
# expect: 'match x := 1:\n case 1: pass' ok
# expect: 'match -x:\n case 1: pass' ok
# expect: 'match (x):\n case 1: pass' ok
# expect: 'match [x]:\n case 1: pass' ok
# expect: 'match {}:\n case 1: pass' ok
# expect: 'match not x:\n case 1: pass' ok
# expect: 'match not in x' ok
# expect: 'match lambda: 1:\n case 1: pass' ok
# expect: 'match = 1' ok
# expect: 'match(x)' ok
# expect: 'match[x]: int' ok
# expect: 'match: int' ok
# expect: 'match.x = 1' ok
# expect: 'match * x' ok
# expect: 'match -x' ok
# expect: 'match (x, y)' ok
# expect: 'match, case = 1, 2' ok
# expect: 'match x:\n case 1: pass\n x = 1' ! invalid syntax 3 2 3 3
# expect: 'match x:\n case 1: pass\nelse: pass' ! invalid syntax 3 1 3 5
# expect: 'case 1: pass' ! invalid syntax 1 6 1 7
# expect: 'case = 1' ok
# expect: 'match == 1' ok
# expect: 'match is x' ok
# expect: 'match in x' ok
# expect: 'match if x else y' ok
# expect: 'match x if y else z:\n case 1: pass' ok
# expect: 'match yield:\n case 1: pass' ! invalid syntax 1 7 1 12
# expect: 'match x: case 1: pass' ! invalid syntax 1 10 1 14
# expect: 'match 1: pass' ! invalid syntax 1 10 1 14
# expect: 'match x y:\n case 1: pass' ! invalid syntax 1 9 1 10
# expect: 'match x:\n x = 1\n' ! invalid syntax 2 2 2 3
# expect: 'match x:\n # c\n case 1: pass' ok
# expect: 'for match in case: pass' ok
# expect: 'def match(case): pass' ok
# expect: 'class match: match = 1' ok
# expect: 'import match' ok
# expect: 'match; case' ok
# expect: 'match ...:\n case ...: pass' ! invalid syntax 2 7 2 10
# expect: "match 'a':\n case 'a': return" ! 'return' outside function 2 12 2 18
# expect: 'match x:\n case 1: break' ! 'break' outside loop 2 10 2 15
# expect: "match x:\n case {'a': 1}: pass\nmatch y:\n case 2: pass" ok
# expect: 'if 1:\n match x:\n  case 1: pass\n y = 2' ok
# expect: 'match x:\n case 1 if x := 2: pass' ok
# expect: 'match x:\n case 1 if (x := 2): pass' ok
# expect: 'match x:\n case 1 if yield: pass' ! invalid syntax 2 12 2 17
# expect: 'match x:\n case 1 if *a: pass' ! invalid syntax 2 12 2 13
# expect: 'match (*x):\n case 1: pass' ! cannot use starred expression here 1 8 1 10
# expect: 'match (*x,):\n case 1: pass' ok
# expect: 'match await x:\n case 1: pass' ! 'await' outside function 1 7 1 14
# expect: 'print(match)' ok
# expect: 'match!' ! invalid syntax 1 6 1 7
# expect: 'match x!:\n case 1: pass' ! invalid syntax 1 8 1 9
# expect: '[match for match in match]' ok
# expect: 'match \\\n x:\n case 1: pass' ok
# expect: 'match x,y:\n case 1,2: pass' ok
# expect: 'match match:\n case case: pass' ok
# expect: 'match case:\n case match if match: pass' ok
# expect: 'match (a)(b):\n case c: pass' ok
# expect: 'match(a)[b].c:\n case d: pass' ok
# expect: 'match (a) if b else c:\n case d: pass' ok
# expect: 'match x:\n case A(\n  x=1,\n y=2): pass' ok
# expect: 'match(\n x):\n case 1: pass' ok
# expect: 'match x\n' ! expected ':' 1 8 1 9
# expect: 'match x;\n' ! invalid syntax 1 8 1 9
# expect: 'match 1\n' ! expected ':' 1 8 1 9
# expect: "match 'a'\n" ! expected ':' 1 10 1 11
# expect: 'match x.y\n' ! expected ':' 1 10 1 11
# expect: 'match x, y\n case 1: pass' ! expected ':' 1 11 1 12
# expect: 'match x:\n case 1 as x\n  pass' ! expected ':' 2 13 2 14
