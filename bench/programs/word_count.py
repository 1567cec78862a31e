# SPDX-License-Identifier: MIT
"""Counting words: splitting, stripping, dicts, sorting by count, a Counter."""
# group: containers
import sys
from collections import Counter, defaultdict

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
SYLLABLES = ['ka', 'lo', 'mi', 'tu', 're', 'sha', 'no', 'pe']


def make_text(words):
    lines, line = [], []
    state = 12345
    for i in range(words):
        state = (state * 1103515245 + 12345) & 0x7fffffff
        word = SYLLABLES[state >> 8 & 7] + SYLLABLES[state >> 12 & 7] * (state >> 16 & 1) + SYLLABLES[state >> 20 & 3]
        line.append(word.capitalize() if i % 13 == 0 else word + ',' * (i % 7 == 0))
        if len(line) == 12:
            lines.append(' '.join(line) + '.')
            line = []
    return '\n'.join(lines)


def count(text):
    words = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip('.,').lower()
            words[word] = words.get(word, 0) + 1
    return words


def by_letter(words):
    groups = defaultdict(list)
    for word in sorted(words):
        groups[word[0]].append(word)
    return {letter: len(group) for letter, group in groups.items()}


text = make_text(int(360000 * SIZE))
words = count(text)
best = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:5]
print(len(words), best)
print(by_letter(words))
print(Counter(text.lower().replace('.', '').replace(',', '').split()).most_common(2) == best[:2])
