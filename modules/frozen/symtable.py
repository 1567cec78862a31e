# SPDX-License-Identifier: MIT
"""The names of a program as the compiler sees them: a table for each module, class, function and type scope."""
from enum import StrEnum

from _symtable import symtable as _tables

__all__ = ['symtable', 'SymbolTableType', 'SymbolTable', 'Class', 'Function', 'Symbol']

# What is told of a symbol: the numbers of vm/compiler/symtable.c.
(_PARAMETER, _ASSIGNED, _USED, _GLOBAL_DECLARED, _NONLOCAL, _ANNOTATED, _ITERATION, _IMPORTED, _TYPE_PARAM, _FREE,
 _GLOBAL, _LOCAL, _FREE_CLASS, _CAPTURED) = (1 << bit for bit in range(14))
_BOUND = _PARAMETER | _ASSIGNED | _IMPORTED | _TYPE_PARAM


def symtable(code, filename, compile_type):
    """The table of a module's source text."""
    try:
        row = _tables(code, filename, compile_type)
    except ValueError:
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'") from None
    return _table(row, filename)


class SymbolTableType(StrEnum):
    """What a table belongs to."""
    MODULE = 'module'
    FUNCTION = 'function'
    CLASS = 'class'
    ANNOTATION = 'annotation'
    TYPE_ALIAS = 'type alias'
    TYPE_PARAMETERS = 'type parameters'
    TYPE_VARIABLE = 'type variable'


def _table(row, filename):
    kind = {'function': Function, 'class': Class}.get(row[0], SymbolTable)
    return kind(row, filename)


class SymbolTable:
    """The names of one scope."""

    def __init__(self, raw_table, filename):
        self._type, self._name, self._line, self._nested, symbols, children = raw_table
        self._filename = filename
        self._flags = {}
        for name, flags in symbols:
            self._flags.setdefault(name, flags)  # one of a comprehension's comes behind those of the scope itself
        self._children = [_table(child, filename) for child in children]
        self._symbols = {}

    def __repr__(self):
        kind = '' if type(self) is SymbolTable else type(self).__name__ + ' '
        where = f'module {self._filename}' if self._type == 'module' else f'{self._name} in {self._filename}'
        return f'<{kind}SymbolTable for {where}>'

    def get_type(self):
        """A SymbolTableType."""
        return SymbolTableType(self._type)

    def get_id(self):
        """A number of the table's own."""
        return id(self)

    def get_name(self):
        """The name of the function or class; "top" of a module."""
        return self._name

    def get_lineno(self):
        """The line where it begins; 0 of a module."""
        return self._line

    def is_optimized(self):
        """Do its local variables lie in registers?"""
        return self._type == 'function'

    def is_nested(self):
        """Does it stand in a function?"""
        return self._nested

    def has_children(self):
        """Are there tables within?"""
        return bool(self._children)

    def get_identifiers(self):
        """The names."""
        return self._flags.keys()

    def lookup(self, name):
        """The Symbol of a name."""
        symbol = self._symbols.get(name)
        if symbol is None:
            flags = self._flags[name]
            namespaces = [child for child in self._children if child._name == name]
            symbol = self._symbols[name] = Symbol(name, flags, namespaces, module_scope=self._type == 'module')
        return symbol

    def get_symbols(self):
        """A Symbol for each name."""
        return [self.lookup(name) for name in self._flags]

    def get_children(self):
        """The tables within."""
        return list(self._children)

    def _names(self, test):
        return tuple(name for name, flags in self._flags.items() if test(flags))


class Function(SymbolTable):
    """The names of a function, lambda or comprehension."""

    def get_parameters(self):
        """The parameters."""
        return self._names(lambda flags: flags & _PARAMETER)

    def get_locals(self):
        """The local variables, parameters among them."""
        return self._names(lambda flags: flags & _LOCAL)

    def get_globals(self):
        """The global names."""
        return self._names(lambda flags: flags & _GLOBAL)

    def get_nonlocals(self):
        """The names that are declared nonlocal."""
        return self._names(lambda flags: flags & _NONLOCAL)

    def get_frees(self):
        """The variables of functions around."""
        return self._names(lambda flags: flags & _FREE)


class Class(SymbolTable):
    """The names of a class body."""

    def get_methods(self):
        """The names of the functions that are defined in it."""
        return tuple(dict.fromkeys(child._name for child in self._children
                                   if child._type in ('function', 'type parameters')
                                   and self._flags.get(child._name, 0) & _LOCAL))


class Symbol:
    """What is known of a name."""

    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self._name, self._flags, self._namespaces = name, flags, tuple(namespaces or ())
        self._module_scope = module_scope

    def __repr__(self):
        where = ('global' if self.is_global() else 'local' if self.is_local() else 'free')
        return f'<symbol {self._name!r}: {where}, {", ".join(self._words()) or "unknown"}>'

    def _words(self):
        names = {_GLOBAL_DECLARED: 'global', _NONLOCAL: 'nonlocal', _PARAMETER: 'param', _TYPE_PARAM: 'type_param',
                 _ASSIGNED: 'local', _USED: 'use', _FREE_CLASS: 'free_class', _IMPORTED: 'import', _ANNOTATED: 'annot',
                 _ITERATION: 'comp_iter'}
        return ['def_' + word if word != 'use' else 'use' for bit, word in names.items() if self._flags & bit]

    def get_name(self):
        """The name."""
        return self._name

    def is_referenced(self):
        """Is it used in its scope?"""
        return bool(self._flags & _USED)

    def is_parameter(self):
        """Is it a parameter?"""
        return bool(self._flags & _PARAMETER)

    def is_type_parameter(self):
        """Is it a type parameter?"""
        return bool(self._flags & _TYPE_PARAM)

    def is_global(self):
        """Is it global?"""
        return bool(self._flags & _GLOBAL or self._module_scope and self._flags & _BOUND)

    def is_nonlocal(self):
        """Is it declared nonlocal?"""
        return bool(self._flags & _NONLOCAL)

    def is_declared_global(self):
        """Is it declared global?"""
        return bool(self._flags & _GLOBAL_DECLARED)

    def is_local(self):
        """Is it a variable of its scope?"""
        return bool(self._flags & _LOCAL or self._module_scope and self._flags & _BOUND)

    def is_annotated(self):
        """Has it an annotation?"""
        return bool(self._flags & _ANNOTATED)

    def is_free(self):
        """Is it a variable of a function around?"""
        return bool(self._flags & _FREE)

    def is_free_class(self):
        """In a class body: is it both a name of it and a variable of a function around?"""
        return bool(self._flags & _FREE_CLASS)

    def is_imported(self):
        """Does an import bind it?"""
        return bool(self._flags & _IMPORTED)

    def is_assigned(self):
        """Is it assigned to?"""
        return bool(self._flags & _ASSIGNED)

    def is_comp_iter(self):
        """Is it the variable of a comprehension?"""
        return bool(self._flags & _ITERATION)

    def is_comp_cell(self):
        """Is it the variable of a comprehension, and used in a function within?"""
        return self._flags & (_ITERATION | _CAPTURED) == _ITERATION | _CAPTURED

    def is_namespace(self):
        """Does it name a function or class that is defined here?"""
        return bool(self._namespaces)

    def get_namespaces(self):
        """The tables of what it names."""
        return self._namespaces

    def get_namespace(self):
        """The one table of what it names."""
        if len(self._namespaces) == 1:
            return self._namespaces[0]
        raise ValueError('name is bound to multiple namespaces' if self._namespaces
                         else 'name is not bound to any namespaces')
