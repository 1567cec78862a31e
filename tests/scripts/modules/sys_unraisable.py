# SPDX-License-Identifier: MIT
# sys.unraisablehook: what it is given, what the one of the interpreter prints, and one that fails.
import sys, io
class D:
    def __del__(self): 1/0
def run(hook):
    sys.unraisablehook = hook
    d = D(); del d
    import gc; gc.collect()
def hook(a):
    print(type(a).__name__, a.exc_type.__name__, repr(a.exc_value), a.exc_traceback.tb_lineno, a.err_msg, a.object.__qualname__)
run(hook)
old, sys.stderr = sys.stderr, io.StringIO()
run(sys.__unraisablehook__)
print(sys.stderr.getvalue().replace(sys._getframe().f_code.co_filename, 'F').partition(' at 0x')[0])
def bad(a): raise KeyError('bad')
sys.stderr = io.StringIO()
run(bad)
print(sys.stderr.getvalue().replace(sys._getframe().f_code.co_filename, 'F').split('\n')[0].partition(' at 0x')[0], sys.stderr.getvalue().split('\n')[-2])
sys.stderr = old
try: sys.__unraisablehook__(1)
except TypeError as e: print(e)
print(hasattr(sys, 'last_exc'))

# expect: UnraisableHookArgs ZeroDivisionError ZeroDivisionError('division by zero') 5 None D.__del__
# expect: Exception ignored in: <function D.__del__
# expect: Exception ignored in sys.unraisablehook: <function bad KeyError: 'bad'
# expect: sys.unraisablehook argument type must be UnraisableHookArgs
# expect: False
