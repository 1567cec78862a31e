# SPDX-License-Identifier: MIT
"""Kinds of tokens and their numbers: those of Python 3.13, and behind them those of t-strings."""

EXACT_TOKEN_TYPES = {}
tok_name = {}
_OPERATORS = '''LPAR ( RPAR ) LSQB [ RSQB ] COLON : COMMA , SEMI ; PLUS + MINUS - STAR * SLASH / VBAR | AMPER & LESS <
    GREATER > EQUAL = DOT . PERCENT % LBRACE { RBRACE } EQEQUAL == NOTEQUAL != LESSEQUAL <= GREATEREQUAL >= TILDE ~
    CIRCUMFLEX ^ LEFTSHIFT << RIGHTSHIFT >> DOUBLESTAR ** PLUSEQUAL += MINEQUAL -= STAREQUAL *= SLASHEQUAL /=
    PERCENTEQUAL %= AMPEREQUAL &= VBAREQUAL |= CIRCUMFLEXEQUAL ^= LEFTSHIFTEQUAL <<= RIGHTSHIFTEQUAL >>=
    DOUBLESTAREQUAL **= DOUBLESLASH // DOUBLESLASHEQUAL //= AT @ ATEQUAL @= RARROW -> ELLIPSIS ... COLONEQUAL :=
    EXCLAMATION !'''.split()
_NAMES = [*'ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT'.split(), *_OPERATORS[::2],
          *'''OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END COMMENT NL ERRORTOKEN
          ENCODING TSTRING_START TSTRING_MIDDLE TSTRING_END N_TOKENS'''.split()]
for _number, _name in enumerate(_NAMES):
    globals()[_name] = _number
    tok_name[_number] = _name
NT_OFFSET = 256
tok_name[256] = 'NT_OFFSET'
for _name, _text in zip(_OPERATORS[::2], _OPERATORS[1::2]):
    EXACT_TOKEN_TYPES[_text] = globals()[_name]

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF', *_NAMES, 'NT_OFFSET', 'EXACT_TOKEN_TYPES']


def ISTERMINAL(x: int) -> bool:
    """Is it the number of a token?"""
    return x < NT_OFFSET


def ISNONTERMINAL(x: int) -> bool:
    """Is it the number of something that a grammar makes of tokens?"""
    return x >= NT_OFFSET


def ISEOF(x: int) -> bool:
    """Is it the last token?"""
    return x == 0
