# SPDX-License-Identifier: MIT
"""_inspect_signature: how things are called."""
import enum as _enum
import functools as _functools
import sys as _sys
import types as _types
from collections import OrderedDict as _OrderedDict, namedtuple as _namedtuple

from inspect import CO_VARARGS, CO_VARKEYWORDS, ismethod, isclass, isfunction


class _empty:
    """Stands for a default or annotation that there is not."""


class _void:
    """Stands for what replace() is not given."""


class _ParameterKind(_enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


_ONLY, _BOTH, _ARGS, _KEYWORD, _KWARGS = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """Return an annotation as text."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        text = repr(annotation)
        return text[7:] if text.startswith('typing.') and False else text.replace('typing.', '')
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    """Return a function like formatannotation() that leaves out the module of object."""
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ONLY, _BOTH, _ARGS, _KEYWORD, _KWARGS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError('value %r is not a valid Parameter.kind' % (kind,)) from None
        if default is not _empty and self._kind in (_ARGS, _KWARGS):
            raise ValueError('%s parameters cannot have default values' % self._kind.description)
        self._default, self._annotation = default, annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a %s' % type(name).__name__)
        if name[:1] == '.' and name[1:].isdigit():
            if self._kind is not _BOTH:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, not %s'
                                 % self._kind.description)
            self._kind, name = _ONLY, 'implicit' + name[1:]
        import keyword
        if (keyword.iskeyword(name) and self._kind is not _ONLY) or not name.isidentifier():
            raise ValueError('%r is not a valid parameter name' % name)
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state['_default'], state['_annotation']

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Return the same with changes."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = {_ARGS: '*', _KWARGS: '**'}.get(self._kind, '') + self._name
        annotated = self._annotation is not _empty
        if annotated:
            text += ': ' + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
        if self._default is not _empty:
            text += (' = %r' if annotated else '=%r') % (self._default,)
        return text

    def __repr__(self):
        return '<%s "%s">' % (self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)


class BoundArguments:
    """Arguments and the parameters that they are for."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    @property
    def signature(self):
        """The signature."""
        return self._signature

    @property
    def args(self):
        """The positional arguments: a tuple."""
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_KWARGS, _KEYWORD) or name not in self.arguments:
                break
            if param.kind is _ARGS:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """The keyword arguments: a dict."""
        kwargs, started = {}, False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_KWARGS, _KEYWORD):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind is _KWARGS:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add the defaults of what is missing."""
        new = []
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                new.append((name, self.arguments[name]))
            elif param.default is not _empty:
                new.append((name, param.default))
            elif param.kind is _ARGS:
                new.append((name, ()))
            elif param.kind is _KWARGS:
                new.append((name, {}))
        self.arguments = dict(new)

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature, self.arguments = state['_signature'], state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        return '<%s (%s)>' % (self.__class__.__name__, ', '.join('%s=%r' % item for item in self.arguments.items()))


class Signature:
    """The parameters of something that can be called, and what it returns."""

    __slots__ = ('_return_annotation', '_parameters')
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = _OrderedDict() if parameters is None else self._checked(parameters) if __validate_parameters__ else \
            _OrderedDict((param.name, param) for param in parameters)
        self._parameters = _types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @staticmethod
    def _checked(parameters):
        params, top, seen_default, seen_var = _OrderedDict(), _ONLY, False, set()
        for param in parameters:
            if not isinstance(param, Parameter):
                raise TypeError('%s is not an instance of %s' % (param, Parameter))
            name, kind = param.name, param.kind
            if kind in (_ARGS, _KWARGS):
                if kind in seen_var:
                    raise ValueError('more than one %s parameter' % kind.description)
                seen_var.add(kind)
            if kind < top:
                raise ValueError('wrong parameter order: %s parameter before %s parameter' % (top.description, kind.description))
            if kind > top:
                top = kind
            if kind in (_ONLY, _BOTH):
                if param.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError('non-default argument follows default argument')
            if name in params:
                raise ValueError('duplicate parameter name: %r' % name)
            params[name] = param
        return params

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
        """The signature of something that can be called."""
        return _signature_from_callable(obj, sigcls=cls, follow=follow_wrapped, globals=globals, locals=locals,
                                        eval_str=eval_str, format=annotation_format)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Return the same with changes."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _basis(self):
        params = tuple(param for param in self.parameters.values() if param.kind is not _KEYWORD)
        keywords = {param.name: param for param in self.parameters.values() if param.kind is _KEYWORD}
        return params, keywords, self.return_annotation

    def __hash__(self):
        params, keywords, annotation = self._basis()
        return hash((params, frozenset(keywords.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        return self._basis() == other._basis() if isinstance(other, Signature) else NotImplemented

    def _bind(self, args, kwargs, *, partial=False):
        arguments, args, pending, gathered = {}, list(args), list(self.parameters.values()), False
        while pending and pending[0].kind in (_ONLY, _BOTH, _ARGS):
            param = pending[0]
            if param.kind is _ARGS:
                pending.pop(0)
                gathered = True
                if args:
                    arguments[param.name] = tuple(args)
                    args = []
                continue
            if not args:
                break
            if param.name in kwargs and param.kind is not _ONLY:
                raise TypeError('multiple values for argument %r' % param.name)
            arguments[param.name] = args.pop(0)
            pending.pop(0)
        if args:
            raise TypeError('too many positional arguments')
        extra = next((param for param in pending if param.kind is _KWARGS), None)
        for param in pending:
            if param.kind in (_KWARGS, _ARGS):
                continue
            if param.name in kwargs and param.kind is not _ONLY:
                arguments[param.name] = kwargs.pop(param.name)
            elif not partial and param.default is _empty:
                self._missing(param, kwargs, extra, param is pending[0] and not gathered)
        if kwargs and extra is not None:
            arguments[extra.name] = kwargs
        elif kwargs:
            self._unexpected(kwargs)
        return self._bound_arguments_cls(self, arguments)

    def _missing(self, param, kwargs, extra, is_first):
        if param.kind is _ONLY and param.name in kwargs and extra is None:
            self._unexpected(kwargs)
        kind = 'keyword-only argument' if param.kind is _KEYWORD and is_first else 'argument'
        raise TypeError('missing a required %s: %r' % (kind, param.name))

    def _unexpected(self, kwargs):
        wrong = [name for name, param in self.parameters.items() if param.kind is _ONLY and name in kwargs]
        if wrong:
            raise TypeError('got some positional-only arguments passed as keyword arguments: %r' % ', '.join(wrong))
        raise TypeError('got an unexpected keyword argument %r' % next(iter(kwargs)))

    def bind(self, /, *args, **kwargs):
        """Return which argument is for which parameter; TypeError as a call would give."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return '<%s %s>' % (self.__class__.__name__, self)

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Return the signature as text, one parameter a line if it is longer than max_width."""
        parts, only, need_star = [], False, True
        for param in self.parameters.values():
            if param.kind is _ONLY:
                only = True
            elif only:
                parts.append('/')
                only = False
            if param.kind is _ARGS:
                need_star = False
            elif param.kind is _KEYWORD and need_star:
                parts.append('*')
                need_star = False
            parts.append(param._format(quote_annotation_strings=quote_annotation_strings))
        if only:
            parts.append('/')
        text = '(%s)' % ', '.join(parts)
        if max_width is not None and len(text) > max_width:
            text = '(\n    %s\n)' % ',\n    '.join(parts)
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text


# --- from objects ----------------------------------------------------------------------------------------------------


def unwrap(func, *, stop=None):
    """Return what is under decorators that set __wrapped__."""
    first, seen = func, {id(func): func}
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= _sys.getrecursionlimit():
            raise ValueError('wrapper loop when unwrapping %r' % (first,))
        seen[id(func)] = func
    return func


def _from_function(cls, func, options):
    code, parameter = func.__code__, cls._parameter_cls
    names, positional = code.co_varnames, code.co_argcount
    annotations = _annotations_of(func, options)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    params = []

    def add(name, kind, default=_empty):
        params.append(parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    for i, name in enumerate(names[:positional]):
        at = i - (positional - len(defaults))
        add(name, _ONLY if i < code.co_posonlyargcount else _BOTH, defaults[at] if at >= 0 else _empty)
    end = positional + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[end], _ARGS)
    for name in names[positional:end]:
        add(name, _KEYWORD, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[end + bool(code.co_flags & CO_VARARGS)], _KWARGS)
    return cls(params, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


def _annotations_of(func, options):
    from annotationlib import Format, get_annotations
    return get_annotations(func, globals=options['globals'], locals=options['locals'], eval_str=options['eval_str'],
                           format=Format.VALUE if options['format'] is None else options['format'])


class _Unrepresentable:
    """The default of a parameter whose absence no value stands for."""

    def __repr__(self):
        return '<unrepresentable>'


def _from_text(cls, text, bound):
    """From what a built-in function says of itself: "($self, x, /, *, y=None)"."""
    space = {}
    source = text.replace('<unrepresentable>', '__unset__').replace('$', '')
    try:
        exec('def f%s: pass' % source, {'__unset__': _Unrepresentable()}, space)
    except SyntaxError:  # a default that cannot be written
        raise ValueError('no signature found for builtin %s' % text) from None
    made = _from_function(cls, space['f'], {'globals': None, 'locals': None, 'eval_str': False, 'format': None})
    params = list(made.parameters.values())
    if bound and params:
        params = params[1:]
    return made.replace(parameters=params)


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_KWARGS, _KEYWORD):
        raise ValueError('invalid method signature')
    if params[0].kind is not _ARGS:
        params = params[1:]
    return sig.replace(parameters=params)


def _from_partial(cls, obj, options):
    wrapped = _from_callable(cls, obj.func, options)
    params = _OrderedDict(wrapped.parameters)
    try:
        bound = wrapped.bind_partial(*obj.args, **obj.keywords)
    except TypeError as error:
        raise ValueError('partial object %r has incorrect arguments' % (obj,)) from error
    to_keyword = False
    for name, param in wrapped.parameters.items():
        if name in bound.arguments and param.kind is _ONLY:
            params.pop(name)
            continue
        if name in bound.arguments and param.kind is _BOTH:
            if name in obj.keywords:
                to_keyword = True
                params[name] = param.replace(default=bound.arguments[name])
            else:
                params.pop(name)
                continue
        elif name in bound.arguments and param.kind is _KEYWORD:
            params[name] = param.replace(default=bound.arguments[name])
        if to_keyword and param.kind is not _ONLY:
            if param.kind is _BOTH:
                params[name] = params[name].replace(kind=_KEYWORD)
                params.move_to_end(name)
            elif param.kind in (_KEYWORD, _KWARGS):
                params.move_to_end(name)
            elif param.kind is _ARGS:
                params.pop(name)
    return wrapped.replace(parameters=params.values())


def _user_method(cls, name):
    """A method that a class, or one above it, defines in Python."""
    found = getattr(cls, name, None)
    return None if found is None or isinstance(found, (_types.BuiltinFunctionType, _types.WrapperDescriptorType,
                                                       _types.MethodWrapperType, _types.MethodDescriptorType)) else found


def _from_class(cls, obj, options):
    call = _user_method(type(obj), '__call__')
    if call is not None:
        return _without_first(_from_callable(cls, call, options))
    for base in obj.__mro__:
        new, init = base.__dict__.get('__new__'), base.__dict__.get('__init__')
        if new is not None and _user_method(base, '__new__') is not None:
            return _without_first(_from_callable(cls, getattr(obj, '__new__'), options))
        if init is not None and _user_method(base, '__init__') is not None:
            return _without_first(_from_callable(cls, getattr(obj, '__init__'), options))
    for base in obj.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if isinstance(text, str):
            return _from_text(cls, text, False)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls()
        raise ValueError('no signature found for builtin type %r' % (obj,))
    raise ValueError('no signature found for builtin type %r' % (obj,))


def _explicit(obj, cls):
    sig = getattr(obj, '__signature__', None)
    if isinstance(obj, type) and not callable(sig):  # an enum's is a method; others are not for subclasses
        sig = obj.__dict__.get('__signature__')
    if sig is not None:
        if not isinstance(sig, (Signature, str)) and callable(sig):
            sig = sig()
        if isinstance(sig, str):
            return _from_text(cls, sig, False)
        if not isinstance(sig, Signature):
            raise TypeError('unexpected object %r in __signature__ attribute' % (sig,))
        return sig
    return None


def _from_callable(cls, obj, options):
    if not callable(obj):
        raise TypeError('%r is not a callable object' % (obj,))
    if ismethod(obj):
        return _without_first(_from_callable(cls, obj.__func__, options))
    if options['follow']:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return _from_callable(cls, obj, options)
    sig = _explicit(obj, cls)
    if sig is not None:
        return sig
    if isfunction(obj):
        return _from_function(cls, obj, options)
    if isinstance(obj, _functools.partial):
        return _from_partial(cls, obj, options)
    if isclass(obj):
        return _from_class(cls, obj, options)
    text = getattr(obj, '__text_signature__', None)
    if isinstance(text, str):
        bound = getattr(obj, '__self__', None) is not None and not isinstance(obj.__self__, _types.ModuleType)
        return _from_text(cls, text, bound and text[1:5] in ('self', '$sel', 'cls,', 'cls)', '$typ', '$cls'))
    call = _user_method(type(obj), '__call__')
    if call is not None:
        return _without_first(_from_callable(cls, call, options))
    raise ValueError('no signature found for builtin %r' % (obj,) if isinstance(obj, _types.BuiltinFunctionType)
                     else 'callable %r is not supported by signature' % (obj,))


def _signature_from_callable(obj, *, sigcls, follow=True, globals=None, locals=None, eval_str=False, format=None):
    return _from_callable(sigcls, obj, {'follow': follow, 'globals': globals, 'locals': locals, 'eval_str': eval_str,
                                        'format': format})


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    """Return the Signature of something that can be called."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)


# --- older forms -----------------------------------------------------------------------------------------------------

FullArgSpec = _namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations', module='inspect')
ArgInfo = _namedtuple('ArgInfo', 'args varargs keywords locals', module='inspect')
Arguments = _namedtuple('Arguments', 'args varargs varkw', module='inspect')
ClosureVars = _namedtuple('ClosureVars', 'nonlocals globals builtins unbound', module='inspect')


def getfullargspec(func):
    """Return names and defaults of a function's parameters."""
    try:
        sig = _signature_from_callable(func.__func__ if ismethod(func) else func, sigcls=Signature, follow=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, kwonly, defaults, kwdefaults, annotations = [], [], (), {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind is _ARGS:
            varargs = param.name
        elif param.kind is _KWARGS:
            varkw = param.name
        elif param.kind is _KEYWORD:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            args.append(param.name)
            if param.default is not _empty:
                defaults += (param.default,)
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getargs(co):
    """Return the names of a code object's parameters."""
    if not isinstance(co, _types.CodeType):
        raise TypeError('%r is not a code object' % (co,))
    names, end = co.co_varnames, co.co_argcount + co.co_kwonlyargcount
    varargs = names[end] if co.co_flags & CO_VARARGS else None
    varkw = names[end + (varargs is not None)] if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(list(names[:end]), varargs, varkw)


def getargvalues(frame):
    """Return the names of a frame's parameters and its local variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """Return what getargvalues() gives as text."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(parts) + ')'


def _like(signature):
    """A function that does nothing, with the parameters of a signature."""
    signature = signature.replace(return_annotation=_empty, parameters=[
        param.replace(annotation=_empty, default=_empty if param.default is _empty else None)
        for param in signature.parameters.values()])
    names = {}
    exec('def function%s: pass' % signature, names)
    return names['function']


def _call_error(func, signature, positional, named):
    """What a call with wrong arguments would say."""
    function = _like(signature)
    function.__name__ = function.__qualname__ = func.__name__
    try:
        function(*positional, **named)
    except TypeError as error:
        return str(error)


def getcallargs(func, /, *positional, **named):
    """Return which argument is for which parameter, defaults included, or the TypeError that a call would give."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
        func = func.__func__
    spec = getfullargspec(func)
    bound = Signature.from_callable(func)
    try:
        found = bound.bind(*positional, **named)
    except TypeError as error:
        raise TypeError(_call_error(func, bound, positional, named) or str(error)) from None
    given = [name for name in found.arguments if name not in (spec.varargs, spec.varkw)]
    found.apply_defaults()
    order = [name for name in spec.args if name in given] + [name for name in (spec.varargs, spec.varkw) if name]
    return {name: found.arguments[name] for name in dict.fromkeys((*order, *given, *found.arguments))}


def getclosurevars(func):
    """Return what the names in a function that are no local variables mean."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('%r is not a Python function' % (func,))
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    space = func.__globals__
    builtins = space.get('__builtins__', __builtins__)
    builtins = builtins.__dict__ if isinstance(builtins, _types.ModuleType) else builtins
    found, known, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in space:
            found[name] = space[name]
        elif name in builtins:
            known[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, known, unbound)


for _object in (_empty, _void, _ParameterKind, Parameter, BoundArguments, Signature, signature, unwrap, getfullargspec):
    _object.__module__ = 'inspect'
