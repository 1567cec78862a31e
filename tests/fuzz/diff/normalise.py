# SPDX-License-Identifier: MIT
"""What may differ between cpy and CPython: one table, with the reasons (see docs/differences.md)."""
import re

OURS = r'(?!(?:two|strict|mark|generate|generate_async|coroutine|finish|f|f1|f2|<lambda>|[CD]\.\w+|Meta\.\w+|\w+\.<locals>\.\S+)\(\))'
COUNTS = (r'takes (?:no|exactly|at most|at least|from|\d+)\b.* arguments?\b.*',
          r'(?:method )?expected (?:at (?:most|least) )?\d+ arguments?, got \d+.*', r'missing \d+ required .*',
          r'missing required argument .*', r'got an unexpected keyword argument.*', r'takes no keyword arguments',
          r'got some positional-only .*', r'got multiple values for .*',
          r'argument for \w+\(\) given by name .*', r'requires \d+ to \d+ arguments', r'missing format argument', r'takes no positional arguments', r'requires at least one argument.*',
          r'.*required argument.*missing.*', r'needs an argument.*')

HEAD = r'^((?:caught |ended by |  __\w+__ )?TypeError: )'
FUNCTION = r' ?(?:descriptor |wrapper |unbound method )?(?:[\w.-]+(?:\(\))? ?)?'

# Pattern, replacement, reason.
TABLE = [
    (r'\bat 0x[0-9a-f]+', 'at 0x', 'where an object lies'),
    (HEAD + OURS + FUNCTION + '(?:%s)$' % '|'.join(COUNTS), r'\1arguments',
     'argument errors of built-in functions name the parameter'),
    (HEAD + r"'\w+' is an invalid keyword argument for .*$", r'\1arguments', 'likewise'),
    (r'\b(?:dict_(?:reverse)?(?:key|value|item)iterator)\b', 'dict_iterator', 'fewer types of iterators'),
    (r'\b(?:long)?range_iterator\b', 'range_iterator', 'likewise'),
    (r'\bgeneric_alias_iterator\b', 'tuple_iterator', 'likewise'),
    (r'\bstr_(?:ascii_)?iterator\b', 'str_iterator', 'likewise'),
    (r'\b(?:bytearray_iterator|bytes_iterator|memory_iterator|iterator\b(?=[<\']| bytea| byte| mem| iter|\.__))', 'bytes_iterator', 'likewise'),
    (r'\b_deque_reverse_iterator\b', '_deque_iterator', 'likewise'),
    (r'\bodict_(keys|values|items)\b', r'dict_\1', 'views of an OrderedDict are those of a dict'),
    (r"(?<=object does)n't(?= support item deletion)", ' not', 'whether a type of C might be a sequence follows from how it is stored'),
    (HEAD + r' expected \d+ arguments?, got \d+$', r'\1arguments', 'likewise'),
    (r"(?<=cannot import name )('\w+' from '[\w.]+') \([^)]*\)", r'\1', 'where a module lies'),
    (r"(?<!class )'(?:typing|collections)\.(?=(?:TypeVar(?:Tuple)?|ParamSpec|TypeAliasType|OrderedDict)')", "'",
        'these classes are written in Python'),
    (r'(?<=not )typing\.(?=TypeVar|ParamSpec|TypeAliasType)', '', 'likewise'),
    (r"'program\.(?=\w+' object has no attribute)", "'", 'where a slot is not set 3.13 names the module, too; 3.11 does not'),
    (r'isinstance\(\) argument 2 cannot be a parameterized', 'issubclass() argument 2 cannot be a parameterized', 'as Python 3.14 has it'),
    (HEAD + r"[\w.]+\.__new__\(([\w.]*)\): (.*?)(?: of [\w.]+)?$", r'\1__new__(\2): \3', 'which class a __new__ is inherited from'),
]
# What cpy says, what CPython says to the same, reason.
PAIRS = [
    (r"^'at \d+'$", r'caught OSError: telling position disabled by next\(\) call$', 'nothing stands against telling it'),
    (r"^'at \d+'$", r"^'at \d{20,}'$", "the position in a text is the number of bytes before; CPython's may hold a decoder's state"),
    ('ValueError: unsupported format character', r'(?:OverflowError: character argument not in range\(0x110000\)|ValueError: )$',
     'CPython takes a byte beyond 127 in the format for a negative number when it makes the error text'),
    (r'TypeError: unsupported operand type\(s\) for \*\* or pow\(\)', 'AttributeError: __pow__$',
     'pow() of three finds the slot of a class that has __rpow__ alone, and no method in it'),
    ('SyntaxError: .* makes remaining patterns unreachable', 'SyntaxError: .* makes remaining patterns unreachable',
     'of several such mistakes that in a finally, which is compiled where try is left, too, may be the first'),
]
TABLE = [(re.compile(pattern), replacement, reason) for pattern, replacement, reason in TABLE]


def normalised(lines):
    """The lines without what may differ."""
    result = []
    for line in lines:
        for pattern, replacement, _ in TABLE:
            line = pattern.sub(replacement, line)
        result.append(line)
    return result


def equal(mine, other):
    """Are two lines the same, as far as they must be?"""
    return mine == other or any(re.search(ours, mine) and re.search(theirs, other) for ours, theirs, _ in PAIRS)


def same(mine, other):
    """Do two parts show the same, as far as they must?"""
    return len(mine) == len(other) and all(map(equal, normalised(mine), normalised(other)))
