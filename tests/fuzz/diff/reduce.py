# SPDX-License-Identifier: MIT
"""Makes a finding small: leaves out parts, then statements, as long as the difference stays of its kind.

All ways to leave one thing out are tried in one run of each interpreter; the shortest that keeps it is taken."""
from compare import signature


def without_part(parts):
    for at in range(len(parts) - 1, -1, -1):
        if len(parts) > 1:
            yield parts[:at] + parts[at + 1:]


def depth(line):
    return len(line) - len(line.lstrip())


def without_lines(parts):
    """Each statement of several lines, or its block, or its head, left out."""
    for at, part in enumerate(parts):
        lines = part.split('\n')
        for first, line in enumerate(lines):
            end = first + 1
            while end < len(lines) and depth(lines[end]) > depth(line):
                end += 1
            for replacement in [], [' ' * depth(line) + 'pass'], [inner[4:] for inner in lines[first + 1:end]]:
                smaller = lines[:first] + replacement + lines[end:]
                if smaller and len('\n'.join(smaller)) < len(part):
                    yield parts[:at] + ['\n'.join(smaller)] + parts[at + 1:]


def reduced(judge, parts):
    kind = signature(judge.results([parts])[0])
    for smaller in without_part, without_lines:
        while True:
            candidates = list(smaller(parts))
            kept = [candidate for candidate, results in zip(candidates, judge.results(candidates))
                    if signature(results) == kind] if candidates else []
            if not kept:
                break
            parts = min(kept, key=lambda candidate: len('\n'.join(candidate)))
    return parts
