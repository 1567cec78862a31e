# SPDX-License-Identifier: MIT
"""What `make release` learns the compiler's habits from: every Python file of the tree, compiled again and again."""
import os


def sources(folder):
    for name in sorted(os.listdir(folder)):
        path = folder + '/' + name
        if os.path.isdir(path):
            yield from sources(path)
        elif name.endswith('.py'):
            with open(path, encoding='utf-8', errors='replace') as file:
                yield path, file.read()


def main():
    for path, text in [source for folder in ('modules/frozen', 'bench', 'examples') for source in sources(folder)]:
        for _ in range(20):
            compile(text, path, 'exec')


main()
