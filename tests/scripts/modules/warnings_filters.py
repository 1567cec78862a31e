# Filters of warnings, what shows and what records them.
import warnings


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


print(warnings.__all__)
# expect: ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings', 'catch_warnings', 'deprecated']
print(tried(warnings.simplefilter, 'bogus'))  # expect: ValueError: invalid action: 'bogus'
print(tried(warnings.simplefilter, 'ignore', UserWarning, -1))  # expect: ValueError: lineno must be an int >= 0
print(tried(warnings.simplefilter, 'ignore', UserWarning, 'a'))  # expect: TypeError: lineno must be an int
print(tried(warnings.filterwarnings, 'ignore', 5))  # expect: TypeError: message must be a string
print(tried(warnings.filterwarnings, 'ignore', 'a', int))  # expect: TypeError: category must be a Warning subclass
print(tried(warnings.filterwarnings, 'ignore', 'a', 5))  # expect: TypeError: category must be a Warning subclass
print(tried(warnings.filterwarnings, 'ignore', module=5))  # expect: TypeError: module must be a string
print(tried(warnings.warn, 'x', int))  # expect: TypeError: category must be a Warning subclass, not 'type'
print(tried(warnings.warn, 'x', skip_file_prefixes='a'))  # expect: TypeError: warn() argument 'skip_file_prefixes' must be tuple, not str
with warnings.catch_warnings():
    warnings.resetwarnings()
    warnings.filterwarnings('ignore', 'Ab.c', UserWarning, 'mm', 3)
    warnings.simplefilter('once')
    warnings.simplefilter('once')
    warnings.simplefilter('error', append=True)
    print(*warnings.filters, sep='\n')
# expect: ('once', None, <class 'Warning'>, None, 0)
# expect: ('ignore', re.compile('Ab.c', re.IGNORECASE), <class 'UserWarning'>, re.compile('mm'), 3)
# expect: ('error', None, <class 'Warning'>, None, 0)
with warnings.catch_warnings():
    warnings.filterwarnings('error', 'a.c')
    print(tried(warnings.warn, 'ABCdef'))  # expect: UserWarning: ABCdef
    warnings.filterwarnings('error', '.*', module='nowhere')
    warnings.filterwarnings('ignore', 'quiet')
    print(tried(warnings.warn, 'quiet'))  # expect: None
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn(DeprecationWarning('two'), source=5)
    warnings.warn_explicit('three', RuntimeWarning, 'file.py', 3, source=[])
for w in caught:
    print(str(w.message), w.category.__name__, w.source, w.line)
# expect: one UserWarning None None
# expect: two DeprecationWarning 5 None
# expect: three RuntimeWarning [] None
print(caught[2])  # expect: {message : RuntimeWarning('three'), category : 'RuntimeWarning', filename : 'file.py', lineno : 3, line : None}


def outer(**kwargs):
    inner(**kwargs)


def inner(**kwargs):
    warnings.warn('from inner', **kwargs)


def lines(action, **kwargs):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        for i in range(2):
            inner(**kwargs)
            outer(**kwargs)
    return [w.lineno - inner.__code__.co_firstlineno for w in caught]


print(lines('always'), lines('default'), lines('module'), lines('once'), lines('ignore'))  # expect: [1, 1, 1, 1] [1] [1] [1] []
print(lines('always', stacklevel=2), lines('default', stacklevel=3))  # expect: [8, -3, 8, -3] [14, 9]
with warnings.catch_warnings(record=True, action='always') as caught:
    exec(compile('inner(skip_file_prefixes=(path,))', 'elsewhere.py', 'exec'), {'inner': inner, 'path': __file__})
    inner(stacklevel=100)
print([w.filename for w in caught])  # expect: ['elsewhere.py', '<sys>']
registry = {}
with warnings.catch_warnings(record=True, action='default') as caught:
    for i in range(2):
        warnings.warn_explicit('same', UserWarning, 'f', 3, registry=registry)
        warnings.warn_explicit('other', UserWarning, 'f', 3)
print(len(caught), [key for key in registry if key != 'version'])  # expect: 3 [('same', <class 'UserWarning'>, 3)]
context = warnings.catch_warnings(record=True)
print(context)  # expect: catch_warnings(record=True)
with context:
    print(tried(context.__enter__))  # expect: RuntimeError: Cannot enter catch_warnings(record=True) twice
print(tried(warnings.catch_warnings().__exit__))  # expect: RuntimeError: Cannot exit catch_warnings() without entering first
show = warnings.showwarning
warnings.showwarning = lambda *args: print('shown:', str(args[0]), args[1].__name__, args[4:])
warnings.warn('to my own')  # expect: shown: to my own UserWarning (None, None)
with warnings.catch_warnings(record=True) as caught:
    warnings.warn('recorded')
print(len(caught))  # expect: 1
warnings.showwarning = show
