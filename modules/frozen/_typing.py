# SPDX-License-Identifier: MIT
"""_typing: type parameters and type aliases, as the syntax makes them, and how arguments take the place of parameters.

The compiler calls _typevar, _constrained, _paramspec, _typevartuple, _type_alias and _generic_base. Bounds, defaults
and values are functions there, called when somebody asks and once only.
"""
import sys


class _ReadOnly:
    """An attribute of instances, kept under another name, that cannot be set."""

    def __init__(self, doc=None):
        self.__doc__ = doc

    def __set_name__(self, owner, name):
        self._slot = '_' + name.strip('_')
        self.__name__ = name
        self.__objclass__ = owner

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self._slot)

    def __set__(self, instance, value):
        raise AttributeError('readonly attribute')

    def __delete__(self, instance):
        raise AttributeError('readonly attribute')


class _Lazy(_ReadOnly):
    """An attribute whose value is what a function returns when first asked for."""

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__.get(self._slot, _missing)
        if value is _missing:
            evaluate = instance.__dict__.get('_evaluate' + self._slot)
            value = self._absent if evaluate is None else evaluate(1)
            instance.__dict__[self._slot] = value
        return value

    def __init__(self, absent, doc=None):
        self._absent = absent
        self.__doc__ = doc

    def __set__(self, instance, value):
        raise AttributeError("attribute '%s' of '%s' objects is not writable" % (self.__name__, _type_name(instance)))

    __delete__ = __set__


class _Evaluator:
    """What evaluate_bound and its like give: a function of the format."""

    def __init__(self, slot):
        self._slot = slot

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        evaluate = instance.__dict__.get('_evaluate' + self._slot)
        if evaluate is None and self._slot in instance.__dict__:
            value = instance.__dict__[self._slot]
            if value is not None and value is not NoDefault and value != ():
                return _Constant(value)
        return evaluate


class _Constant:
    """The evaluator of a value that is known."""

    def __init__(self, value):
        self._value = value

    def __call__(self, format, /):
        if format == 4:
            from annotationlib import type_repr
            if isinstance(self._value, tuple):
                return '(%s)' % ', '.join(map(type_repr, self._value))
            return type_repr(self._value)
        return self._value

    def __repr__(self):
        return '<constevaluator %r>' % (self._value,)


class _NoDefaultType:
    """The type of the NoDefault singleton."""

    __slots__ = ()

    def __new__(cls):
        return globals().get('NoDefault') or object.__new__(cls)

    def __init_subclass__(cls):
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


_missing = object()
_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = 'NoDefaultType'
_NoDefaultType.__module__ = 'typing'
NoDefault = _NoDefaultType()


def _type_name(obj):
    return 'typing.' + type(obj).__name__


def _caller():
    """The module that calls what calls this."""
    try:
        return sys._getframe(2).f_globals.get('__name__')
    except ValueError:
        return None


_module = None


def _home():
    """Module typing, which imports this one; once found it stays, whatever becomes of sys.modules."""
    global _module
    if _module is None:
        import typing
        _module = typing
    return _module


def _checked(arg, message):
    """A type, or what may be one; None stands for its class."""
    typing = _home()
    return typing._type_check(arg, message)


def _union(left, right):
    typing = _home()
    return typing.Union[left, right]


def _reflected_union(right, left):
    return _union(left, right)


def _union_type():
    from types import UnionType
    return UnionType


class _Parameter:
    """What type parameters have in common."""

    __module__ = 'typing'
    __name__ = _ReadOnly('The name of the parameter.')
    __default__ = _Lazy(NoDefault, 'What stands for the parameter when there is no argument, or NoDefault.')
    evaluate_default = _Evaluator('_default')

    def __init_subclass__(cls, final=True):
        if final and cls.__mro__[1] is not _Parameter:
            raise TypeError("type 'typing.%s' is not an acceptable base type" % cls.__mro__[1].__name__)
        cls.__module__ = 'typing'

    def has_default(self):
        """Is there a default?"""
        return self.__default__ is not NoDefault

    def __repr__(self):
        if self.__dict__.get('_infer_variance'):
            return self.__name__
        return ('+' if self.__dict__.get('_covariant') else '-' if self.__dict__.get('_contravariant') else '~') + self.__name__

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ' + type(self).__name__)

    def _set_default(self, default):
        if default is not NoDefault:
            self.__dict__['_default'] = default

    def _set_variance(self, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if infer_variance and (covariant or contravariant):
            raise ValueError('Variance cannot be specified with infer_variance.')
        self.__dict__.update(_covariant=bool(covariant), _contravariant=bool(contravariant),
                             _infer_variance=bool(infer_variance))

    def _set_module(self, module):
        if module != 'typing':
            self.__dict__['__module__'] = module


def _check_name(name, kind):
    if not isinstance(name, str):
        raise TypeError("%s() argument 'name' must be str, not %s" % (kind, type(name).__name__))
    return name


class TypeVar(_Parameter):
    """Type variable.

    T = TypeVar('T'), TypeVar('S', bound=str), TypeVar('A', str, bytes), or in brackets: def f[T](x: T) -> T.
    """

    __bound__ = _Lazy(None, 'What every argument must be a subtype of, or None.')
    __constraints__ = _Lazy((), 'The types that an argument may be, or ().')
    __covariant__ = _ReadOnly('Whether it is covariant.')
    __contravariant__ = _ReadOnly('Whether it is contravariant.')
    __infer_variance__ = _ReadOnly('Whether type checkers find out the variance.')
    evaluate_bound = _Evaluator('_bound')
    evaluate_constraints = _Evaluator('_constraints')
    __or__, __ror__ = _union, _reflected_union

    def __new__(cls, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
                infer_variance=False):
        self = object.__new__(cls)
        self.__dict__['_name'] = _check_name(name, 'typevar')
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            self.__dict__['_bound'] = _checked(bound, 'Bound must be a type.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints:
            if bound is not None:
                raise TypeError('Constraints cannot be combined with bound=...')
            self.__dict__['_constraints'] = tuple(
                _checked(arg, 'TypeVar(name, constraint, ...): constraints must be types.') for arg in constraints)
        self._set_default(default)
        self._set_module(_caller())
        return self

    def __typing_subst__(self, arg):
        """The argument as it is kept."""
        arg = _checked(arg, 'Parameters to generic types must be types.')
        if _is_unpacked(arg):
            raise TypeError('%s is not valid as type argument' % (arg,))
        return arg

    def __typing_prepare_subst__(self, alias, args):
        """The arguments, with the default if they end before this parameter."""
        params = alias.__parameters__
        index = params.index(self)
        if index < len(args):
            return args
        if self.__default__ is NoDefault:
            _too_few(alias, args, params)
        return (*args, self.__default__)


def _too_few(alias, args, params):
    required = sum(param.__default__ is NoDefault for param in params)
    raise TypeError('Too few arguments for %s; actual %d, expected %s' % (
        alias, len(args), required if isinstance(alias, type) and required == len(params) else 'at least %d' % required))


class TypeVarTuple(_Parameter):
    """A variable for any number of types: *Ts."""

    def __new__(cls, name, *, default=NoDefault):
        self = object.__new__(cls)
        self.__dict__['_name'] = _check_name(name, 'typevartuple')
        self._set_default(default)
        self._set_module(_caller())
        return self

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        typing = _home()
        yield typing.Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        """The arguments, those that belong to this parameter in one tuple."""
        params = alias.__parameters__
        index = params.index(self)
        if any(isinstance(param, TypeVarTuple) for param in params[index + 1:]):
            raise TypeError('More than one TypeVarTuple parameter in %s' % (alias,))
        after = len(params) - index - 1
        before, taken, behind = args[:index], args[index:max(index, len(args) - after)], args[max(index, len(args) - after):]
        for at, arg in enumerate(args):
            if _is_unpacked(arg) and _endless(arg):
                if any(_is_unpacked(other) and _endless(other) for other in args[at + 1:]):
                    raise TypeError('More than one unpacked arbitrary-length tuple argument')
                filler = _item_of(arg)
                left, right = min(at, index), min(len(args) - at - 1, after)
                if left + right > len(args) - 1 + (index - left) + (after - right):
                    break
                before = args[:left] + (filler,) * (index - left)
                behind = (filler,) * (after - right) + args[len(args) - right:]
                return (*before, args[left:len(args) - right], *behind)
        if len(args) < len(params) - 1:
            _too_few_with_tuple(alias, args, params)
        if not taken and self.has_default() and len(args) < len(params):
            taken = (self.__default__,) if not _is_unpacked(self.__default__) else tuple(_unpacked(self.__default__))
        return (*before, tuple(taken), *behind)


def _too_few_with_tuple(alias, args, params):
    raise TypeError('Too few arguments for %s; actual %d, expected at least %d' % (alias, len(args), len(params) - 1))


def _is_unpacked(arg):
    """Is it *tuple[...] or *Ts?"""
    return bool(getattr(arg, '__unpacked__', False)) or bool(getattr(arg, '__typing_is_unpacked_typevartuple__', False)) \
        or getattr(arg, '__typing_unpacked_tuple_args__', None) is not None


def _tuple_args(arg):
    """The arguments of *tuple[...]; None: it is something else."""
    args = getattr(arg, '__typing_unpacked_tuple_args__', None)
    if args is None and getattr(arg, '__unpacked__', False) and arg.__origin__ is tuple:
        args = arg.__args__
    return args


def _endless(arg):
    args = _tuple_args(arg)
    return bool(args) and args[-1] is Ellipsis


def _item_of(arg):
    return _tuple_args(arg)[0]


def _unpacked(arg):
    """The types that *tuple[...] stands for, or itself."""
    args = _tuple_args(arg)
    return (arg,) if args is None or (args and args[-1] is Ellipsis) else args


class ParamSpecArgs:
    """P.args: the positional arguments that ParamSpec P stands for."""

    __module__ = 'typing'
    _suffix = 'args'

    def __init__(self, origin):
        self.__origin__ = origin

    def __init_subclass__(cls):
        if cls.__mro__[1] is not ParamSpecArgs or cls.__module__ != __name__:
            raise TypeError("type 'typing.%s' is not an acceptable base type" % cls.__mro__[1].__name__)

    def __repr__(self):
        return '%s.%s' % (getattr(self.__origin__, '__name__', repr(self.__origin__)), self._suffix)

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self._suffix, self.__origin__))

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ' + type(self).__name__)


class ParamSpecKwargs(ParamSpecArgs):
    """P.kwargs: the keyword arguments that ParamSpec P stands for."""

    _suffix = 'kwargs'


ParamSpecKwargs.__module__ = 'typing'


class ParamSpec(_Parameter):
    """A variable for the parameters of a function: Callable[P, T], or in brackets **P."""

    __or__, __ror__ = _union, _reflected_union
    __bound__ = _Lazy(None, 'What it is bound to, or None.')
    __covariant__ = _ReadOnly('Whether it is covariant.')
    __contravariant__ = _ReadOnly('Whether it is contravariant.')
    __infer_variance__ = _ReadOnly('Whether type checkers find out the variance.')

    def __new__(cls, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        self = object.__new__(cls)
        self.__dict__['_name'] = _check_name(name, 'paramspec')
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            self.__dict__['_bound'] = _checked(bound, 'Bound must be a type.')
        self._set_default(default)
        self._set_module(_caller())
        return self

    @property
    def args(self):
        """Represents positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Represents keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        """The argument as it is kept: a tuple of types for a list."""
        typing = _home()
        if isinstance(arg, (list, tuple)):
            return tuple(typing._type_check(a, 'Expected a type.') for a in arg)
        if not typing._is_param_expr(arg):
            raise TypeError('Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got %s' % (arg,))
        return arg

    def __typing_prepare_subst__(self, alias, args):
        """The arguments, that for this parameter as a tuple; all of them when it is the only one."""
        typing = _home()
        params = alias.__parameters__
        index = params.index(self)
        if index >= len(args) and self.has_default():
            args = (*args, self.__default__)
        if index >= len(args):
            _too_few(alias, args, params)
        if len(params) == 1 and not typing._is_param_expr(args[0]):
            args = (args,)
        elif isinstance(args[index], list):
            args = (*args[:index], tuple(args[index]), *args[index + 1:])
        return args


class TypeAliasType:
    """A type alias, as made by the type statement."""

    __module__ = 'typing'
    __name__ = _ReadOnly('The name of the alias.')
    __type_params__ = _ReadOnly('The type parameters of the alias: a tuple.')
    __value__ = _Lazy(None, 'What the alias stands for.')
    evaluate_value = _Evaluator('_value')

    def __new__(cls, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError("typealias() argument 'name' must be str, not %s" % type(name).__name__)
        if not isinstance(type_params, tuple):
            raise TypeError('type_params must be a tuple')
        seen_default = False
        for param in type_params:
            if isinstance(param, _Parameter) and param.has_default():
                seen_default = True
            elif seen_default:
                raise TypeError("non-default type parameter '%r' follows default type parameter" % (param,))
        return _new_alias(cls, name, type_params, {'_value': value}, _caller())

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    def __setattr__(self, name, value):
        if name in type(self).__dict__ and hasattr(type(self).__dict__[name], '__set__'):
            type(self).__dict__[name].__set__(self, value)
        raise AttributeError("'typing.TypeAliasType' object has no attribute %r and no __dict__ for setting new attributes" % name)

    def __delattr__(self, name):
        self.__setattr__(name, None)

    @property
    def __module__(self):
        """The module in which the alias was made."""
        return self.__dict__.get('_module')

    @property
    def __parameters__(self):
        """The type parameters; those that are tuples, unpacked."""
        if any(isinstance(param, TypeVarTuple) for param in self.__type_params__):
            return tuple(item for param in self.__type_params__
                         for item in (param if isinstance(param, TypeVarTuple) else (param,)))
        return self.__type_params__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        from types import GenericAlias
        return GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __iter__(self):
        typing = _home()
        yield typing.Unpack[self]

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __typing_union__ = True # may be a member of a union with |

    def __or__(self, other):
        return _union_type()[self, other]

    def __ror__(self, other):
        return _union_type()[other, self]


def _new_alias(cls, name, type_params, value, module):
    self = object.__new__(cls)
    self.__dict__.update(value, _name=name, _type_params=type_params, _module=module)
    return self


def _new_parameter(cls, name, evaluate_default, **parts):
    self = object.__new__(cls)
    self.__dict__.update(parts, _name=name, _evaluate_default=evaluate_default, _covariant=False, _contravariant=False,
                         _infer_variance=True)
    return self


# --- what the compiler calls -----------------------------------------------------------------------------------------


def _typevar(name, bound, default):
    """T or T: bound in brackets."""
    return _new_parameter(TypeVar, name, default, _evaluate_bound=bound)


def _constrained(name, constraints, default):
    """T: (a, b) in brackets."""
    return _new_parameter(TypeVar, name, default, _evaluate_constraints=constraints)


def _typevartuple(name, bound, default):
    """*T in brackets."""
    return _new_parameter(TypeVarTuple, name, default)


def _paramspec(name, bound, default):
    """**T in brackets."""
    return _new_parameter(ParamSpec, name, default)


def _type_alias(name, type_params, value):
    """type name[type_params] = value, which is a function."""
    return _new_alias(TypeAliasType, name, type_params, {'_evaluate_value': value}, value.__module__)


def _generic_base(params):
    """The last base of a generic class."""
    typing = _home()
    return typing.Generic[tuple(item for param in params
                                for item in (param if isinstance(param, TypeVarTuple) else (param,)))]


# --- forward references ----------------------------------------------------------------------------------------------


class ForwardRef:
    """An annotation that is not evaluated yet: its text, and where its names are to be looked for."""

    def __init__(self, arg, is_argument=True, module=None, *, owner=None, is_class=False):
        if not isinstance(arg, str):
            raise TypeError('Forward reference must be a string -- got %r' % (arg,))
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__extra_names__ = None
        self.__code__ = _missing
        self.__forward_code__

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass special typing classes')

    @property
    def __forward_code__(self):
        """The text as a code object."""
        if self.__code__ is _missing:
            text = self.__forward_arg__
            try: # "*tuple[int]" is an expression in brackets only
                self.__code__ = compile('(%s,)[0]' % text if text.startswith('*') else text, '<string>', 'eval')
            except SyntaxError:
                raise SyntaxError('Forward reference must be an expression -- got %r' % text)
        return self.__code__

    def _namespaces(self, globals, locals, type_params, owner):
        """The globals and locals to evaluate in."""
        if globals is None:
            module = self.__forward_module__
            if module is None and owner is not None:
                module = getattr(owner, '__module__', None)
            if isinstance(module, str):
                module = sys.modules.get(module)
            globals = self.__globals__ or getattr(owner, '__globals__', None) or getattr(module, '__dict__', {})
        if locals is None:
            locals = dict(vars(owner)) if isinstance(owner, type) else globals
        params = type_params if type_params is not None else getattr(owner, '__type_params__', ())
        if params:
            locals = {**{param.__name__: param for param in params}, **locals}
        return globals, locals

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=1):
        """Return the value; with format FORWARDREF the reference itself if a name is missing, with STRING the text."""
        if format == 4:
            return self.__forward_arg__
        if self.__forward_evaluated__:
            return self.__forward_value__
        owner = self.__owner__ if owner is None else owner
        globals, locals = self._namespaces(globals, locals, type_params, owner)
        if self.__extra_names__:
            locals = {**self.__extra_names__, **locals}
        try:
            value = eval(self.__forward_code__, globals, locals)
        except Exception:
            if format == 3:
                return self
            raise
        return value

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        """The value as get_type_hints() wants it: checked, and evaluated to the end."""
        typing = _home()
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__), '__dict__', globalns)
        value = self.evaluate(globals=globalns, locals=localns, type_params=type_params)
        value = typing._type_check(value, 'Forward references must evaluate to types.',
                                   is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = typing._eval_type(value, globalns, localns, type_params,
                                                   recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __repr__(self):
        more = '' if self.__forward_module__ is None else ', module=%r' % (self.__forward_module__,)
        more += ', is_class=True' if self.__forward_is_class__ else ''
        more += '' if self.__owner__ is None else ', owner=%r' % (self.__owner__,)
        return 'ForwardRef(%r%s)' % (self.__forward_arg__, more)


ForwardRef.__module__ = 'typing'


# --- parameters and arguments ----------------------------------------------------------------------------------------


def _add_parameters(arg, found):
    if isinstance(arg, type) and not hasattr(type(arg), '__typing_subst__'):
        return
    if hasattr(arg, '__typing_subst__'):
        if arg not in found:
            found.append(arg)
    elif isinstance(arg, (list, tuple)):
        for item in arg:
            _add_parameters(item, found)
    else:
        for param in getattr(arg, '__parameters__', ()):
            if param not in found:
                found.append(param)


def _parameters(args):
    """The type parameters in arguments, each once, in order of appearance: a tuple."""
    found = []
    for arg in args:
        _add_parameters(arg, found)
    return tuple(found)


def _substitute_in(arg, new, items):
    """Adds what becomes of one argument to items."""
    if isinstance(arg, type) and not hasattr(arg, '__parameters__'):
        items.append(arg)
        return
    if isinstance(arg, (list, tuple)):
        inner = []
        for item in arg:
            _substitute_in(item, new, inner)
        items.append(type(arg)(inner))
        return
    subst = getattr(arg, '__typing_subst__', None)
    if subst is not None:
        value = subst(new[arg])
    elif getattr(arg, '__parameters__', ()) and not isinstance(arg, type):
        value = arg[_arguments_for(arg, new)]
    else:
        value = arg
    if getattr(arg, '__typing_is_unpacked_typevartuple__', False) and isinstance(value, tuple):
        items.extend(value)
    else:
        items.append(value)


def _arguments_for(arg, new):
    """What the parameters of arg become: a tuple."""
    args = []
    for param in arg.__parameters__:
        value = new[param]
        if isinstance(param, TypeVarTuple):
            args.extend(value)
        else:
            args.append(value)
    return tuple(args)


def _prepare(alias, params, args):
    """The arguments, one for each parameter."""
    if not params:
        raise TypeError('%r is not a generic class' % (alias,))
    unpacked = []
    for arg in args if isinstance(args, tuple) else (args,):
        unpacked.extend(_unpacked(arg) if _is_unpacked(arg) else (arg,))
    args = tuple(unpacked)
    for param in params:
        prepare = getattr(param, '__typing_prepare_subst__', None)
        if prepare is not None:
            args = prepare(alias, args)
    if len(args) != len(params):
        raise TypeError('Too %s arguments for %s; actual %d, expected %d' % (
            'many' if len(args) > len(params) else 'few', alias, len(args), len(params)))
    return args


def _substitute(alias, args):
    """The arguments of alias, with args in place of its type parameters: a tuple."""
    params = alias.__parameters__
    new = dict(zip(params, _prepare(alias, params, args)))
    items = []
    for arg in alias.__args__:
        _substitute_in(arg, new, items)
    return tuple(items)
