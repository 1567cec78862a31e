# SPDX-License-Identifier: MIT
"""Costs of calls in the lab's guest, where a kernel lies behind the pins and nodes (tests/lab/cases/cost_*.py)."""
import os
import sys

from counting import Counter


def judge(dialect, kinds):
    """Prints what is wrong with the costs of works of these kinds, and leaves the figures with the machine's files."""
    out = os.environ['LAB_OUT']
    counter = Counter(
        [sys.executable, '--board', 'tests/lab/lab.toml', '--backend', 'linux-gpiod:/dev/lab-gpiochip'],
        {'out': 'D5', 'key': 'D6', 'i2c': 0},
        [os.path.join(out, '..', '..', 'cost-loops'), '', '/dev/lab-gpiochip', '7', '/dev/lab-i2c',
         '/dev/lab-spi'], '/run/profile', lengths=(20, 120))
    with open(os.path.join(out, 'costs'), 'w') as file:
        for work, mine, in_c, most in counter.beside(dialect, kinds):
            print(work, mine.complaint(in_c, most))
            print(work, mine, in_c, file=file)
