# SPDX-License-Identifier: MIT
"""The classes of module ast, by the name of CPython's native half of it."""
from ast import *
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_OPTIMIZED_AST, PyCF_TYPE_COMMENTS
