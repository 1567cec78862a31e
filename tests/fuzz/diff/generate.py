# SPDX-License-Identifier: MIT
"""Programs, by number: the same number and seed make the same program.

A program is a list of parts; each runs by itself, and an exception ends that part only (see driver.py)."""
import random

from classes import Classes
from flow import Flow
from focused import Focused
from methods import Calls
from operators import Operators
from reports import Reports
from scopes import Scopes
from values import Values


def program(seed, number):
    """The parts of program so-and-so."""
    values = Values(random.Random('%s:%s' % (seed, number)))
    calls, operators, focused = Calls(values), Operators(values), Focused(values)
    style = values.random.random()
    parts = [calls.method_in_turn(number)]
    if style < 0.14:
        return parts + [Flow(values).statement_of_program()]
    if style < 0.26:
        return parts + Classes(values).statement()
    if style < 0.28:
        return parts + [Scopes(values).statement()]
    if style < 0.3:
        return parts + [Reports(values).statement()]
    for _ in range(values.random.randint(3, 9)):
        parts.append(values.pick((calls.method, calls.method, calls.method, calls.function, calls.function,
                                  operators.statement, operators.statement, operators.statement,
                                  focused.statement))())
    return parts
