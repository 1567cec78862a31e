# SPDX-License-Identifier: MIT
# At the end finalizers are called from the newest on, those included that one of them makes, even when one fails.
import sys
import weakref


class Held:
    pass


def fail():
    weakref.finalize(held, print, 'made at the end')
    print('fails')
    1 / 0


sys.excepthook = lambda kind, error, traceback: print('told:', kind.__name__)
held = Held()
weakref.finalize(held, print, 'first')
weakref.finalize(held, print, 'not at exit').atexit = False
weakref.finalize(held, fail)
weakref.finalize(held, print, 'last')

# expect: last
# expect: fails
# expect: told: ZeroDivisionError
# expect: made at the end
# expect: first
