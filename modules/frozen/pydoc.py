# SPDX-License-Identifier: MIT
"""What help() shows: modules, classes and functions with their signatures and docstrings, as plain text.

help(x) prints about an object, help('name') about what a dotted name means, help() asks for names.
"""
import builtins
import inspect
import sys

__all__ = ['help', 'locate', 'render_doc', 'plain', 'getdoc', 'doc']

_HIDDEN = {'__builtins__', '__cached__', '__doc__', '__file__', '__loader__', '__name__', '__package__', '__path__',
           '__spec__', '__annotations__', '__annotate__', '__all__'}
_CLASS_HIDDEN = {'__module__', '__doc__', '__slots__', '__qualname__', '__firstlineno__',
                 '__static_attributes__', '__annotations__', '__annotate__', '__annotate_func__', '__annotations_cache__'}


def getdoc(object):
    """Return an object's docstring, without its indent, or the comments above its source."""
    if inspect.isclass(object):
        text = object.__dict__.get('__doc__')  # a base's docstring is not about the class
        text = inspect.cleandoc(text) if isinstance(text, str) else None
    else:
        text = inspect.getdoc(object)
    if not text:
        try:
            text = inspect.getcomments(object)
        except (OSError, TypeError):
            text = None
    return (text or '').rstrip().lstrip('\n')


def plain(text):
    """Return the text: there is nothing but text in it."""
    return text


def _indent(text, prefix='    '):
    return '\n'.join((prefix + line).rstrip() for line in text.split('\n'))


def locate(path, forceload=0):
    """Return what a dotted name means: a module, or what is in one; None if there is nothing."""
    parts = [part for part in path.split('.') if part]
    module, used = None, 0
    while used < len(parts):
        name = '.'.join(parts[:used + 1])
        try:
            __import__(name)
        except ImportError as error:
            if getattr(error, 'name', None) and not (name + '.').startswith(error.name + '.'):
                raise
            break
        module, used = sys.modules[name], used + 1
    found = module if module is not None else builtins
    for part in parts[used:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            return None
    return found


def _signature(object):
    try:
        return str(inspect.signature(object))
    except (ValueError, TypeError):
        return '(...)'


def _kind(object):
    """What a title calls an object."""
    if inspect.ismodule(object):
        return ('package ' if hasattr(object, '__path__') else 'module ') + object.__name__
    if inspect.isclass(object):
        return 'class ' + object.__name__
    if inspect.isfunction(object):
        return 'function ' + object.__name__
    if inspect.ismethod(object):
        return 'method ' + object.__name__
    if inspect.ismethoddescriptor(object):
        return 'method_descriptor'
    if inspect.isbuiltin(object):
        return 'built-in function ' + object.__name__
    if isinstance(object, property):
        return 'property'
    return type(object).__name__


def _origin(function, cls):
    """Where a function in a class comes from, if it is not from there."""
    module = getattr(function, '__module__', None)
    path = getattr(function, '__qualname__', '').rpartition('.')[0]
    if module in (None, cls.__module__) and path in ('', cls.__qualname__) or path.endswith('<locals>'):
        return ''
    return ' from ' + (path if module == cls.__module__ else module + '.' + path if path else module or path)


def _owner(object):
    """What a method that stands alone belongs to."""
    owner = getattr(object, '__self__', None)
    if inspect.isclass(owner):
        return ' class method of %s.%s' % (owner.__module__, owner.__qualname__)
    if owner is not None and not inspect.ismodule(owner):
        return ' method of %s.%s instance' % (type(owner).__module__, type(owner).__qualname__)
    if inspect.ismethoddescriptor(object) and inspect.isclass(getattr(object, '__objclass__', None)):
        return ' unbound %s.%s method' % (object.__objclass__.__module__, object.__objclass__.__qualname__)
    return ''


def _routine(name, object, note='', doc=None):
    """A function or method; note: where it is from, doc: its docstring, if not the usual."""
    async_ = 'async ' if inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object) else ''
    real = getattr(object, '__name__', name)
    signature = _signature(object)
    if real == '<lambda>':
        title = '%s lambda %s' % (name, signature[1:-1])
    else:
        title = async_ + real + signature + note if real == name else '%s = %s%s%s' % (name, async_ + real, signature, note)
    doc = getdoc(object) if doc is None else doc
    return title + '\n' + (_indent(doc) + '\n' if doc else '')


def _data(name, object):
    line = '%s = %s' % (name, repr(object))
    return line if len(line) <= _LONGEST else line[:_LONGEST] + '...'


_LONGEST = 70  # characters of a line about data


def _described(name, object, cls=None):
    """A property or another descriptor, with its docstring."""
    slots = cls.__dict__.get('__slots__') if cls is not None else None
    doc = slots.get(name) if isinstance(slots, dict) else None if name in _slot_names(slots) else getdoc(object)
    return name + '\n' + (_indent(doc) + '\n' if doc else '')


def _slot_names(slots):
    return (slots,) if isinstance(slots, str) else slots or ()


def _method(name, function, cls):
    """A method in a class.  One that has two names is told of under its own."""
    real = getattr(function, '__name__', None)
    if real is None:
        return _data(name, function) + '\n'
    twice = real != name and cls.__dict__.get(real) is function
    return _routine(name, function, _origin(function, cls), '' if twice else None)


def _members(cls, shown, depth):
    """The groups of members that a class has of its own, or from a base: pairs of a title and texts."""
    groups = {'Methods': [], 'Class methods': [], 'Static methods': [], 'Readonly properties': [],
              'Data descriptors': [], 'Data and other attributes': []}
    for name in sorted(cls.__dict__):
        value = cls.__dict__[name]
        if name in _CLASS_HIDDEN or name in shown or name.startswith('_') and not name.endswith('__'):
            continue
        if name.startswith('__') and depth and cls is object:
            continue
        shown.add(name)
        if isinstance(value, classmethod):
            groups['Class methods'].append(_method(name, getattr(cls, name), cls))
        elif isinstance(value, staticmethod):
            groups['Static methods'].append(_method(name, value.__func__, cls))
        elif isinstance(value, property):
            groups['Data descriptors' if value.fset else 'Readonly properties'].append(_described(name, value, cls))
        elif inspect.isroutine(value):
            groups['Methods'].append(_method(name, value, cls))
        elif inspect.isdatadescriptor(value):
            groups['Data descriptors'].append(_described(name, value, cls))
        else:
            groups['Data and other attributes'].append(_data(name, value) + '\n')
    return [(title, texts) for title, texts in groups.items() if texts]


def _class(cls, name=None):
    name = name or cls.__name__
    bases = ', '.join(_full_name(base, cls.__module__) for base in cls.__bases__)
    head = 'class %s(%s)' % (cls.__name__, bases) if bases else 'class ' + cls.__name__
    head = head if name == cls.__name__ else '%s = %s' % (name, head)
    lines, doc = [], getdoc(cls)
    try:
        signature = str(inspect.signature(cls))
        lines += [name + signature, ''] if signature != '()' else []
    except (ValueError, TypeError):
        pass
    if doc:
        lines += doc.split('\n') + ['']
    mro = inspect.getmro(cls)
    if len(mro) > 2:
        lines += ['Method resolution order:'] + ['    ' + _full_name(base, cls.__module__) for base in mro] + ['']
    shown, ruled = set(), False
    for depth, base in enumerate(mro):
        if base is object and cls is not object:
            break
        where = 'defined here' if depth == 0 else 'inherited from ' + _full_name(base, cls.__module__)
        for title, texts in _members(base, shown, depth):
            lines += [_RULE] if ruled else []
            ruled = True
            lines += ['%s %s:' % (title, where), '']
            for text in texts:
                lines += text.split('\n')
    while lines and lines[-1] == '':
        lines.pop()
    return head + '\n' + '\n'.join((' |  ' + line).rstrip() for line in lines) + '\n'


_RULE = '-' * 70


def _full_name(cls, module):
    return cls.__name__ if cls.__module__ == module else '%s.%s' % (cls.__module__, cls.__name__)


def _section(title, text):
    return title + '\n' + _indent(text.rstrip()) + '\n\n'


def _tree(classes, parents, module):
    """The names of classes, each under what it is derived from; parents: the classes at the left, each with its parent."""
    lines = []
    for cls, parent in sorted(parents.items(), key=lambda pair: (pair[0].__module__, pair[0].__name__)):
        bases = ', '.join(_full_name(base, module) for base in cls.__bases__)
        lines.append(_full_name(cls, module) + ('(%s)' % bases if bases and cls.__bases__ != (parent,) else ''))
        derived = {other: cls for other in classes if cls in other.__bases__}
        lines += ['    ' + line for line in _tree(classes, derived, module)]
    return lines


def _class_tree(classes, module):
    roots = {base: None for cls in classes for base in cls.__bases__ if base not in classes}
    return '\n'.join(_tree(classes, roots, module)) + '\n'


def _module(module):
    doc = getdoc(module)
    summary, _, rest = doc.partition('\n')
    text = _section('NAME', module.__name__ + (' - ' + summary if summary else ''))
    if rest.strip():
        text += _section('DESCRIPTION', rest.strip('\n'))
    exported = getattr(module, '__all__', None)
    found, classes, functions, data = [], [], [], []
    for name in dir(module) if exported is None else exported:
        value = getattr(module, name, None)
        if name in _HIDDEN or exported is None and name.startswith('_'):
            continue
        mine = exported is not None or getattr(value, '__module__', module.__name__) == module.__name__
        if inspect.isclass(value) and mine:
            found.append(value)
            classes.append(_class(value))
        elif inspect.isroutine(value) and mine:
            functions.append(_routine(name, value))
        elif not (inspect.isclass(value) or inspect.isroutine(value) or inspect.ismodule(value)):
            data.append(_data(name, value))
    classes = [_class_tree(found, module.__name__)] + classes if classes else []
    for title, texts in ('CLASSES', classes), ('FUNCTIONS', functions), ('DATA', data):
        if texts:
            text += _section(title, '\n'.join(texts))
    return text + _section('FILE', getattr(module, '__file__', None) or '(built-in)')


def _document(object, name):
    if inspect.ismodule(object):
        return _module(object)
    if inspect.isclass(object):
        return _class(object, name)
    if inspect.isroutine(object):
        return _routine(name or object.__name__, object, _owner(object))
    return _described(name or getattr(object.fget, '__name__', '') if isinstance(object, property) else name, object)


def _describe(thing):
    """An object and the name by which help() was asked for it."""
    if isinstance(thing, str):
        found = locate(thing)
        if found is None:
            raise ImportError('No Python documentation found for %r.\nUse help() to get the interactive help utility.\n'
                              'Use help(str) for help on the str class.' % thing)
        return found, thing
    return thing, getattr(thing, '__name__', None)


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    """Return the text about an object, or about what a dotted name means."""
    object, name = _describe(thing)
    what = _kind(object)
    module = getattr(object, '__module__', None)
    if name and '.' in name:
        what += ' in ' + name.rpartition('.')[0]
    elif isinstance(module, str) and module != name and not inspect.ismodule(object):
        what += ' in module ' + module
    if not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
            or inspect.isdatadescriptor(object)):
        object, name, what = type(object), None, what + ' object'
    return title % what + '\n\n' + _document(object, name)


def doc(thing, title='Python Library Documentation: %s', forceload=0, output=None, is_cli=False):
    """Print the text about an object; of a name that means nothing, say so."""
    try:
        print(render_doc(thing, title), file=output)
    except ImportError as error:
        if is_cli:
            raise
        print(error, end='\n\n', file=output)


class Helper:
    """What pydoc.help is."""

    def __call__(self, *args):
        if args:
            doc(args[0].strip() if isinstance(args[0], str) else args[0], 'Help on %s:')
        else:
            self.interact()

    def __repr__(self):
        return '<pydoc.Helper instance>'

    def interact(self):
        """Ask for names until there is none."""
        print('Type the name of a module, class or function, such as math or str.split; q or an empty line ends this.')
        while True:
            try:
                name = input('help> ').strip()
            except (EOFError, KeyboardInterrupt):
                break
            if name in ('', 'q', 'quit', 'exit'):
                break
            doc(name, 'Help on %s:')


help = Helper()

if __name__ == '__main__':
    for _name in sys.argv[1:]:
        doc(_name, 'Help on %s:')
    if not sys.argv[1:]:
        print('usage: cpy -m pydoc NAME...')
