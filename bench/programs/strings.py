# SPDX-License-Identifier: MIT
"""Text: building by +=, join, formatting, splitting, replacing, searching."""
# group: containers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def build(n):
    text = ''
    for i in range(n):
        text += chr(97 + i % 26)
        if i % 80 == 79:
            text += '\n'
    return text


def table(n):
    rows = []
    for i in range(n):
        rows.append(f'{i:>6} {i * 1.5:8.2f} {i % 7!r:<3}|' + '%04x' % i + ' {}-{}'.format(i, 'ok'))
    return '\n'.join(rows)


def words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip('|').upper()
            counts[word] = counts.get(word, 0) + 1
    return len(counts)


def edit(text, n):
    found = 0
    for i in range(n):
        part = text[i:i + 40]
        found += part.find('xyz') + len(part.replace('a', 'bb')) + part.count('e') + ('k' in part)
    return found


text = build(int(1500000 * SIZE))
print(len(text), words(table(int(150000 * SIZE))), edit(text, int(400000 * SIZE)))
