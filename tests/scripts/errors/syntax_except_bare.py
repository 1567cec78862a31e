# SPDX-License-Identifier: MIT
# except A, B without parentheses: PEP 758, Python 3.14.
# cpython: no
from data.mistakes import show

for source in (
    'try:\n  pass\nexcept* A, B:\n  pass\n',
    'try:\n  pass\nexcept A, B as c:\n  pass\n',
    'try:\n  pass\nexcept* A, B as c:\n  pass\n',
    'try:\n  pass\nexcept A, B, C:\n  pass\n',
    'try:\n pass\nexcept *A, *B:\n pass\n',
    'try:\n pass\nexcept A,:\n pass\n',
    'try:\n pass\nexcept* A, B,:\n pass\n',
    'try:\n pass\nexcept A, B as c.d:\n pass\n',
    'try:\n pass\nexcept (A, B) as c:\n pass\n',
    'try:\n pass\nexcept A, as c:\n pass\n',
    'try:\n pass\nexcept A, B\n pass\n',
    'try:\n pass\nexcept A B:\n pass\n',
):
    show(source)

for kind in ValueError, KeyError, OSError:
    try:
        try: raise kind('x')
        except ValueError, KeyError: print('one of two', kind.__name__)
    except OSError,: print('alone')
try: raise ExceptionGroup('g', [ValueError(1), KeyError(2), TypeError(3)])
except* ValueError, KeyError: print('two of three')
except* TypeError as e: print(repr(e))

# expect: 'try:\n  pass\nexcept* A, B:\n  pass\n' ok
# expect: 'try:\n  pass\nexcept A, B as c:\n  pass\n' ! multiple exception types must be parenthesized when using 'as' 3 8 3 17
# expect: 'try:\n  pass\nexcept* A, B as c:\n  pass\n' ! multiple exception types must be parenthesized when using 'as' 3 9 3 18
# expect: 'try:\n  pass\nexcept A, B, C:\n  pass\n' ok
# expect: 'try:\n pass\nexcept *A, *B:\n pass\n' ! invalid syntax 3 12 3 13
# expect: 'try:\n pass\nexcept A,:\n pass\n' ok
# expect: 'try:\n pass\nexcept* A, B,:\n pass\n' ok
# expect: 'try:\n pass\nexcept A, B as c.d:\n pass\n' ! invalid syntax 3 13 3 15
# expect: 'try:\n pass\nexcept (A, B) as c:\n pass\n' ok
# expect: 'try:\n pass\nexcept A, as c:\n pass\n' ! invalid syntax 3 11 3 13
# expect: 'try:\n pass\nexcept A, B\n pass\n' ! expected ':' 3 12 3 13
# expect: 'try:\n pass\nexcept A B:\n pass\n' ! invalid syntax 3 10 3 11
# expect: one of two ValueError
# expect: one of two KeyError
# expect: alone
# expect: two of three
# expect: ExceptionGroup('g', [TypeError(3)])
