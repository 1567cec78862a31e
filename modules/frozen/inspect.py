# SPDX-License-Identifier: MIT
"""inspect: what objects are, where they come from, how they are called.

Signatures are in _inspect_signature, source text and frames in _inspect_source; both are read when one of their names
is asked for.
"""
import sys as _sys
import types as _types
from types import (AsyncGeneratorType, BuiltinFunctionType, CodeType, CoroutineType, FrameType, FunctionType, GeneratorType,
                   GetSetDescriptorType, MemberDescriptorType, MethodType, ModuleType, TracebackType)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_NOFREE = 1, 2, 4, 8, 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20
_LAZY = {}
for _names, _module in (
        ('Signature Parameter BoundArguments signature unwrap getfullargspec FullArgSpec getcallargs ArgInfo getargvalues '
         'Arguments getargs formatannotation formatannotationrelativeto formatargvalues ClosureVars getclosurevars '
         '_ParameterKind _signature_from_callable _empty', '_inspect_signature'),
        ('getfile getsourcefile getabsfile getmodule findsource getsourcelines getsource getcomments getblock getframeinfo '
         'getouterframes getinnerframes currentframe stack trace FrameInfo Traceback getlineno indentsize getmodulename '
         'BlockFinder EndOfBlock ClassFoundException', '_inspect_source')):
    _LAZY.update(dict.fromkeys(_names.split(), _module))
del _names, _module


def __getattr__(name):
    if name == '__all__':
        value = [name for name in __dir__() if name[0] != '_' and not name.endswith('Type')]
    elif name == 'get_annotations':
        from annotationlib import get_annotations as value
    elif name in _LAZY:
        value = getattr(__import__(_LAZY[name]), name)
    elif name in ('BufferFlags', 'Attribute'):
        value = _made_class(name)
    else:
        raise AttributeError('module %r has no attribute %r' % (__name__, name))
    globals()[name] = value
    return value


def _made_class(name):
    if name == 'Attribute':
        from collections import namedtuple
        return namedtuple('Attribute', 'name kind defining_class object', module='inspect')
    import enum
    made = enum.IntFlag('BufferFlags', {
        'SIMPLE': 0, 'WRITABLE': 1, 'FORMAT': 4, 'ND': 8, 'STRIDES': 0x18, 'C_CONTIGUOUS': 0x38, 'F_CONTIGUOUS': 0x58,
        'ANY_CONTIGUOUS': 0x98, 'INDIRECT': 0x118, 'CONTIG': 9, 'CONTIG_RO': 8, 'STRIDED': 0x19, 'STRIDED_RO': 0x18,
        'RECORDS': 0x1d, 'RECORDS_RO': 0x1c, 'FULL': 0x11d, 'FULL_RO': 0x11c, 'READ': 0x100, 'WRITE': 0x200}, module='inspect')
    return made


def __dir__():
    return sorted({*globals(), *_LAZY, 'get_annotations', 'BufferFlags', 'Attribute', '__all__'})


# --- what kind of object ---------------------------------------------------------------------------------------------


def ismodule(object):
    """Return whether object is a module."""
    return isinstance(object, ModuleType)


def isclass(object):
    """Return whether object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return whether object is a bound method written in Python."""
    return isinstance(object, MethodType)


def isfunction(object):
    """Return whether object is a function written in Python."""
    return isinstance(object, FunctionType)


def isbuiltin(object):
    """Return whether object is a built-in function or a bound built-in method."""
    return isinstance(object, BuiltinFunctionType) and hasattr(object, '__self__')


def ismethodwrapper(object):
    """Return whether object is a bound special method of a built-in type."""
    return isinstance(object, _types.MethodWrapperType) and not isbuiltin(object)


def ismethoddescriptor(object):
    """Return whether object is a descriptor with __get__ and without __set__ that is no function, method or class."""
    if isclass(object) or ismethod(object) or isfunction(object) or isbuiltin(object):
        return False
    tp = type(object)
    return hasattr(tp, '__get__') and not hasattr(tp, '__set__') and not hasattr(tp, '__delete__')


def isdatadescriptor(object):
    """Return whether object is a descriptor with __set__ or __delete__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__set__') or hasattr(tp, '__delete__')


def ismemberdescriptor(object):
    """Return whether object is the descriptor of a slot."""
    return isinstance(object, MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return whether object is the descriptor of a built-in type's attribute."""
    return isinstance(object, GetSetDescriptorType)


def isroutine(object):
    """Return whether object is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def isabstract(object):
    """Return whether object is an abstract class."""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None)) and \
        any(getattr(getattr(object, name, None), '__isabstractmethod__', False) for name in object.__abstractmethods__)


def _has_code_flag(f, flag):
    while True:
        if ismethod(f):
            f = f.__func__
        elif type(f).__name__ == 'partial' and hasattr(f, 'func'):
            f = f.func
        else:
            break
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return whether calling obj gives a generator."""
    return _has_code_flag(obj, CO_GENERATOR)


_marked_coroutine = True  # the value of the mark, for module asyncio as well


def markcoroutinefunction(func):
    """Mark a function that returns something awaitable, for iscoroutinefunction()."""
    getattr(func, '__func__', func)._is_coroutine_mark = _marked_coroutine
    return func


def iscoroutinefunction(obj):
    """Return whether obj was defined by async def, or marked."""
    return _has_code_flag(obj, CO_COROUTINE) or getattr(getattr(obj, '__func__', obj), '_is_coroutine_mark', None) is _marked_coroutine


def isasyncgenfunction(obj):
    """Return whether calling obj gives an asynchronous generator."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Return whether object is an asynchronous generator."""
    return isinstance(object, AsyncGeneratorType)


def isgenerator(object):
    """Return whether object is a generator."""
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    """Return whether object is a coroutine."""
    return isinstance(object, CoroutineType)


def isawaitable(object):
    """Return whether await takes object."""
    return isinstance(object, CoroutineType) or hasattr(type(object), '__await__') or (
        isinstance(object, GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


def istraceback(object):
    """Return whether object is a traceback."""
    return isinstance(object, TracebackType)


def isframe(object):
    """Return whether object is a frame."""
    return isinstance(object, FrameType)


def iscode(object):
    """Return whether object is a code object."""
    return isinstance(object, CodeType)


# --- states of generators --------------------------------------------------------------------------------------------

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED'


def _state(obj, prefix, kind):
    if getattr(obj, prefix + 'running'):
        return kind + '_RUNNING'
    if getattr(obj, prefix + 'suspended'):
        return kind + '_SUSPENDED'
    return kind + ('_CLOSED' if getattr(obj, prefix + 'frame') is None else '_CREATED')


def getgeneratorstate(generator):
    """Return GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state(generator, 'gi_', 'GEN')


def getcoroutinestate(coroutine):
    """Return CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state(coroutine, 'cr_', 'CORO')


def getasyncgenstate(agen):
    """Return AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state(agen, 'ag_', 'AGEN')


def getgeneratorlocals(generator):
    """Return the local variables of a generator that is not finished."""
    if not isgenerator(generator):
        raise TypeError('%r is not a Python generator' % (generator,))
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    """Return the local variables of a coroutine that is not finished."""
    frame = getattr(coroutine, 'cr_frame', None)
    return frame.f_locals if frame is not None else {}


def getasyncgenlocals(agen):
    """Return the local variables of an asynchronous generator that is not finished."""
    if not isasyncgen(agen):
        raise TypeError('%r is not a Python async generator' % (agen,))
    return agen.ag_frame.f_locals if agen.ag_frame is not None else {}


# --- members ---------------------------------------------------------------------------------------------------------


def getmro(cls):
    """Return the classes in the order in which they are searched."""
    return cls.__mro__


def _getmembers(object, predicate, get):
    processed, found = set(), []
    names = dir(object)
    try:
        for base in object.__bases__ if isclass(object) else ():
            names.extend(name for name, value in base.__dict__.items() if isinstance(value, _types.DynamicClassAttribute))
    except AttributeError:
        pass
    for name in names:
        try:
            value = get(object, name)
            if name in processed:
                raise AttributeError
        except AttributeError:
            for base in (object, *getmro(object)) if isclass(object) else ():
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        processed.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """Return (name, value) of all attributes, sorted by name; with a predicate, of those whose value it accepts."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running properties and the like."""
    return _getmembers(object, predicate, getattr_static)


_sentinel = object()


def _own_attribute(obj, name):
    # what an object's own dict has; a class may have put something else in the place of __dict__
    if not isinstance(_in_mro(type(obj), '__dict__'), _types.GetSetDescriptorType):
        return _sentinel
    try:
        return dict.get(object.__getattribute__(obj, '__dict__'), name, _sentinel)
    except AttributeError:
        return _sentinel


def _in_mro(cls, name):
    for base in type.__dict__['__mro__'].__get__(cls):
        if name in type.__dict__['__dict__'].__get__(base):
            return type.__dict__['__dict__'].__get__(base)[name]
    return _sentinel


def getattr_static(obj, attr, default=_sentinel):
    """Return an attribute as it is stored: no __getattr__, no descriptor runs."""
    tp = type(obj)
    if issubclass(tp, type):
        own = _in_mro(obj, attr)
        meta = _in_mro(tp, attr)
        if own is _sentinel or (meta is not _sentinel and hasattr(type(meta), '__get__') and hasattr(type(meta), '__set__')):
            found = meta if meta is not _sentinel else own
        else:
            found = own
    else:
        own = _own_attribute(obj, attr)
        found = _in_mro(tp, attr)
        if own is not _sentinel and not (found is not _sentinel and _in_mro(type(found), '__get__') is not _sentinel and (
                _in_mro(type(found), '__set__') is not _sentinel or _in_mro(type(found), '__delete__') is not _sentinel)):
            found = own
    if found is not _sentinel:
        return found
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def _home_by_value(cls, name, value, mro, metamro):
    """The last class that gives the same value for an attribute, metaclasses that compute it included."""
    home = None
    for base in mro:
        if getattr(base, name, None) is value:
            home = base
    for meta in metamro:
        try:
            if meta.__getattr__(cls, name) is value:
                home = meta
        except AttributeError:
            pass
    return home


def _locate(cls, name, mro, metamro):
    """The class that defines an attribute, what stands in its dict, and what the class gives for it."""
    value = home = raw = None
    if name != '__dict__':
        try:
            value = getattr(cls, name)
            home = getattr(value, '__objclass__', None)
            if home not in (*mro, *metamro):
                home = _home_by_value(cls, name, value, mro, metamro)
        except Exception:
            pass
    for base in (*mro, *metamro):
        if name in base.__dict__:
            raw = base.__dict__[name]
            return (home if home in metamro else base), raw, raw if value is None else value
    return home, raw, value


def classify_class_attrs(cls):
    """Return (name, kind, defining class, object) for all attributes of a class."""
    Attribute = __getattr__('Attribute')
    result, mro = [], getmro(cls)
    metamro = tuple(meta for meta in getmro(type(cls)) if meta not in (type, object))
    dynamic = [name for base in mro for name, value in base.__dict__.items()
               if isinstance(value, _types.DynamicClassAttribute) and value.fget is not None]
    for name in dict.fromkeys(dir(cls) + dynamic):
        home, raw, value = _locate(cls, name, mro, metamro)
        if home is None:
            continue
        if isinstance(raw, staticmethod) or isbuiltin(raw):
            kind, value = 'static method', raw
        elif isinstance(raw, (classmethod, _types.ClassMethodDescriptorType)):
            kind, value = 'class method', raw
        elif isinstance(raw, property):
            kind, value = 'property', raw
        else:
            kind = 'method' if isroutine(value) else 'data'
        result.append(Attribute(name, kind, home, value))
    return result


def walktree(classes, children, parent):
    """Return the part of a class tree below parent as nested lists."""
    results = []
    classes.sort(key=lambda c: (c.__module__, c.__name__))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Return a hierarchy of classes as nested lists."""
    children, roots = {}, []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if c not in children.setdefault(parent, []):
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


# --- documentation ---------------------------------------------------------------------------------------------------


def cleandoc(doc):
    """Return a docstring without the indentation of its lines and without empty lines around it."""
    lines = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.strip(' ')), default=0)
    lines = [lines[0].lstrip(' ')] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def _class_of_function(func):
    cls = _sys.modules.get(func.__module__)
    for name in func.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def _finddoc(obj):
    """The docstring that is inherited."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and isinstance(base.__dict__.get('__doc__'), str):
                return base.__doc__
        return None
    if isinstance(obj, property):
        name = getattr(obj.fget, '__name__', None)
        cls = _class_of_function(obj.fget) if obj.fget is not None else None
    elif ismethod(obj):
        name = obj.__func__.__name__
        cls = obj.__self__ if isclass(obj.__self__) else obj.__self__.__class__
    elif isfunction(obj):
        name, cls = obj.__name__, _class_of_function(obj)
    else:
        name, cls = getattr(obj, '__name__', None), getattr(obj, '__objclass__', None)
        if ismemberdescriptor(obj) and isinstance(slots := getattr(cls, '__slots__', None), dict) and name in slots:
            return slots[name]
    for base in cls.__mro__ if cls is not None else ():
        member = getattr(base, name, None)
        if member is not None and isinstance(getattr(member, '__doc__', None), str):
            return member.__doc__
    return None


def getdoc(object):
    """Return the docstring, or that of what is overridden, without indentation; None: there is none."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if isclass(object) and '__doc__' in object.__dict__ and object.__dict__['__doc__'] is None:
        doc = None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _main():
    """python -m inspect: show the source of module:name, or with --details where it is."""
    import argparse
    import importlib
    import inspect  # which has more names than are here
    parser = argparse.ArgumentParser(prog='inspect.py')
    parser.add_argument('object', help="The object to be analysed. It supports the 'module:qualname' syntax")
    parser.add_argument('-d', '--details', action='store_true',
                        help='Display info about the module rather than its source code')
    args = parser.parse_args()
    name, has_parts, parts = args.object.partition(':')
    try:
        found = module = importlib.import_module(name)
    except Exception as error:
        _sys.exit('Failed to import %s (%s: %s)' % (name, type(error).__name__, error))
    for part in parts.split('.') if has_parts else ():
        found = getattr(found, part)
    if not getattr(module, '__file__', None):
        _sys.exit("Can't get info for builtin modules.")
    if not args.details:
        print(inspect.getsource(found))
        return
    print('Target: %s\nOrigin: %s' % (args.object, inspect.getsourcefile(module)))
    if found is module:
        if hasattr(module, '__path__'):
            print('Submodule search path: %s' % (module.__path__,))
    else:
        print('Line: %d' % (inspect.findsource(found)[1] + 1))
    print('\n')


if __name__ == '__main__':
    _main()
