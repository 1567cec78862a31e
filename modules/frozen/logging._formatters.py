# SPDX-License-Identifier: MIT
"""Records of module logging as text, in three styles: "%(message)s", "{message}", "${message}"."""
import time
from io import StringIO
from string import Formatter as _StringFormatter, Template

BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'


class PercentStyle:
    """Formats with %."""

    default_format, asctime_format, asctime_search = '%(message)s', '%(asctime)s', '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt, self._defaults = fmt or self.default_format, defaults

    def usesTime(self):
        """Return whether the format has the time."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Raise ValueError if it is no format of this style."""
        import re
        if not re.search(r'%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]', self._fmt, re.I):
            raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt, self.default_format[0]))

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """Return the text for a record."""
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError('Formatting field not found in record: %s' % error)


class StrFormatStyle(PercentStyle):
    """Formats with str.format()."""

    default_format, asctime_format, asctime_search = '{message}', '{asctime}', '{asctime'

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        """Raise ValueError if it is no format of this style."""
        import re
        fields = set()
        try:
            for _, name, spec, conversion in _StringFormatter().parse(self._fmt):
                if name:
                    if not re.fullmatch(r'(\d+|\w+)(\.\w+|\[[^]]+\])*', name):
                        raise ValueError('invalid field name/expression: %r' % name)
                    fields.add(name)
                if conversion and conversion not in 'rsa':
                    raise ValueError('invalid conversion: %r' % conversion)
                if spec and not re.fullmatch(r'(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?', spec, re.I):
                    raise ValueError('bad specifier: %r' % spec)
        except ValueError as error:
            raise ValueError('invalid format: %s' % error)
        if not fields:
            raise ValueError('invalid format: no fields')


class StringTemplateStyle(PercentStyle):
    """Formats with string.Template."""

    default_format, asctime_format, asctime_search = '${message}', '${asctime}', '${asctime}'

    def __init__(self, fmt, *, defaults=None):
        super().__init__(fmt, defaults=defaults)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        """Return whether the format has the time."""
        return self._fmt.find('$asctime') >= 0 or self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Raise ValueError if it is no format of this style."""
        fields = set()
        for match in Template.pattern.finditer(self._fmt):
            found = match.groupdict()
            if found['named'] or found['braced']:
                fields.add(found['named'] or found['braced'])
            elif match.group(0) == '$':
                raise ValueError("invalid format: bare '$' not allowed")
        if not fields:
            raise ValueError('invalid format: no fields')

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


_STYLES = {'%': (PercentStyle, BASIC_FORMAT), '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
           '$': (StringTemplateStyle, '${levelname}:${name}:${message}')}


def _check_style(style):
    if style not in _STYLES:
        raise ValueError('Style must be one of: %s' % ','.join(_STYLES))


class Formatter:
    """Formatter(fmt=None, datefmt=None, style='%', validate=True, *, defaults=None) makes text of records."""

    converter = time.localtime
    default_time_format, default_msec_format = '%Y-%m-%d %H:%M:%S', '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        _check_style(style)
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt, self.datefmt = self._style._fmt, datefmt

    def formatTime(self, record, datefmt=None):
        """Return when a record was made, as text."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        """Return the traceback of what sys.exc_info() tells."""
        import traceback
        file = StringIO()
        traceback.print_exception(ei[0], ei[1], ei[2], None, file)
        text = file.getvalue()
        return text[:-1] if text[-1:] == '\n' else text

    def usesTime(self):
        """Return whether the format has the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """Return a record in the format."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """Return the text for a stack."""
        return stack_info

    def format(self, record):
        """Return a record as text, with its traceback and stack."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text += ('' if text[-1:] == '\n' else '\n') + record.exc_text
        if record.stack_info:
            text += ('' if text[-1:] == '\n' else '\n') + self.formatStack(record.stack_info)
        return text


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Makes one text of many records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        """Return what stands before the records."""
        return ''

    def formatFooter(self, records):
        """Return what stands behind them."""
        return ''

    def format(self, records):
        """Return the text for the records."""
        if not records:
            return ''
        return self.formatHeader(records) + ''.join(map(self.linefmt.format, records)) + self.formatFooter(records)
