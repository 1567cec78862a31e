# SPDX-License-Identifier: MIT
"""Reads and writes configuration files: sections in brackets, and in them options with values.

A value goes on in the lines below it that are indented deeper.  Section DEFAULT holds values for all others.  Where a
value refers to another, an interpolation puts that in when the value is read.
"""
import os
import sys
from collections.abc import MutableMapping

__all__ = ('NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError', 'InterpolationError',
           'InterpolationDepthError', 'InterpolationMissingOptionError', 'InterpolationSyntaxError', 'ParsingError',
           'MissingSectionHeaderError', 'MultilineContinuationError', 'ConfigParser', 'RawConfigParser',
           'Interpolation', 'BasicInterpolation', 'ExtendedInterpolation', 'SectionProxy', 'ConverterMapping',
           'DEFAULTSECT', 'MAX_INTERPOLATION_DEPTH', 'UNNAMED_SECTION')

DEFAULTSECT, MAX_INTERPOLATION_DEPTH = 'DEFAULT', 10
_UNSET = object()


class _UnnamedSection:
    """Names the section of what comes before the first header."""

    def __repr__(self):
        return '<UNNAMED_SECTION>'


UNNAMED_SECTION = _UnnamedSection()


class Error(Exception):
    """What all errors of this module are."""

    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        Error.__init__(self, 'No section: %r' % (section,))
        self.section = section
        self.args = (section,)


def _where(source, lineno):
    return '' if source is None else 'While reading from %r%s' % (source, '' if lineno is None else
                                                                  ' [line %2d]' % lineno) + ': '


class DuplicateSectionError(Error):
    """A section is there twice."""

    def __init__(self, section, source=None, lineno=None):
        text = 'section %r already exists' % (section,)
        Error.__init__(self, _where(source, lineno) + text if source is not None else 'Section ' + text[8:])
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option is in a section twice."""

    def __init__(self, section, option, source=None, lineno=None):
        text = 'option %r in section %r already exists' % (option, section)
        Error.__init__(self, _where(source, lineno) + text if source is not None else 'Option ' + text[7:])
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """There is no such option in the section."""

    def __init__(self, option, section):
        Error.__init__(self, 'No option %r in section: %r' % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    """A value refers to others in a way that cannot be resolved."""

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to one that is not there."""

    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section, (
            'Bad value substitution: option %r in section %r contains an interpolation key %r which is not a valid '
            'option name. Raw value: %r' % (option, section, reference, rawval)))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A reference is written wrongly."""


class InterpolationDepthError(InterpolationError):
    """Values refer to each other too deeply."""

    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section, (
            'Recursion limit exceeded in value substitution: option %r in section %r contains an interpolation key which '
            'cannot be substituted in %d steps. Raw value: %r' % (option, section, MAX_INTERPOLATION_DEPTH, rawval)))
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines that are neither headers nor options."""

    def __init__(self, source, *args):
        Error.__init__(self, 'Source contains parsing errors: %r' % (source,))
        self.source, self.errors = source, []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno, line):
        """Add a line."""
        self.errors.append((lineno, line))
        self.message += '\n\t[line %2d]: %r' % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    """An option comes before the first header."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'File contains no section headers.\nfile: %r, line: %d\n%r' % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    """A line goes on with an option that has no value."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'Key without value continued with an indented line.\nfile: %r, line: %d\n%r' % (
            filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Leaves values as they are; subclasses put in what they refer to."""

    def before_get(self, parser, section, option, value, defaults):
        """The value that a program gets."""
        return value

    def before_set(self, parser, section, option, value):
        """The value that is kept when a program sets one."""
        return value

    def before_read(self, parser, section, option, value):
        """The value that is kept when a file is read."""
        return value

    def before_write(self, parser, section, option, value):
        """The value that a file gets."""
        return value


class _Replacing(Interpolation):
    """What both kinds of references share: mark, opening and closing are the characters that they are made of."""

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return ''.join(parts)

    def before_set(self, parser, section, option, value):
        rest = value.replace(self.mark * 2, '')
        while True:
            start = rest.find(self.mark)
            if start < 0:
                return value
            end = self._end(rest, start)
            if end < 0:
                raise ValueError('invalid interpolation syntax in %r at position %d' % (value, value.find(self.mark)))
            rest = rest[:start] + rest[end:]

    def _end(self, text, start):
        """Where the reference that begins at an index ends; -1: it is none."""
        if text[start + 1:start + 2] != self.opening:
            return -1
        end = text.find(self.closing, start + 2)
        return end + len(self.closing) if end > start + 2 else -1

    def _expand(self, parser, option, parts, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, mark, behind = rest.partition(self.mark)
            parts.append(before)
            if not mark:
                return
            if behind[:1] == self.mark:
                parts.append(self.mark)
                rest = behind[1:]
                continue
            if behind[:1] != self.opening:
                raise InterpolationSyntaxError(option, section, "'%s' must be followed by '%s' or '%s', found: %r" % (
                    self.mark, self.mark, self.opening, mark + behind))
            end = self._end(mark + behind, 0)
            if end < 0:
                raise InterpolationSyntaxError(option, section, 'bad interpolation variable reference %r' % (
                    mark + behind))
            name, rest = behind[1:end - 1 - len(self.closing)], behind[end - 1:]
            value, section_of, name = self._look_up(parser, option, section, name, values, raw, rest)
            if self.mark in value:
                inner = values if section_of == section else dict(parser.items(section_of, raw=True))
                self._expand(parser, name if self.mark == '$' else option, parts, value, section_of, inner, depth + 1)
            else:
                parts.append(value)


class BasicInterpolation(_Replacing):
    """%(name)s stands for another value of the section or of DEFAULT; %% for a percent sign."""

    mark, opening, closing = '%', '(', ')s'

    def _look_up(self, parser, option, section, name, values, raw, text):
        name = parser.optionxform(name)
        try:
            return values[name], section, option
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None


class ExtendedInterpolation(_Replacing):
    """${name} and ${section:name} stand for other values; $$ for a dollar sign."""

    mark, opening, closing = '$', '{', '}'

    def _look_up(self, parser, option, section, name, values, raw, text):
        path = name.split(':')
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % text)
        try:
            if len(path) == 1:
                key = parser.optionxform(path[0])
                return values[key], section, key
            key = parser.optionxform(path[1])
            return parser.get(path[0], key, raw=True), path[0], key
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ':'.join(path)) from None


def _check_text(what, item):
    if not isinstance(item, str):
        raise TypeError('%s must be strings' % what)


class _Reader:
    """Reads the lines of one file into a parser."""

    def __init__(self, parser, name):
        self.parser, self.name, self.error = parser, name, None
        self.seen, self.section, self.section_name, self.option = set(), None, None, None
        self.indent = self.lineno = 0

    def read(self, lines):
        """Read lines; wrong ones are told of together at the end."""
        if self.parser._allow_unnamed_section:
            self.open_section(UNNAMED_SECTION)
        try:
            for self.lineno, line in enumerate(lines, start=1):
                self.read_line(line)
        finally:
            self.join_lines()
        if self.error is not None:
            raise self.error

    def without_comment(self, line):
        """The line without comments, and whether it is nothing but a comment."""
        parser, end = self.parser, len(line)
        for prefix in parser._inline_comment_prefixes:
            start = line.find(prefix)
            while start >= 0:
                if start == 0 or line[start - 1].isspace():
                    end = min(end, start)
                    break
                start = line.find(prefix, start + 1)
        text = line[:end].strip()
        if any(line.strip().startswith(prefix) for prefix in parser._comment_prefixes):
            return '', True
        return text, end < len(line)

    def read_line(self, line):
        text, comment = self.without_comment(line)
        if not text:
            if self.parser._empty_lines_in_values:
                if not comment and self.section is not None and self.option \
                        and self.section[self.option] is not None:
                    self.section[self.option].append('')
            else:
                self.indent = sys.maxsize
            return
        indent = len(line) - len(line.lstrip())
        if self.section is not None and self.option and indent > self.indent:
            if self.section[self.option] is None:
                raise MultilineContinuationError(self.name, self.lineno, line)
            self.section[self.option].append(text)
            return
        self.indent = indent
        header = self.parser._header_of(text)
        if header is not None:
            self.open_section(header)
        elif self.section is None:
            raise MissingSectionHeaderError(self.name, self.lineno, line)
        else:
            self.read_option(line, text)

    def open_section(self, name):
        parser = self.parser
        if name in parser._sections:
            if parser._strict and name in self.seen:
                raise DuplicateSectionError(name, self.name, self.lineno)
            self.section = parser._sections[name]
            self.seen.add(name)
        elif name == parser.default_section:
            self.section = parser._defaults
        else:
            self.section = parser._sections[name] = parser._dict()
            parser._proxies[name] = SectionProxy(parser, name)
            self.seen.add(name)
        self.section_name, self.option = name, None

    def read_option(self, line, text):
        found = self.parser._split_option(text)
        if found is None:
            if self.error is None:
                self.error = ParsingError(self.name)
            self.error.append(self.lineno, line)
            return
        name, value = found
        self.option = self.parser.optionxform(name.rstrip())
        if self.parser._strict and (self.section_name, self.option) in self.seen:
            raise DuplicateOptionError(self.section_name, self.option, self.name, self.lineno)
        self.seen.add((self.section_name, self.option))
        self.section[self.option] = None if value is None else [value.strip()]

    def join_lines(self):
        parser = self.parser
        for name, options in [(parser.default_section, parser._defaults), *parser._sections.items()]:
            for option, value in options.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                options[option] = parser._interpolation.before_read(parser, name, option, value)


class RawConfigParser(MutableMapping):
    """Sections by name; each is a mapping from options to values."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                      '0': False, 'no': False, 'false': False, 'off': False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET, allow_unnamed_section=False):
        self._dict, self._sections, self._defaults, self._proxies = dict_type, dict_type(), dict_type(), dict_type()
        self._converters = ConverterMapping(self)
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters, self._allow_no_value = tuple(delimiters), allow_no_value
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict, self._empty_lines_in_values, self.default_section = strict, empty_lines_in_values, default_section
        self._allow_unnamed_section = allow_unnamed_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        self._interpolation = Interpolation() if interpolation is None else interpolation
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError('interpolation= must be None or an instance of Interpolation; got an object of type %s' %
                            type(interpolation))
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def optionxform(self, optionstr):
        """The name under which an option is kept: in lower case; subclasses may leave it as it is."""
        return optionstr.lower()

    # Reading

    def _header_of(self, text):
        """The section that a line begins, or None."""
        pattern = getattr(self, 'SECTCRE', None)  # which a subclass may set to a regular expression
        if pattern is not None:
            match = pattern.match(text)
            return match.group('header') if match else None
        end = text.rfind(']')
        return text[1:end] if text[0] == '[' and end > 1 else None

    def _split_option(self, text):
        """The name and value (None: without one) of an option; None: the line has no delimiter or no name."""
        places = [text.find(delimiter) for delimiter in self._delimiters]
        places = [(at, -len(delimiter), delimiter) for at, delimiter in zip(places, self._delimiters) if at >= 0]
        if not places:
            return (text, None) if self._allow_no_value else None
        at, _, delimiter = min(places)
        return (text[:at], text[at + len(delimiter):]) if text[:at].strip() else None

    def read(self, filenames, encoding=None):
        """Read files; those that cannot be opened are passed over.  Returns the names of those read."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(os.fspath(name))
        return done

    def _read(self, lines, name):
        _Reader(self, name).read(lines)

    def read_file(self, f, source=None):
        """Read lines from a file or another iterable."""
        self._read(f, getattr(f, 'name', '<???>') if source is None else source)

    def read_string(self, string, source='<string>'):
        """Read a text."""
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source='<dict>'):
        """Read {section: {option: value}}."""
        seen = set()
        for section, options in dictionary.items():
            section = section if section is UNNAMED_SECTION else str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in options.items():
                key, value = self.optionxform(str(key)), value if value is None else str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    # Sections and options

    def defaults(self):
        """The options of section DEFAULT."""
        return self._defaults

    def sections(self):
        """The names of the sections, without DEFAULT."""
        return list(self._sections)

    def add_section(self, section):
        """Add a section."""
        if section == self.default_section:
            raise ValueError('Invalid section name: %r' % (section,))
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Whether there is a section of that name; DEFAULT does not count."""
        return section in self._sections

    def _section(self, section):
        try:
            return self._sections[section]
        except KeyError:
            if not section or section == self.default_section:
                return self._defaults
            raise NoSectionError(section) from None

    def options(self, section):
        """The names of a section's options, those of DEFAULT included."""
        try:
            return list({**self._sections[section], **self._defaults})
        except KeyError:
            raise NoSectionError(section) from None

    def has_option(self, section, option):
        """Whether a section, or DEFAULT, has the option."""
        if section and section != self.default_section and section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._section(section) or option in self._defaults

    def _all_of(self, section, vars=None):
        """All values that a section sees: vars before its own, those before DEFAULT's."""
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
            own = {}
        extra = {self.optionxform(key): None if value is None else str(value) for key, value in (vars or {}).items()}
        return {**self._defaults, **own, **extra}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of an option."""
        try:
            values = self._all_of(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value as an int."""
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value as a float."""
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value as a bool: yes, on, true, 1, no, off, false, 0."""
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError('Not a boolean: %s' % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """The names and values of a section; without one, of all sections with their names."""
        if section is _UNSET:
            return super().items()
        values = self._all_of(section, vars)
        own = self._sections.get(section, {})
        keys = [*self._defaults, *(key for key in own if key not in self._defaults)]
        if raw:
            return [(key, values[key]) for key in keys]
        return [(key, self._interpolation.before_get(self, section, key, values[key], values)) for key in keys]

    def popitem(self):
        """Remove a section; its name and proxy."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def _check_option(self, option, value):
        _check_text('option keys', option)
        if value is not None or not self._allow_no_value:
            _check_text('option values', value)

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._section(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Remove an option; whether it was there."""
        options, option = self._section(section), self.optionxform(option)
        there = option in options
        if there:
            del options[option]
        return there

    def remove_section(self, section):
        """Remove a section; whether it was there."""
        there = section in self._sections
        if there:
            del self._sections[section], self._proxies[section]
        return there

    def write(self, fp, space_around_delimiters=True):
        """Write everything to a file."""
        delimiter = ' %s ' % self._delimiters[0] if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        if UNNAMED_SECTION in self._sections:
            self._write_section(fp, UNNAMED_SECTION, self._sections[UNNAMED_SECTION].items(), delimiter)
        for section in self._sections:
            if section is not UNNAMED_SECTION:
                self._write_section(fp, section, self._sections[section].items(), delimiter)

    def _write_section(self, fp, section_name, section_items, delimiter):
        if section_name is not UNNAMED_SECTION:
            fp.write('[%s]\n' % section_name)
        for key, value in section_items:
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                fp.write('%s%s%s\n' % (key, delimiter, str(value).replace('\n', '\n\t')))
            else:
                fp.write('%s\n' % key)
        fp.write('\n')

    # A mapping of sections

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections

    @property
    def converters(self):
        """The converters: name 'x' gives getx()."""
        return self._converters


class ConfigParser(RawConfigParser):
    """The usual parser: values are texts, and %(name)s in them stands for another value."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _read_defaults(self, defaults):
        self.read_dict({self.default_section: defaults})

    def set(self, section, option, value=None):
        """Set an option to a text."""
        self._check_option(option, value)
        super().set(section, option, value)

    def add_section(self, section):
        """Add a section."""
        if section is not UNNAMED_SECTION or not self._allow_unnamed_section:
            _check_text('section names', section)
        super().add_section(section)


class SectionProxy(MutableMapping):
    """A section as a mapping from options to values."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for key in parser.converters:
            self._add_converter(key, getattr(parser, 'get' + key))

    def _add_converter(self, key, getter):
        def get(option, fallback=None, **kwargs):
            return self.get(option, fallback, _impl=getter, **kwargs)
        setattr(self, 'get' + key, get)

    def __repr__(self):
        return '<Section: %s>' % (self._name,)

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._check_option(key, value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    @property
    def parser(self):
        """The parser that the section is of."""
        return self._parser

    @property
    def name(self):
        """The name of the section."""
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """The value of an option; fallback if there is none."""
        getter = _impl or self._parser.get
        return getter(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """Functions that convert values; each makes a method get...() of the parser and its sections."""

    def __init__(self, parser):
        self._parser, self._data = parser, {}
        for name in dir(parser):
            if name.startswith('get') and len(name) > 3 and callable(getattr(parser, name)):
                self._data[name[3:]] = None  # a method of the class

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        name = 'get%s' % key
        if not key or not isinstance(key, str) or not name.isidentifier():
            raise ValueError('Incompatible key: %s (type: %s)' % (key, type(key)))
        self._data[key] = value
        parser = self._parser

        def get(section, option, **kwargs):
            return parser._get_conv(section, option, conv=value, **kwargs)
        get.converter = value
        setattr(parser, name, get)
        for proxy in parser._proxies.values():
            proxy._add_converter(key, get)

    def __delitem__(self, key):
        name = 'get' + (key or '')
        if key not in self._data or name in dir(type(self._parser)):
            raise KeyError(key)
        del self._data[key]
        for item in (self._parser, *self._parser._proxies.values()):
            vars(item).pop(name, None)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
