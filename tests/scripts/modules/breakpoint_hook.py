# breakpoint() calls sys.breakpointhook; that calls what PYTHONBREAKPOINT names.
import os
import sys
import warnings

def hook(*args, **kws):
    print('hook', args, kws)
    return 'answer'

sys.breakpointhook = hook
print(breakpoint(1, two=2))
sys.breakpointhook = sys.__breakpointhook__
os.environ['PYTHONBREAKPOINT'] = '0'
print(breakpoint('not', looked='at'))
os.environ['PYTHONBREAKPOINT'] = 'int'
print(breakpoint('12', base=8))
os.environ['PYTHONBREAKPOINT'] = 'os.path.basename'
print(breakpoint('/a/b'))
for path in '.', '..', '.foo', 'foo.', 'nothing', 'no_such_module.f', 'os.no_such', 'os.path.':
    os.environ['PYTHONBREAKPOINT'] = path
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        print(breakpoint(), [(w.category.__name__, str(w.message)) for w in caught])
os.environ['PYTHONBREAKPOINT'] = 'int'
try:
    breakpoint('x')
except ValueError as error:
    print(error)
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)

# expect: hook (1,) {'two': 2}
# expect: answer
# expect: None
# expect: 10
# expect: b
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: "."')]
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: ".."')]
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: ".foo"')]
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: "foo."')]
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: "nothing"')]
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: "no_such_module.f"')]
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: "os.no_such"')]
# expect: None [('RuntimeWarning', 'Ignoring unimportable $PYTHONBREAKPOINT: "os.path."')]
# expect: invalid literal for int() with base 10: 'x'
# expect: lost sys.breakpointhook
