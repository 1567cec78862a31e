# `__all__` of modules that are in C or loaded in parts: what a star import brings.
import codecs
import inspect
import io
import operator
import warnings
import weakref


def star(module):
    names = {}
    exec('from %s import *' % module.__name__, names)
    del names['__builtins__']
    return sorted(names) == sorted(module.__all__) and all(names[name] is getattr(module, name) for name in names)


print([star(module) for module in (codecs, inspect, io, operator, warnings, weakref)])  # expect: [True, True, True, True, True, True]
print(len(io.__all__), io.__all__[:3])  # expect: 22 ['BlockingIOError', 'open', 'open_code']
print(len(operator.__all__), operator.__all__[:4], len(codecs.__all__), len(warnings.__all__), len(weakref.__all__))
# expect: 55 ['abs', 'add', 'and_', 'attrgetter'] 44 9 13
print({'signature', 'getsource', 'BufferFlags', 'ismodule', 'CO_NESTED', 'get_annotations', 'Attribute'} <= set(inspect.__all__))  # expect: True
print({'BufferedRWPair', 'IncrementalNewlineDecoder', '__all__'} <= set(dir(io)), '__all__' in dir(operator))  # expect: True True
try:
    io.no_such_name
except AttributeError as e:
    print(e)  # expect: module 'io' has no attribute 'no_such_name'
