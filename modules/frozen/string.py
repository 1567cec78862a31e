# SPDX-License-Identifier: MIT
# modules/frozen/string.py - module string: constants, capwords, Template, Formatter.
#
# Hard about Formatter: what stands in braces is cut apart here, as str.format does natively; a field's specification
# may hold fields again, two levels deep.

import re as _re

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize the words of s; sep is what stands between them, None any whitespace, which becomes a blank."""
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class _Both:
    """What a substitution looks a name up in: the keyword arguments, then the mapping."""

    def __init__(self, first, second):
        self.first, self.second = first, second

    def __getitem__(self, key):
        return self.first[key] if key in self.first else self.second[key]


class Template:
    """A text in which $name and ${name} are replaced; $$ is a dollar sign."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        pattern = cls.__dict__.get('pattern')
        if pattern is None:
            delimiter, braced = _re.escape(cls.delimiter), cls.braceidpattern or cls.idpattern
            pattern = (f'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|'
                       f'{{(?P<braced>{braced})}}|(?P<invalid>))')
        cls.pattern = _re.compile(pattern, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, found):
        before = self.template[:found.start('invalid')].splitlines(keepends=True)
        line = len(before) or 1
        column = found.start('invalid') - len(''.join(before[:-1])) if before else 1
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _values(self, mapping, kws):
        if mapping is _none:
            return kws
        return _Both(kws, mapping) if kws else mapping

    def substitute(self, mapping=None, /, **kws):
        """Return the text with every name replaced; KeyError if a value is missing."""
        values = self._values(_none if mapping is None else mapping, kws)

        def replace(found):
            name = found.group('named') or found.group('braced')
            if name is not None:
                return str(values[name])
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                self._invalid(found)
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(replace, self.template)

    def safe_substitute(self, mapping=None, /, **kws):
        """Return the text with those names replaced that have a value."""
        values = self._values(_none if mapping is None else mapping, kws)

        def replace(found):
            name = found.group('named') or found.group('braced')
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    return found.group()
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                return found.group()
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(replace, self.template)

    def is_valid(self):
        """Could every placeholder be replaced, given values?"""
        for found in self.pattern.finditer(self.template):
            if found.group('invalid') is not None:
                return False
            if found.group('named') is found.group('braced') is found.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return True

    def get_identifiers(self):
        """Return the names that occur, each once."""
        names = []
        for found in self.pattern.finditer(self.template):
            name = found.group('named') or found.group('braced')
            if name is not None:
                if name not in names:
                    names.append(name)
            elif found.group('invalid') is None and found.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return names


_none = object()
Template.__init_subclass__()


def _literal_end(text, i):
    # the literal from i on, where it ends, and whether a field begins there
    parts = []
    while i < len(text):
        c = text[i]
        if c not in '{}':
            end = i + 1
            while end < len(text) and text[end] not in '{}':
                end += 1
            parts.append(text[i:end])
            i = end
        elif text[i + 1:i + 2] == c:
            return ''.join(parts) + c, i + 2, False
        elif c == '}':
            raise ValueError("Single '}' encountered in format string")
        elif i + 1 == len(text):
            raise ValueError("Single '{' encountered in format string")
        else:
            return ''.join(parts), i + 1, True
    return ''.join(parts), i, False


def _field_end(text, start):
    # where the field that began before start ends
    depth, i, bracket = 1, start, False
    while i < len(text):
        c = text[i]
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif c == '{' and not bracket:
            depth += 1
        elif c == '}' and not bracket:
            depth -= 1
            if not depth:
                return i
        i += 1
    raise ValueError('end of string while looking for conversion specifier' if text[-1] == '!'
                     else "expected '}' before end of string")


def _cut_field(field):
    # name, conversion and specification of what stands in braces
    bracket = False
    for i, c in enumerate(field):
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif c == '{' and not bracket:
            raise ValueError("unexpected '{' in field name")
        elif c in '!:' and not bracket:
            break
    else:
        return field, '', None
    if field[i] == ':':
        return field[:i], field[i + 1:], None
    conversion, rest = field[i + 1:i + 2], field[i + 2:]
    if not conversion:
        raise ValueError("end of string while looking for conversion specifier")
    if rest and rest[0] != ':':
        raise ValueError("expected ':' after conversion specifier")
    return field[:i], rest[1:], conversion


def _first_of(name):
    # the first part of a field's name, and what follows it
    end = min((i for i in (name.find('.'), name.find('[')) if i >= 0), default=len(name))
    first = name[:end]
    return (int(first) if first.isdecimal() and first.isascii() else first), name[end:]


def _steps(rest):
    # (is it an attribute?, its name or the key) for each step of .a[0]
    while rest:
        if rest[0] == '.':
            end = min((i for i in (rest.find('.', 1), rest.find('[', 1)) if i >= 0), default=len(rest))
            key, rest = rest[1:end], rest[end:]
            attribute = True
        elif rest[0] == '[':
            end = rest.find(']')
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, rest, attribute = rest[1:end], rest[end + 1:], False
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError('Empty attribute in format string')
        yield attribute, int(key) if not attribute and key.isdecimal() and key.isascii() else key


class Formatter:
    """str.format, to be changed in subclasses."""

    def format(self, format_string, /, *args, **kwargs):
        """Format the text with the arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Format the text with a sequence and a mapping."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            first, rest = _first_of(name)
            if first == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto_arg_index) + rest
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto_arg_index = False
            value, key = self.get_field(name, args, kwargs)
            used_args.add(key)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """Return an argument by number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Subclasses may complain about arguments that were not used."""

    def format_field(self, value, format_spec):
        """Format a value by its specification."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Convert a value as !s, !r or !a says."""
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        """Yield (literal text, field name, specification, conversion) for each part."""
        i = 0
        while i < len(format_string):
            literal, i, is_field = _literal_end(format_string, i)
            if not is_field:
                yield literal, None, None, None
                continue
            end = _field_end(format_string, i)
            name, spec, conversion = _cut_field(format_string[i:end])
            yield literal, name, spec, conversion
            i = end + 1

    def get_field(self, field_name, args, kwargs):
        """Return the value that a field's name means, and its first part."""
        first, rest = _first_of(field_name)
        value = self.get_value(first, args, kwargs)
        for attribute, key in _steps(rest):
            value = getattr(value, key) if attribute else value[key]
        return value, first
