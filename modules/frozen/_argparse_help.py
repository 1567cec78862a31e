# SPDX-License-Identifier: MIT
"""How argparse writes help and usage: HelpFormatter and its variants.

A usage line that is too long is broken between its parts; a group of mutually exclusive options is one text whose parts
may be apart.  Help texts begin in one column, which the longest invocation decides, up to max_help_position.
"""
from _argparse_names import OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ONE_OR_MORE

_BLANKS = dict.fromkeys(range(9, 14), ' ')


class _Section:
    """A part of the help: a heading and what writes the lines below it."""

    def __init__(self, formatter, parent, heading=None):
        self.formatter, self.parent, self.heading, self.items = formatter, parent, heading, []

    def format_help(self):
        """The section as text; empty if nothing is in it."""
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        text = formatter._join_parts([function(*args) for function, args in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not text:
            return ''
        heading = ''
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = '%*s%s:\n' % (formatter._current_indent, '', self.heading)
        return formatter._join_parts(['\n', heading, text, '\n'])


class HelpFormatter:
    """Writes help, wrapped to the width of the terminal."""

    _Section = _Section

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._indent_increment, self._width = prog, indent_increment, width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._level = self._action_max_length = 0
        self._root_section = self._Section(self, None)
        self._current_section = self._root_section

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    def _add_item(self, function, args):
        self._current_section.items.append((function, args))

    def start_section(self, heading):
        """Begin a part with a heading."""
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        """End the part that start_section() began."""
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        """Add a paragraph."""
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        """Add the usage of a command."""
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        """Add what is known of an argument."""
        if action.help is SUPPRESS:
            return
        longest = len(self._format_action_invocation(action)) + self._current_indent
        for inner in self._iter_indented_subactions(action):
            longest = max(longest, len(self._format_action_invocation(inner)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, longest)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        """Add what is known of several arguments."""
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        """Everything, as text."""
        text = self._root_section.format_help()
        while '\n\n\n' in text:
            text = text.replace('\n\n\n', '\n\n')
        return text and text.strip('\n') + '\n'

    def _join_parts(self, parts):
        return ''.join(part for part in parts if part and part is not SUPPRESS)

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            return '%s%s\n\n' % (prefix, usage % {'prog': self._prog})
        prog = '%(prog)s' % {'prog': self._prog}
        if not actions:
            return '%s%s\n\n' % (prefix, prog)
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        text = ' '.join([prog] + self._get_actions_usage_parts(optionals + positionals, groups))
        room = self._width - self._current_indent
        if len(prefix) + len(text) > room:
            text = self._wrap_usage(prog, len(prefix), room, self._get_actions_usage_parts(optionals, groups),
                                    self._get_actions_usage_parts(positionals, groups))
        return '%s%s\n\n' % (prefix, text)

    def _wrap_usage(self, prog, before, room, optionals, positionals):
        if before + len(prog) <= 0.75 * room:
            indent = ' ' * (before + len(prog) + 1)
            if optionals:
                lines = _fill([prog] + optionals, indent, room, before) + _fill(positionals, indent, room)
            elif positionals:
                lines = _fill([prog] + positionals, indent, room, before)
            else:
                lines = [prog]
        else:
            indent = ' ' * before
            lines = _fill(optionals + positionals, indent, room)
            if len(lines) > 1:
                lines = _fill(optionals, indent, room) + _fill(positionals, indent, room)
            lines = [prog] + lines
        return '\n'.join(lines)

    def _format_actions_usage(self, actions, groups):
        return ' '.join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        """The usage of each argument; groups of mutually exclusive ones with brackets and bars."""
        parts = [None if action.help is SUPPRESS else self._usage_of(action) for action in actions]
        spans = []  # (first, behind the last, group), outer groups first
        for group in groups:
            members = group._group_actions
            if members and members[0] in actions and not all(action.help is SUPPRESS for action in members):
                start = actions.index(members[0])
                if actions[start:start + len(members)] == members:
                    spans.append((start, start + len(members), group))
        spans.sort(key=lambda span: (span[0], -span[1]))
        result = []
        for part in self._join_groups(actions, parts, 0, len(actions), spans):
            result += part
        return result

    def _join_groups(self, actions, parts, start, end, spans):
        """The parts of actions[start:end], as lists of texts; a group is one list."""
        result, at, spans = [], start, list(spans)
        while at < end:
            span = next((span for span in spans if span[0] == at and span[1] <= end), None)
            if span is None:
                if parts[at] is not None:
                    result.append([parts[at]])
                at += 1
                continue
            spans.remove(span)
            inner = self._join_groups(actions, [
                None if part is None else self._bare_usage(action) for part, action in zip(parts, actions)],
                at, span[1], [other for other in spans if other[0] >= at and other[1] <= span[1]])
            spans = [other for other in spans if other[0] >= span[1]]
            at = span[1]
            result.append(self._bracket(inner, span[2].required))
        return result

    def _bracket(self, inner, required):
        """A group: its parts in brackets, with bars between them."""
        if len(inner) == 1 and required:
            return inner[0]
        before, after = '()' if required else '[]'
        texts = []
        for part in inner:
            texts += part[:-1] + [part[-1] + (after if part is inner[-1] else ' |')]
        texts[0] = before + texts[0]
        return texts

    def _bare_usage(self, action):
        """An argument without brackets that say it is optional."""
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if text[0] == '[' and text[-1] == ']' else text
        if action.nargs == 0:
            return action.format_usage()
        return '%s %s' % (action.option_strings[0],
                          self._format_args(action, self._get_default_metavar_for_optional(action)))

    def _usage_of(self, action):
        if not action.option_strings:
            return self._format_args(action, self._get_default_metavar_for_positional(action))
        text = self._bare_usage(action)
        return text if action.required else '[%s]' % text

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        indent = ' ' * self._current_indent
        return self._fill_text(text, max(self._width - self._current_indent, 11), indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        room = position - self._current_indent - 2
        header, first = self._format_action_invocation(action), position
        if not action.help:
            lines = ['%*s%s\n' % (self._current_indent, '', header)]
        elif len(header) <= room:
            lines, first = ['%*s%-*s  ' % (self._current_indent, '', room, header)], 0
        else:
            lines = ['%*s%s\n' % (self._current_indent, '', header)]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                help_lines = self._split_lines(text, help_width)
                lines.append('%*s%s\n' % (first, '', help_lines[0]))
                lines += ['%*s%s\n' % (position, '', line) for line in help_lines[1:]]
        elif not lines[-1].endswith('\n'):
            lines.append('\n')
        lines += [self._format_action(inner) for inner in self._iter_indented_subactions(action)]
        return self._join_parts(lines)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return ' '.join(self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1))
        names = ', '.join(action.option_strings)
        if action.nargs == 0:
            return names
        return '%s %s' % (names, self._format_args(action, self._get_default_metavar_for_optional(action)))

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{%s}' % ','.join(str(choice) for choice in action.choices)
        else:
            result = default_metavar
        return lambda count: result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default_metavar):
        metavar, nargs = self._metavar_formatter(action, default_metavar), action.nargs
        if nargs is None:
            return '%s' % metavar(1)
        if nargs == OPTIONAL:
            return '[%s]' % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % metavar(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % metavar(1)
        if nargs == SUPPRESS:
            return ''
        try:
            places = ['%s'] * nargs
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return ' '.join(places) % metavar(nargs)

    def _expand_help(self, action):
        params = {name: item for name, item in dict(vars(action), prog=self._prog).items() if item is not SUPPRESS}
        for name, item in params.items():
            if hasattr(item, '__name__'):
                params[name] = item.__name__
        if params.get('choices') is not None:
            params['choices'] = ', '.join(str(choice) for choice in params['choices'])
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, '_get_subactions'):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(_one_line(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(_one_line(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _one_line(text):
    """A text with single spaces; those that must not be broken stay."""
    return ' '.join(part for part in text.translate(_BLANKS).split(' ') if part)


def _fill(parts, indent, room, before=None):
    """Lines of parts; the first line begins behind what takes so many columns."""
    lines, line = [], []
    indent_length = len(indent)
    length = indent_length - 1 if before is None else before - 1
    for part in parts:
        if length + 1 + len(part) > room and line:
            lines.append(indent + ' '.join(line))
            line, length = [], indent_length - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + ' '.join(line))
    if before is not None and lines:
        lines[0] = lines[0][indent_length:]
    return lines


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds default values to the help of arguments."""

    def _get_help_string(self, action):
        text = '' if action.help is None else action.help
        if '%(default)' in text or action.default is SUPPRESS:
            return text
        if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
            text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names the type of an argument instead of its variable."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
