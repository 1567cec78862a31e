# SPDX-License-Identifier: MIT
# starts: cpy
"""microcontroller.nvm: bytes by index and slice, in a file that outlives the program."""
# cpython: no
# forks: no
import atexit
import os
import subprocess
import sys
import tempfile

import microcontroller
import nvm

FILE = '%s/cpy-test-nvm-%d/deeper/bytes' % (tempfile.gettempdir(), os.getpid())


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def write(memory, index, value):
    memory[index] = value


def test_memory_is_erased_at_first():
    memory = microcontroller.nvm
    assert isinstance(memory, nvm.ByteArray) and microcontroller.nvm is memory
    assert len(memory) == 4096 and bool(memory) is True
    assert memory[0] == 255 and memory[-1] == 255 and memory[:] == b'\xff' * 4096
    assert isinstance(memory[0:2], bytearray) and isinstance(memory[0], int)


def test_bytes():
    memory = microcontroller.nvm
    memory[0] = 1
    memory[-1] = 254
    assert memory[0] == 1 and memory[4095] == 254 and memory[1] == 255
    refused(memory.__getitem__, 4096)  # expect: IndexError: index out of range
    refused(memory.__getitem__, -4097)  # expect: IndexError: index out of range
    refused(write, memory, 4096, 0)  # expect: IndexError: index out of range
    refused(write, memory, 0, 256)  # expect: ValueError: value must be 0-255
    refused(write, memory, 0, -1)  # expect: ValueError: value must be 0-255
    refused(write, memory, 0, b'a')  # expect: TypeError: value must be of type int, not bytes
    refused(memory.__getitem__, 'a')  # expect: TypeError: 'str' object cannot be interpreted as an integer
    assert memory[0] == 1


def test_slices():
    memory = microcontroller.nvm
    memory[10:15] = b'hello'
    memory[-2:] = bytearray(b'yz')
    assert memory[10:15] == b'hello' and memory[11:-4083] == b'el' and memory[-2:] == b'yz' and memory[20:10] == b''
    memory[12:12] = b''
    refused(write, memory, slice(0, 3), b'ab')  # expect: ValueError: Slice and value different lengths.
    refused(write, memory, slice(0, 3), 'abc')  # expect: TypeError: a bytes-like object is required, not 'str'
    refused(write, memory, slice(0, 4, 2), b'ab')
    # expect: NotImplementedError: only slices with step=1 (aka None) are supported
    refused(memory.__getitem__, slice(0, 4, 2))
    # expect: NotImplementedError: only slices with step=1 (aka None) are supported
    assert memory[0:4] == b'\x01\xff\xff\xff'


def run(code):
    """The exit status of another program that uses the same file."""
    return os.system("CPY_NVM='%s' '%s' -c '%s'" % (FILE, sys.executable, code))


def test_a_file_keeps_them():
    code = 'import microcontroller as m; n = m.nvm; '
    assert run(code + 'assert n[:3] == b"\\xff\\xff\\xff"; n[0:3] = b"abc"; n[4095] = 7') == 0
    assert run(code + 'assert n[:4] == b"abc\\xff" and n[4095] == 7; n[1] = 0') == 0
    with open(FILE, 'rb') as file:
        data = file.read()
    assert len(data) == 4096 and data[:3] == b'a\0c' and data[4095] == 7
    with open(FILE, 'wb') as file:
        file.write(b'short')
    assert run(code + 'assert n[:6] == b"short\\xff" and len(n) == 4096') == 0


def test_a_file_that_cannot_be_is_told():
    code = 'import microcontroller as m\ntry:\n    m.nvm[0] = 1\nexcept OSError as error:\n    print(type(error).__name__, error.errno)'
    env = {**os.environ, 'CPY_NVM': os.path.dirname(FILE)}
    done = subprocess.run([sys.executable, '-c', code], stdout=subprocess.PIPE, text=True, env=env)
    print(done.stdout, end='')  # expect: IsADirectoryError 21
    assert done.returncode == 0


def tidy():
    if os.path.exists(FILE):
        os.remove(FILE)
    if os.path.exists(os.path.dirname(FILE)):
        os.removedirs(os.path.dirname(FILE))


atexit.register(tidy)
for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
