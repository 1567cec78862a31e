# SPDX-License-Identifier: MIT
"""One reading of a command line by an ArgumentParser.

Each text is an option (O), an argument (A) or the -- after which all are arguments.  Positional arguments take what
lies between options, as many of them at a time as there are texts for; each takes all it can while enough is left for
those behind it.
"""
import sys
from _argparse_names import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError,
                             ArgumentTypeError, action_name)

_RANGES = {None: (1, 1), OPTIONAL: (0, 1), ZERO_OR_MORE: (0, None), ONE_OR_MORE: (1, None), REMAINDER: (0, None),
           PARSER: (1, None), SUPPRESS: (0, 0)}


def _range(nargs):
    return _RANGES[nargs] if nargs in _RANGES else (nargs, nargs)


class Run:
    """The state of one reading."""

    def __init__(self, parser, texts, namespace, intermixed=False):
        self.parser, self.texts, self.namespace, self.intermixed = parser, texts, namespace, intermixed
        self.seen, self.seen_values, self.extras, self.warned = set(), set(), [], set()
        self.loose, self.unknown_at = [], []  # what no option took, and where unknown options are in it
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for i, action in enumerate(group._group_actions):
                others = group._group_actions[:i] + group._group_actions[i + 1:]
                self.conflicts.setdefault(action, []).extend(others)
        self.options, self.pattern = {}, ''
        for i, text in enumerate(texts):
            if '-' in self.pattern:
                self.pattern += 'A'
            elif text == '--':
                self.pattern += '-'
            else:
                found = parser._parse_optional(text)
                if found is not None:
                    self.options[i] = found
                self.pattern += 'A' if found is None else 'O'
        self.positionals = parser._get_positional_actions()

    def read(self):
        """Read everything; what is left over."""
        at = self.read_options()
        if self.intermixed:
            at = self.read_loose(at)
        self.extras += self.texts[self.take_positionals(at):]
        self.check_required()
        return self.extras

    def read_options(self):
        """Read up to the last option and its arguments; the index behind them."""
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            option = next(i for i in range(at, last + 1) if i in self.options)
            if not self.intermixed and at != option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                (self.loose if self.intermixed else self.extras).extend(self.texts[at:option])
                at = option
            at = self.take_option(at)
        return at

    def read_loose(self, at):
        """Read once more what no option took: there the positional arguments are."""
        unknown = set(self.unknown_at)
        self.texts, self.pattern = self.loose + self.texts[at:], ''
        for i, text in enumerate(self.texts):
            if i in unknown:
                self.pattern += 'O'
            else:
                self.pattern += '-' if text == '--' and '-' not in self.pattern else 'A'
        self.options = {i: [(None, self.texts[i], None, None)] for i in unknown}
        self.intermixed = False
        return self.read_options()

    def act(self, action, texts, option=None):
        """Convert an argument's values and let its action do what it does."""
        self.seen.add(action)
        values = self.parser._get_values(action, texts)
        if values is not action.default:
            self.seen_values.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_values:
                    raise ArgumentError(action, 'not allowed with argument %s' % action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def warn_deprecated(self, action, name, what):
        if action.deprecated and name not in self.warned:
            self.parser._warning("%s '%s' is deprecated" % (what, name))
            self.warned.add(name)

    # Options

    def take_option(self, start):
        """Read the option that begins at an index; the index behind its arguments."""
        found = self.options[start]
        if len(found) > 1:
            raise ArgumentError(None, 'ambiguous option: %s could match %s' % (
                self.texts[start], ', '.join(item[1] for item in found)))
        action, name, separator, value = found[0]
        if action is None:
            return self.unknown(start)
        calls, action, name, value = self.take_flags(action, name, separator, value)
        end = start + 1
        if action is not None and value is None:
            end += self.count_for_option(action, end)
            calls.append((action, self.texts[start + 1:end], name))
        elif action is not None:
            if self.count_for_explicit(action) != 1:
                raise ArgumentError(action, 'ignored explicit argument %r' % value)
            calls.append((action, [value], name))
        for action, texts, name in calls:
            self.warn_deprecated(action, name, 'option')
            self.act(action, texts, name)
        return end

    def take_flags(self, action, name, separator, value):
        """Of -abc those that take nothing, as calls; then the last: its action, name, and the value behind it.

        The action is None if the last letter is no option."""
        calls, prefixes = [], self.parser.prefix_chars
        while value and name[1] not in prefixes and self.count_for_explicit(action) == 0:
            if separator or value[0] in prefixes:
                raise ArgumentError(action, 'ignored explicit argument %r' % value)
            calls.append((action, [], name))
            name, rest = name[0] + value[0], value[1:]
            action = self.parser._option_string_actions.get(name)
            if action is None:
                self.extras.append(name + rest)
                break
            separator, value = ('=', rest[1:]) if rest[:1] == '=' else ('', rest or None)
        return calls, action, name, value

    def unknown(self, start):
        if self.intermixed:
            self.unknown_at.append(len(self.loose))
        (self.loose if self.intermixed else self.extras).append(self.texts[start])
        return start + 1

    def count_for_explicit(self, action):
        """How many of one text, given as --name=text, an action takes; None: that does not fit."""
        low, high = _range(action.nargs)
        return None if low > 1 else 1 if high is None or high >= 1 else 0

    def count_for_option(self, action, start):
        """How many of the arguments that follow an option are its own."""
        low, high = _range(action.nargs)
        if action.nargs in (PARSER, REMAINDER):
            there = len(self.pattern) - start
        else:
            there = 0
            while self.pattern[start + there:start + there + 1] == 'A' and (high is None or there < high):
                there += 1
        if there < low:
            raise ArgumentError(action, self.expected(action))
        return there

    @staticmethod
    def expected(action):
        texts = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                 ONE_OR_MORE: 'expected at least one argument'}
        if action.nargs in texts:
            return texts[action.nargs]
        return 'expected %s argument%s' % (action.nargs, '' if action.nargs == 1 else 's')

    # Positional arguments

    def counts_for(self, actions, start):
        """How many texts each action takes, from an index on; None if there are too few."""
        run = start
        while run < len(self.pattern) and self.pattern[run] != 'O':
            run += 1
        counts, at = [], start
        for i, action in enumerate(actions):
            low, high = _range(action.nargs)
            needed = sum(_range(other.nargs)[0] for other in actions[i + 1:])
            greedy = action.nargs in (REMAINDER, PARSER)
            end = len(self.pattern) if greedy and not needed else run
            there = sum(mark != '-' for mark in self.pattern[at:end])
            take = there - needed if high is None else min(high, there - needed)
            if take < low or greedy and low and self.pattern[at:].lstrip('-')[:1] != 'A':
                return None
            count = self.span(at, end, take)
            counts.append(count)
            at += count
        return counts

    def span(self, start, end, take):
        """The number of places that so many arguments fill, with the -- before and behind them."""
        at = start
        while at < end and (take or self.pattern[at] == '-'):
            take -= self.pattern[at] != '-'
            at += 1
        return at - start

    def take_positionals(self, start):
        """Give positional arguments what lies at an index; the index behind it."""
        for number in range(len(self.positionals), 0, -1):
            counts = self.counts_for(self.positionals[:number], start)
            if counts is not None:
                break
        else:
            return start
        for action, count in zip(self.positionals, counts):
            texts = self.texts[start:start + count]
            dashes = self.pattern.find('-', start, start + count)
            if action.nargs == PARSER and dashes == start or action.nargs not in (PARSER, REMAINDER) and dashes >= 0:
                texts.remove('--')
            start += count
            if texts:
                self.warn_deprecated(action, action.dest, 'argument')
            self.act(action, texts)
        self.positionals = self.positionals[len(counts):]
        return start

    # At the end

    def check_required(self):
        """Complain of what is missing; convert default values that are texts."""
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(action_name(action))
            elif isinstance(action.default, str) and hasattr(self.namespace, action.dest) \
                    and action.default is getattr(self.namespace, action.dest):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, 'the following arguments are required: %s' % ', '.join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_values for action in group._group_actions):
                names = [action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, 'one of the arguments %s is required' % ' '.join(names))
