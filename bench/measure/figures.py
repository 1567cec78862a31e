# SPDX-License-Identifier: MIT
"""Means, medians and ratios with their bounds.

What is hard about it: two interpreters are compared by pairs of runs that follow each other, so that what else the
machine does falls on both; the bounds are those of the pairs, not of the two medians.
"""
import math
import statistics
from collections import namedtuple

# Student's t, 97.5 % quantile, by degrees of freedom
T = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 14: 2.145,
     19: 2.093, 29: 2.045, 60: 2.0}

# A ratio and its 95 % bounds
Ratio = namedtuple('Ratio', 'value low high')


def geometric(values):
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, values)))


def bounded(ratios):
    """The geometric mean of ratios of the same thing, with bounds by Student's t over their logarithms."""
    logs = [math.log(ratio) for ratio in ratios]
    mean = statistics.fmean(logs)
    half = 0
    if len(logs) > 1:
        quantile = T[max(k for k in T if k <= len(logs) - 1)]
        half = quantile * statistics.stdev(logs) / math.sqrt(len(logs))
    return Ratio(math.exp(mean), math.exp(mean - half), math.exp(mean + half))


def paired(ours, theirs):
    """How many times as fast ours is, from times of runs in turns."""
    return bounded([b / a for a, b in zip(ours, theirs)])


def middle(ours, theirs):
    """The same by the median of the ratios, for times so short that what else the machine does dwarfs them.

    The bounds are those of the two order statistics between which the median lies in 95 of 100 cases.
    """
    ratios = sorted(b / a for a, b in zip(ours, theirs))
    n = len(ratios)
    out = max(0, math.floor((n - 1.96 * math.sqrt(n)) / 2))
    return Ratio(statistics.median(ratios), ratios[out], ratios[n - 1 - out])


def group(rounds):
    """The geometric mean of several programs' ratios, with bounds over the rounds: [[ratio, ...] of each program]."""
    return bounded([geometric(ratios) for ratios in zip(*rounds)])
