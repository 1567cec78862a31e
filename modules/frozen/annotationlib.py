# SPDX-License-Identifier: MIT
"""annotationlib: annotations as values, as values where they can be had, or as text.

__annotate__ functions know the first only. The other two come from running their code with other names: a name is
an object then that notes what is done with it.
"""
import enum as _enum
import sys as _sys
import types as _types
from _typing import ForwardRef

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
           'get_annotations', 'annotations_to_string', 'type_repr']


class Format(_enum.IntEnum):
    """How annotations are wanted."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


# --- names that note what is done with them --------------------------------------------------------------------------

# How tight operators bind, loosest first; an atom is tightest.
_LAMBDA, _COMPARE, _OR, _XOR, _AND, _SHIFT, _SUM, _TERM, _UNARY, _POWER, _ATOM = range(11)
_BINARY = {'or': ('|', _OR), 'xor': ('^', _XOR), 'and': ('&', _AND), 'lshift': ('<<', _SHIFT), 'rshift': ('>>', _SHIFT),
           'add': ('+', _SUM), 'sub': ('-', _SUM), 'mul': ('*', _TERM), 'truediv': ('/', _TERM), 'floordiv': ('//', _TERM),
           'mod': ('%', _TERM), 'matmul': ('@', _TERM), 'pow': ('**', _POWER)}
_COMPARISONS = {'lt': '<', 'le': '<=', 'eq': '==', 'ne': '!=', 'gt': '>', 'ge': '>='}
_UNARIES = {'neg': '-', 'pos': '+', 'invert': '~'}


class _Text:
    """An expression in the making. space: the names that it belongs to."""

    def __init__(self, text, level, space):
        self.__text, self.__level, self.__space = text, level, space
        space.made.append(self)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__') and name not in ('__name__', '__qualname__'):
            raise AttributeError(name)
        return _Text('%s.%s' % (_text_of(self, _ATOM), name), _ATOM, self.__space)

    def __getitem__(self, item):
        text = _text_of(item, _LAMBDA, self.__space)
        if isinstance(item, tuple) and item:
            text = text[1:-1]
        return _Text('%s[%s]' % (_text_of(self, _ATOM), text), _ATOM, self.__space)

    def __call__(self, *args, **kwargs):
        parts = [_text_of(arg, _LAMBDA, self.__space) for arg in args]
        parts += ['%s=%s' % (name, _text_of(arg, _LAMBDA, self.__space)) for name, arg in kwargs.items()]
        return _Text('%s(%s)' % (_text_of(self, _ATOM), ', '.join(parts)), _ATOM, self.__space)

    def __iter__(self):
        yield _Text('*' + _text_of(self, _OR), _LAMBDA, self.__space)

    def __hash__(self):
        return id(self)

    def __bool__(self):
        return True


_CONSTANTS = (str, bytes, int, float, complex, type(None), type(Ellipsis))


def _text_of(value, level, space=None):
    """A value as text that may stand where operators of a level bind; what has no text gets a name in space."""
    if isinstance(value, _Text):
        text, own = value._Text__text, value._Text__level
        return text if own >= level else '(%s)' % text
    if isinstance(value, slice):
        parts = ['' if part is None else _text_of(part, _LAMBDA, space) for part in (value.start, value.stop, value.step)]
        return ':'.join(parts if value.step is not None else parts[:2])
    if isinstance(value, (list, tuple, set)) and (value or not isinstance(value, set)):
        parts = ', '.join(_text_of(part, _LAMBDA, space) for part in value)
        if isinstance(value, tuple):
            return '(%s%s)' % (parts, ',' if len(value) == 1 else '')
        return ('[%s]' if isinstance(value, list) else '{%s}') % parts
    if isinstance(value, dict):
        return '{%s}' % ', '.join('%s: %s' % (_text_of(k, _LAMBDA, space), _text_of(v, _LAMBDA, space)) for k, v in value.items())
    if type(value) in _CONSTANTS or type(value) is bool or space is None:
        return repr(value) if value is not Ellipsis else '...'
    name = '__annotationlib_name_%d__' % (len(space.names) + 1)
    space.names[name] = value
    return name


def _define_operators():
    def binary(symbol, level):
        right = level if symbol == '**' else level + 1
        left = level + 1 if symbol == '**' else level

        def forward(self, other):
            return _Text('%s %s %s' % (_text_of(self, left), symbol, _text_of(other, right, self._Text__space)), level, self._Text__space)

        def reverse(self, other):
            return _Text('%s %s %s' % (_text_of(other, left, self._Text__space), symbol, _text_of(self, right)), level, self._Text__space)
        return forward, reverse

    def unary(symbol):
        return lambda self: _Text(symbol + _text_of(self, _UNARY), _UNARY, self._Text__space)

    for name, (symbol, level) in _BINARY.items():
        forward, reverse = binary(symbol, level)
        setattr(_Text, '__%s__' % name, forward)
        setattr(_Text, '__r%s__' % name, reverse)
    for name, symbol in _COMPARISONS.items():
        setattr(_Text, '__%s__' % name, binary(symbol, _COMPARE)[0])
    for name, symbol in _UNARIES.items():
        setattr(_Text, '__%s__' % name, unary(symbol))


_define_operators()


class _Space(dict):
    """Globals in which every name has a meaning: what mappings say, else a text.

    made: the texts; names: those that stand for values in them."""

    def __init__(self, known=(), outer=None):
        super().__init__()
        self.known = known
        self.made, self.names = (outer.made, outer.names) if outer is not None else ([], {})

    def __missing__(self, name):
        for mapping in self.known:
            if name in mapping:
                return mapping[name]
        return _Text(name, _ATOM, self)

    def make_references(self, owner, globals):
        """Turns all texts, wherever they are by now, into forward references."""
        for text in self.made:
            arg = text._Text__text
            text.__dict__.clear()
            text.__class__ = ForwardRef
            text.__init__(arg, owner=owner, is_class=isinstance(owner, type))
            text.__globals__ = globals
            text.__extra_names__ = self.names


def _class_space(content, space, names_only):
    """The namespace of the class around, as annotations see it."""
    made = _Space(() if names_only or content is None else (content,), space)
    if content and '__conditional_annotations__' in content:
        made['__conditional_annotations__'] = content['__conditional_annotations__']
    return made


def _closure(annotate, space, names_only):
    """The cells for a copy of the function: those of the original, with a meaning for what is empty."""
    cells = []
    for name, cell in zip(annotate.__code__.co_freevars, annotate.__closure__ or ()):
        try:
            content, known = cell.cell_contents, not names_only
        except ValueError:
            content, known = None, False
        if name == '__classdict__':
            content = _class_space(content, space, names_only)
        elif not known:
            content = _Text(name, _ATOM, space)
        cells.append(_types.CellType(content))
    return tuple(cells) or None


def _run(function, space, names_only):
    """What the function returns when its names mean what they do in space."""
    if isinstance(function, _types.MethodType):
        function = function.__func__
    copy = _types.FunctionType(function.__code__, space, function.__name__, function.__defaults__,
                               _closure(function, space, names_only))
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy(Format.VALUE_WITH_FAKE_GLOBALS)


def _known_names(function):
    builtins = function.__globals__.get('__builtins__', {})
    return function.__globals__, builtins if isinstance(builtins, dict) else vars(builtins)


def call_evaluate_function(evaluate, format, *, owner=None):
    """Call the evaluator of a type alias's value, a bound or a default."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Return what an __annotate__ function makes, in any format."""
    format = Format(format)
    if format is Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format is Format.STRING:
        made = _run(annotate, _string_space(annotate), True)
        return _shown(made) if _is_evaluate else {name: _shown(value) for name, value in made.items()}
    if format is Format.FORWARDREF:
        try:
            return annotate(Format.VALUE)
        except NotImplementedError:
            raise
        except Exception:
            pass
        space = _Space(_known_names(annotate))
        made = _run(annotate, space, False)
        space.make_references(owner, annotate.__globals__)
        return made
    raise RuntimeError('annotate function does not support VALUE format')


def _string_space(annotate):
    space = _Space()
    if '__conditional_annotations__' in annotate.__globals__:
        space['__conditional_annotations__'] = annotate.__globals__['__conditional_annotations__']
    return space


def _shown(value):
    return value if isinstance(value, str) else _text_of(value, _LAMBDA)


def get_annotate_from_class_namespace(obj):
    """Return the __annotate__ function that a class body left in its namespace, or None."""
    if '__annotate__' in obj:
        return obj['__annotate__']
    return obj.get('__annotate_func__')


def type_repr(value):
    """Return a value as it would stand in an annotation."""
    if isinstance(value, (type, _types.FunctionType, _types.BuiltinFunctionType)) and not isinstance(value, _types.GenericAlias):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return '%s.%s' % (value.__module__, value.__qualname__)
    if isinstance(value, tuple):
        return '(%s%s)' % (', '.join(map(type_repr, value)), ',' if len(value) == 1 else '')
    return '...' if value is Ellipsis else repr(value)


def annotations_to_string(annotations):
    """Return annotations with all values as text."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


# --- annotations of an object ----------------------------------------------------------------------------------------


def _own(obj, name):
    """An attribute that an object, class or not, has or has not."""
    try:
        return getattr(obj, name)
    except AttributeError:
        return None


def _values(obj):
    found = _own(obj, '__annotations__')
    if found is not None and not isinstance(found, dict):
        raise ValueError('%r.__annotations__ is neither a dict nor None' % (obj,))
    return found


def _formatted(obj, format):
    if format is Format.VALUE:
        return _values(obj)
    if format is Format.FORWARDREF:
        try:
            return dict(_values(obj) or {})
        except Exception:
            pass
    annotate = _own(obj, '__annotate__')
    if annotate is None:
        found = _values(obj)
        return found if found is None or format is Format.FORWARDREF else annotations_to_string(found)
    made = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(made, dict):
        raise ValueError('%r.__annotate__ returned a non-dict' % (obj,))
    return made


def _unwrap(obj):
    while True:
        if hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        elif hasattr(obj, 'func') and type(obj).__name__ == 'partial':
            obj = obj.func
        else:
            return obj


def _names_of(obj):
    """The globals and locals of texts in an object's annotations."""
    if isinstance(obj, type):
        return getattr(_sys.modules.get(obj.__module__), '__dict__', None), dict(vars(obj))
    if isinstance(obj, _types.ModuleType):
        return obj.__dict__, None
    return getattr(_unwrap(obj), '__globals__', None), None


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """Return a new dict of the annotations of a function, class or module; eval_str evaluates those that are text."""
    format = Format(format)
    if eval_str and format is not Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format is Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    if not isinstance(obj, (type, _types.ModuleType)) and not callable(obj) and _own(obj, '__annotations__') is None:
        raise TypeError('%r is not a module, class, or callable.' % (obj,))
    found = _formatted(obj, format)
    if not found:
        return {}
    found = dict(found)
    if not eval_str:
        return found
    known, own = _names_of(obj)
    globals, locals = known if globals is None else globals, own if locals is None else locals
    params = getattr(obj, '__type_params__', ())
    if params:
        locals = {**{param.__name__: param for param in params}, **(locals or {})}
    return {name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()}
