# SPDX-License-Identifier: MIT
# Module linecache: lines of files, of loaders, and of files that change.
import linecache
import os
import sys

folder = os.path.join(os.environ.get('TMPDIR', '/tmp'), 'linecache-%d' % os.getpid())
os.mkdir(folder)
path = os.path.join(folder, 'cached_source.py')


def write(data):
    with open(path, 'wb') as file:
        file.write(data)


write(b'first\nsecond\r\nthird')
print([linecache.getline(path, n) for n in range(5)])
write(b'changed\n')
print(linecache.getline(path, 1), end='')
linecache.checkcache()
print(linecache.getline(path, 1), end='')
write(b'\xef\xbb\xbfmarked \xc3\xa9\n')
linecache.checkcache(path)
print(linecache.getlines(path))
write(b'# -*- coding: latin-1 -*-\n\xe9\n')
print(linecache.updatecache(path))
write(b'\xff\xff\n')
print(linecache.updatecache(path))
os.remove(path)
linecache.checkcache()
print(linecache.getlines(path), path in linecache.cache)
print(linecache.getline('no such file', 1), linecache.getlines('<string>'), linecache.getlines(''))
sys.path.insert(0, folder)
write(b'along the path\n')
print(linecache.getlines('cached_source.py'))
linecache.clearcache()
print(linecache.cache)


class Loader:
    def get_source(self, name): return 'source of ' + name


space = {'__name__': 'made', '__loader__': Loader()}
print(linecache.lazycache('made.py', space), linecache.lazycache('made.py', space), linecache.lazycache('<made>', space),
      linecache.lazycache('other.py', {}), linecache.lazycache('other.py', None))
print(linecache.getlines('made.py', space), linecache.getline('made.py', 1))
os.remove(path)
os.rmdir(folder)

# expect: ['', 'first\n', 'second\n', 'third\n', '']
# expect: first
# expect: changed
# expect: ['marked é\n']
# expect: ['# -*- coding: latin-1 -*-\n', 'é\n']
# expect: []
# expect: [] False
# expect:  [] []
# expect: ['along the path\n']
# expect: {}
# expect: True True False False False
# expect: ['source of made\n'] source of made
# expect: 
