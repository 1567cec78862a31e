# SPDX-License-Identifier: MIT
# Module tempfile: what cannot be opened leaves neither a file nor a descriptor.
# forks: no
import os, tempfile
top = tempfile.mkdtemp()
fds = len(os.listdir('/proc/self/fd'))
for make in tempfile.NamedTemporaryFile, tempfile.TemporaryFile:
    for arguments in {'mode': 'w', 'encoding': 'no-such'}, {'mode': 'q'}, {'mode': 'w', 'buffering': 0}, {'mode': 'wb', 'errors': 'x'}:
        try:
            make(dir=top, **arguments)
        except (LookupError, ValueError) as e:
            print(type(e).__name__, e)
print(os.listdir(top), len(os.listdir('/proc/self/fd')) - fds)
with tempfile.TemporaryFile('w+', dir=top) as f:
    print(f.name == f.fileno(), os.listdir(top), f.write('x'))
with tempfile.NamedTemporaryFile(dir=top) as f:
    print(f.name == os.path.join(top, os.listdir(top)[0]))
os.rmdir(top)
# expect: LookupError unknown encoding: no-such
# expect: ValueError invalid mode: 'q'
# expect: ValueError can't have unbuffered text I/O
# expect: ValueError binary mode doesn't take an errors argument
# expect: LookupError unknown encoding: no-such
# expect: ValueError invalid mode: 'q'
# expect: ValueError can't have unbuffered text I/O
# expect: ValueError binary mode doesn't take an errors argument
# expect: [] 0
# expect: True [] 1
# expect: True
