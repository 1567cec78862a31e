# SPDX-License-Identifier: MIT
# cpython: no
"""os: MicroPython's ilistdir() and sync(), and the limits of what is told of a missing terminal."""
import os

folder = '/tmp/os_micropython.%d' % os.getpid()
os.makedirs(folder + '/sub')
open(folder + '/file', 'w').close()
print(sorted(os.ilistdir(folder)))   # expect: [('file', 32768, 0, -1), ('sub', 16384, 0, -1)]
try:
    list(os.ilistdir(folder + '/nope'))
except OSError as e:
    print(e.errno)                   # expect: 2
print(os.sync())                     # expect: None
print(os.stat(folder + '/file')[6])  # expect: 0
os.remove(folder + '/file')
os.rmdir(folder + '/sub')
os.rmdir(folder)
try:
    os.ilistdir(5.5).__next__()
except TypeError as e:
    print(e)  # expect: ilistdir: path should be string, bytes, os.PathLike, integer or None, not float
