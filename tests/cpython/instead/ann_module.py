# SPDX-License-Identifier: MIT
"""test.ann_module for what imports it in passing: the original uses a module's name __annotations__ when it is run,
which a module does not have any more since PEP 649."""
from typing import List, Tuple

x: int = 5
f: Tuple[int, ...]


class M(type):
    """A metaclass with an annotation."""

    y: List[str]


class C:
    """A class with annotations."""

    a: int = 0
    b: 'C'
