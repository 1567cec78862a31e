"""Text: building by +=, join, formatting, splitting, replacing, searching."""


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


text = build(1500000)
print(len(text), words(table(150000)), edit(text, 400000))
