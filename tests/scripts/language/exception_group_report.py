# SPDX-License-Identifier: MIT
# Exception groups in reports: trees, chains within them, notes, and what is left out of large and deep ones.
import sys


class Lines:
    def write(self, text): sys.stdout.write(text.replace(sys._getframe().f_code.co_filename, 'FILE'))
    def flush(self): pass


sys.stderr = Lines()


def report(e): sys.excepthook(type(e), e, e.__traceback__)


def f(x): raise ValueError(x)
def group(n, depth):
    l = []
    for i in range(n):
        try:
            if i == 1 and depth: raise group(2, depth - 1)
            f(i)
        except Exception as e: l.append(e)
    return ExceptionGroup('g%d\nsecond' % depth, l)
try:
    try: raise group(3, 2)
    except* ValueError as e:
        e.add_note('note 1\nnote 2')
        raise TypeError('x') from e
except ExceptionGroup as e: report(e)
except BaseException as e: report(e)
e = ExceptionGroup('many', [ValueError(i) for i in range(17)])
report(e)
e = ValueError(1)
for i in range(13): e = ExceptionGroup(str(i), [e])
report(e)
e = ExceptionGroup('syntax', [SyntaxError('bad', ('f', 3, 5, 'a = b c', 3, 8))])
report(e)
e = ExceptionGroup('mixed', [ExceptionGroup('a', [KeyError(1), OSError(2, 'no')]), ValueError()])
e.exceptions[1].__context__ = TypeError('ctx')
e.exceptions[0].__cause__ = ExceptionGroup('cause', [IndexError()])
report(e)
try: raise group(2, 1)
except ExceptionGroup as e: report(e)

# expect:   + Exception Group Traceback (most recent call last):
# expect:   |   File "FILE", line 27, in <module>
# expect:   |     try: raise group(3, 2)
# expect:   |          ^^^^^^^^^^^^^^^^^
# expect:   | ExceptionGroup: g2
# expect:   | second (3 sub-exceptions)
# expect:   | note 1
# expect:   | note 2
# expect:   +-+---------------- 1 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 23, in group
# expect:     |     f(i)
# expect:     |     ~^^^
# expect:     |   File "FILE", line 17, in f
# expect:     |     def f(x): raise ValueError(x)
# expect:     |               ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 0
# expect:     +---------------- 2 ----------------
# expect:     | Exception Group Traceback (most recent call last):
# expect:     |   File "FILE", line 22, in group
# expect:     |     if i == 1 and depth: raise group(2, depth - 1)
# expect:     |                          ^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:     | ExceptionGroup: g1
# expect:     | second (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | Traceback (most recent call last):
# expect:       |   File "FILE", line 23, in group
# expect:       |     f(i)
# expect:       |     ~^^^
# expect:       |   File "FILE", line 17, in f
# expect:       |     def f(x): raise ValueError(x)
# expect:       |               ^^^^^^^^^^^^^^^^^^^
# expect:       | ValueError: 0
# expect:       +---------------- 2 ----------------
# expect:       | Exception Group Traceback (most recent call last):
# expect:       |   File "FILE", line 22, in group
# expect:       |     if i == 1 and depth: raise group(2, depth - 1)
# expect:       |                          ^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:       | ExceptionGroup: g0
# expect:       | second (2 sub-exceptions)
# expect:       +-+---------------- 1 ----------------
# expect:         | Traceback (most recent call last):
# expect:         |   File "FILE", line 23, in group
# expect:         |     f(i)
# expect:         |     ~^^^
# expect:         |   File "FILE", line 17, in f
# expect:         |     def f(x): raise ValueError(x)
# expect:         |               ^^^^^^^^^^^^^^^^^^^
# expect:         | ValueError: 0
# expect:         +---------------- 2 ----------------
# expect:         | Traceback (most recent call last):
# expect:         |   File "FILE", line 23, in group
# expect:         |     f(i)
# expect:         |     ~^^^
# expect:         |   File "FILE", line 17, in f
# expect:         |     def f(x): raise ValueError(x)
# expect:         |               ^^^^^^^^^^^^^^^^^^^
# expect:         | ValueError: 1
# expect:         +------------------------------------
# expect:     +---------------- 3 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 23, in group
# expect:     |     f(i)
# expect:     |     ~^^^
# expect:     |   File "FILE", line 17, in f
# expect:     |     def f(x): raise ValueError(x)
# expect:     |               ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 2
# expect:     +------------------------------------
# expect: 
# expect: The above exception was the direct cause of the following exception:
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 30, in <module>
# expect:     raise TypeError('x') from e
# expect: TypeError: x
# expect:   | ExceptionGroup: many (17 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 0
# expect:     +---------------- 2 ----------------
# expect:     | ValueError: 1
# expect:     +---------------- 3 ----------------
# expect:     | ValueError: 2
# expect:     +---------------- 4 ----------------
# expect:     | ValueError: 3
# expect:     +---------------- 5 ----------------
# expect:     | ValueError: 4
# expect:     +---------------- 6 ----------------
# expect:     | ValueError: 5
# expect:     +---------------- 7 ----------------
# expect:     | ValueError: 6
# expect:     +---------------- 8 ----------------
# expect:     | ValueError: 7
# expect:     +---------------- 9 ----------------
# expect:     | ValueError: 8
# expect:     +---------------- 10 ----------------
# expect:     | ValueError: 9
# expect:     +---------------- 11 ----------------
# expect:     | ValueError: 10
# expect:     +---------------- 12 ----------------
# expect:     | ValueError: 11
# expect:     +---------------- 13 ----------------
# expect:     | ValueError: 12
# expect:     +---------------- 14 ----------------
# expect:     | ValueError: 13
# expect:     +---------------- 15 ----------------
# expect:     | ValueError: 14
# expect:     +---------------- ... ----------------
# expect:     | and 2 more exceptions
# expect:     +------------------------------------
# expect:   | ExceptionGroup: 12 (1 sub-exception)
# expect:   +-+---------------- 1 ----------------
# expect:     | ExceptionGroup: 11 (1 sub-exception)
# expect:     +-+---------------- 1 ----------------
# expect:       | ExceptionGroup: 10 (1 sub-exception)
# expect:       +-+---------------- 1 ----------------
# expect:         | ExceptionGroup: 9 (1 sub-exception)
# expect:         +-+---------------- 1 ----------------
# expect:           | ExceptionGroup: 8 (1 sub-exception)
# expect:           +-+---------------- 1 ----------------
# expect:             | ExceptionGroup: 7 (1 sub-exception)
# expect:             +-+---------------- 1 ----------------
# expect:               | ExceptionGroup: 6 (1 sub-exception)
# expect:               +-+---------------- 1 ----------------
# expect:                 | ExceptionGroup: 5 (1 sub-exception)
# expect:                 +-+---------------- 1 ----------------
# expect:                   | ExceptionGroup: 4 (1 sub-exception)
# expect:                   +-+---------------- 1 ----------------
# expect:                     | ExceptionGroup: 3 (1 sub-exception)
# expect:                     +-+---------------- 1 ----------------
# expect:                       | ... (max_group_depth is 10)
# expect:                       +------------------------------------
# expect:   | ExceptionGroup: syntax (1 sub-exception)
# expect:   +-+---------------- 1 ----------------
# expect:     |   File "f", line 3
# expect:     |     a = b c
# expect:     |         ^^^
# expect:     | SyntaxError: bad
# expect:     +------------------------------------
# expect:   | ExceptionGroup: mixed (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ExceptionGroup: cause (1 sub-exception)
# expect:     +-+---------------- 1 ----------------
# expect:       | IndexError
# expect:       +------------------------------------
# expect:     | 
# expect:     | The above exception was the direct cause of the following exception:
# expect:     | 
# expect:     | ExceptionGroup: a (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | KeyError: 1
# expect:       +---------------- 2 ----------------
# expect:       | FileNotFoundError: [Errno 2] no
# expect:       +------------------------------------
# expect:     +---------------- 2 ----------------
# expect:     | TypeError: ctx
# expect:     | 
# expect:     | During handling of the above exception, another exception occurred:
# expect:     | 
# expect:     | ValueError
# expect:     +------------------------------------
# expect:   + Exception Group Traceback (most recent call last):
# expect:   |   File "FILE", line 44, in <module>
# expect:   |     try: raise group(2, 1)
# expect:   |          ^^^^^^^^^^^^^^^^^
# expect:   | ExceptionGroup: g1
# expect:   | second (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 23, in group
# expect:     |     f(i)
# expect:     |     ~^^^
# expect:     |   File "FILE", line 17, in f
# expect:     |     def f(x): raise ValueError(x)
# expect:     |               ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 0
# expect:     +---------------- 2 ----------------
# expect:     | Exception Group Traceback (most recent call last):
# expect:     |   File "FILE", line 22, in group
# expect:     |     if i == 1 and depth: raise group(2, depth - 1)
# expect:     |                          ^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:     | ExceptionGroup: g0
# expect:     | second (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | Traceback (most recent call last):
# expect:       |   File "FILE", line 23, in group
# expect:       |     f(i)
# expect:       |     ~^^^
# expect:       |   File "FILE", line 17, in f
# expect:       |     def f(x): raise ValueError(x)
# expect:       |               ^^^^^^^^^^^^^^^^^^^
# expect:       | ValueError: 0
# expect:       +---------------- 2 ----------------
# expect:       | Traceback (most recent call last):
# expect:       |   File "FILE", line 23, in group
# expect:       |     f(i)
# expect:       |     ~^^^
# expect:       |   File "FILE", line 17, in f
# expect:       |     def f(x): raise ValueError(x)
# expect:       |               ^^^^^^^^^^^^^^^^^^^
# expect:       | ValueError: 1
# expect:       +------------------------------------
