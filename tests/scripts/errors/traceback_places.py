# Which part of the source a level of a traceback points at where the mistake is one of a whole that has several parts.
import linecache
import traceback


def check(source):
    linecache.cache['<s>'] = len(source), None, source.splitlines(True), '<s>'
    try:
        exec(compile(source, '<s>', 'exec'), {})
    except Exception as e:
        print('|'.join(''.join(traceback.format_tb(e.__traceback__.tb_next)).splitlines()))


check('x=1\ny = {**x}')
# expect:   File "<s>", line 2, in <module>|    y = {**x}|        ^^^^^
check('x=1\ny = [*x]')
# expect:   File "<s>", line 2, in <module>|    y = [*x]|        ^^^^
check('x=1\ny = {1, *x}')
# expect:   File "<s>", line 2, in <module>|    y = {1, *x}|        ^^^^^^^
check('x=1\ny = (1, *x, 2)')
# expect:   File "<s>", line 2, in <module>|    y = (1, *x, 2)|        ^^^^^^^^^^
check('x=1\nprint(1, *x)')
# expect:   File "<s>", line 2, in <module>|    print(1, *x)|    ~~~~~^^^^^^^
check('x=1\nz = [1,\n  *x]')
# expect:   File "<s>", line 2, in <module>|    z = [1,|        ^^^|      *x]|      ^^^
check("x=1\nz = {'a': 1,\n  **x}")
# expect:   File "<s>", line 2, in <module>|    z = {'a': 1,|        ^^^^^^^^|      **x}|      ^^^^
check('try:\n    1/0\nexcept 1:\n    pass\n')
# expect:   File "<s>", line 3, in <module>|    except 1:|        pass
check('try:\n    1/0\nexcept* 1:\n    pass\n')
# expect:   File "<s>", line 3, in <module>|    except* 1:|        pass
check('x=1\ny = 5 + [*x][0]')
# expect:   File "<s>", line 2, in <module>|    y = 5 + [*x][0]|            ^^^^
check('x=1\nx(2,\n\n  \n # b\n\n   3)')
# expect:   File "<s>", line 2, in <module>|    x(2,|    ~^^^|    |    |    ...<2 lines>...|    |    |       3)|       ^^
check('x=y=1\nz = [x\n\n  (\n\n y)]')
# expect:   File "<s>", line 2, in <module>|    z = [x|         ~|    |    |      (|      ^|    |    |     y)]|     ^^
check('class C:\n  def m(self): 1/0\nc = C()\nx = c.m()\n')
# expect:   File "<s>", line 4, in <module>|    x = c.m()|  File "<s>", line 2, in m|    def m(self): 1/0|                 ~^~
check('class C:\n  def m(self): 1/0\nc = C()\nx = y = c.m()\n')
# expect:   File "<s>", line 4, in <module>|    x = y = c.m()|            ~~~^^|  File "<s>", line 2, in m|    def m(self): 1/0|                 ~^~
check('class C:\n  def m(self): 1/0\ndef f():\n    return C().m()\nx = f()\n')
# expect:   File "<s>", line 5, in <module>|    x = f()|  File "<s>", line 4, in f|    return C().m()|           ~~~~~^^|  File "<s>", line 2, in m|    def m(self): 1/0|                 ~^~
