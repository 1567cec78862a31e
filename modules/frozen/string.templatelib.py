# SPDX-License-Identifier: MIT
"""string.templatelib: what a t-string makes (PEP 750)."""


def _constant(self, name, value=None):
    raise AttributeError("readonly attribute")


class Interpolation:
    """A replacement field of a t-string: value, expression, conversion and format_spec."""

    __slots__ = ('value', 'expression', 'conversion', 'format_spec')
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')

    def __new__(cls, value, expression='', conversion=None, format_spec=''):
        if not isinstance(expression, str):
            raise TypeError("Interpolation() argument 'expression' must be str, not " + type(expression).__name__)
        if conversion is not None and not isinstance(conversion, str):
            raise TypeError("Interpolation() argument 'conversion' must be str, not " + type(conversion).__name__)
        if conversion not in (None, 's', 'r', 'a'):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        if not isinstance(format_spec, str):
            raise TypeError("Interpolation() argument 'format_spec' must be str, not " + type(format_spec).__name__)
        self = object.__new__(cls)
        for name, item in zip(cls.__slots__, (value, expression, conversion, format_spec)):
            object.__setattr__(self, name, item)
        return self

    __setattr__ = __delattr__ = _constant

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")

    def __repr__(self):
        return 'Interpolation(%r, %r, %r, %r)' % (self.value, self.expression, self.conversion, self.format_spec)

    def __reduce__(self):
        return Interpolation, (self.value, self.expression, self.conversion, self.format_spec)

    __class_getitem__ = classmethod(type(list[int]))


class Template:
    """The parts of a t-string: strings, and interpolations between them."""

    __slots__ = ('strings', 'interpolations')

    def __new__(cls, *args):
        strings, interpolations, last = [], [], False
        for arg in args:
            if isinstance(arg, str):
                if last:
                    strings[-1] += arg
                else:
                    strings.append(arg)
                last = True
            elif isinstance(arg, Interpolation):
                if not last:
                    strings.append('')
                interpolations.append(arg)
                last = False
            else:
                raise TypeError('Template.__new__ *args need to be of type \'str\' or \'Interpolation\', got '
                                + type(arg).__name__)
        if not last:
            strings.append('')
        self = object.__new__(cls)
        object.__setattr__(self, 'strings', tuple(strings))
        object.__setattr__(self, 'interpolations', tuple(interpolations))
        return self

    __setattr__ = __delattr__ = _constant

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")

    @property
    def values(self):
        """The values of the interpolations, a tuple."""
        return tuple(i.value for i in self.interpolations)

    def __iter__(self):
        for i, text in enumerate(self.strings):
            if text:
                yield text
            if i < len(self.interpolations):
                yield self.interpolations[i]

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        raise TypeError('can only concatenate string.templatelib.Template (not "%s") to string.templatelib.Template'
                        % type(other).__name__)

    def __repr__(self):
        return 'Template(strings=%r, interpolations=%r)' % (self.strings, self.interpolations)

    def __reduce__(self):
        return Template, tuple(self)


def convert(obj, /, conversion):
    """Return obj converted as '!s', '!r' or '!a' say; None leaves it."""
    if conversion is None:
        return obj
    try:
        return {'s': str, 'r': repr, 'a': ascii}[conversion](obj)
    except KeyError:
        raise ValueError("invalid conversion specifier: '%s'" % conversion) from None


def _template(*parts):
    # What the compiler calls: strs, and tuples of what makes an interpolation.
    return Template(*(part if isinstance(part, str) else Interpolation(*part) for part in parts))
