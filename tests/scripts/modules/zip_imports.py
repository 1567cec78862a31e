# SPDX-License-Identifier: MIT
# cpython: no  (words for damaged archives)
# forks: no
# Modules and resources come out of zip files on sys.path, stored or deflated, with lines in tracebacks.
import importlib
import importlib.resources
import inspect
import os
import sys
import tempfile
import traceback
import zipimport

DEFLATED = b'def squares(n):\n    return [i * i for i in range(n)]\n' * 4
PACKED = bytes.fromhex(
    '4b494d53282e2c4d2c4a2dd6c8d3b4e2520082a2d492d2a23c85e84c052d854c85b4fc22209999a7509498979e0a5414cb95'
    '32b8350100')


def number(n, size):
    return n.to_bytes(size, 'little')


def entry(name, data, at, packed):
    """The head that a file has, without and with what only the list of files says."""
    method, body, crc = (8, packed, 0) if packed else (0, data, 0)
    common = (number(20, 2) + number(0, 2) + number(method, 2) + bytes(4) + number(crc, 4) + number(len(body), 4)
              + number(len(data), 4) + number(len(name), 2) + number(0, 2))
    local = b'PK\3\4' + common + name + body
    return local, b'PK\1\2' + number(20, 2) + common + bytes(10) + number(at, 4) + name


def write_zip(path, files, before=b'', packed={}):
    body, listing = b'', b''
    for name, text in files.items():
        local, listed = entry(name.encode(), text, len(body), packed.get(name))
        body += local
        listing += listed
    end = (b'PK\5\6' + bytes(4) + number(len(files), 2) * 2 + number(len(listing), 4) + number(len(body), 4)
           + number(0, 2))
    with open(path, 'wb') as file:
        file.write(before + body + listing + end)


FILES = {
    'alone.py': b'value = 1\n',
    'square.py': DEFLATED,
    'pack/__init__.py': b'from . import inner\n',
    'pack/inner.py': b'def divide(a, b):\n    return a / b\n',
    'pack/words.txt': 'größe\n'.encode(),
    'pack/deep/more.bin': b'\0\1',
    'space/': b'',
    'space/part.py': b'where = __name__\n',
    'bad.py': b'def f(:\n',
    'broken.py': b'import alone\nalone.value / 0\n',
}

folder = tempfile.mkdtemp()
os.chdir(folder)
try:
    write_zip('a.zip', FILES, packed={'square.py': PACKED})
    write_zip('b.zip', {'lib/second.py': b'name = __name__, __file__\n', 'space/': b'', 'space/other.py': b''}, before=b'#!/bin/sh\n')
    sys.path[:0] = ['a.zip', 'b.zip/lib', 'b.zip']

    import alone
    print(alone.value, alone.__file__, alone.__spec__.origin, alone.__loader__, alone.__package__ == '')
    # expect: 1 a.zip/alone.py a.zip/alone.py <zipimporter object "a.zip/"> True
    import square
    print(square.squares(4), square.__spec__.has_location)  # expect: [0, 1, 4, 9] True
    import pack
    print(pack.__path__, pack.inner.divide(6, 3), pack.__spec__.submodule_search_locations)
    # expect: ['a.zip/pack'] 2.0 ['a.zip/pack']
    import second
    print(*second.name)  # expect: second b.zip/lib/second.py
    import space.part, space.other
    print(space.part.where, sorted(space.__path__))  # expect: space.part ['a.zip/space', 'b.zip/space']
    print(inspect.getsource(pack.inner.divide), end='')
    # expect: def divide(a, b):
    # expect:     return a / b

    try:
        pack.inner.divide(1, 0)
    except ZeroDivisionError:
        print(traceback.format_exc().splitlines()[-4:-1])
    # expect: ['  File "a.zip/pack/inner.py", line 2, in divide', '    return a / b', '           ~~^~~']
    try:
        import broken
    except ZeroDivisionError as error:
        frames = traceback.extract_tb(error.__traceback__)
        print([(os.path.basename(f.filename), f.lineno) for f in frames][1:], frames[-1].line)
    # expect: [('broken.py', 2)] alone.value / 0
    print('broken' in sys.modules)  # expect: False
    try:
        import bad
    except SyntaxError as error:
        print(error, error.text.rstrip())  # expect: invalid syntax (bad.py, line 1) def f(:
    for name in 'nothing', 'pack.nothing':
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            print(error, error.name)
    # expect: No module named 'nothing' nothing
    # expect: No module named 'pack.nothing' pack.nothing

    z = zipimport.zipimporter('a.zip/pack')
    print(z, z.archive, z.prefix, z.get_filename('inner'), z.is_package('inner'), z.get_data('pack/deep/more.bin'))
    # expect: <zipimporter object "a.zip/pack/"> a.zip pack/ a.zip/pack/inner.py False b'\x00\x01'
    print(z.find_spec('inner').origin, z.find_spec('absent'), z.load_module('inner').divide(1, 2))
    # expect: a.zip/pack/inner.py None 0.5
    for wrong in (lambda: zipimport.zipimporter(''), lambda: zipimport.zipimporter(folder),
                  lambda: zipimport.zipimporter('absent.zip'), lambda: z.get_source('absent'), lambda: z.get_data('absent')):
        try:
            wrong()
        except (zipimport.ZipImportError, OSError) as error:
            print(type(error).__name__, error)
    # expect: ZipImportError archive path is empty
    # expect: ZipImportError not a Zip file
    # expect: ZipImportError not a Zip file
    # expect: ZipImportError can't find module 'absent'
    # expect: OSError [Errno 0] : 'absent'

    # files that are damaged
    with open('a.zip', 'rb') as file:
        whole = file.read()
    for cut in whole[:-30], whole[:200], whole[:-22] + bytes(22), whole.replace(b'PK\1\2', b'XK\1\2'):
        with open('cut.zip', 'wb') as file:
            file.write(cut)
        try:
            zipimport.zipimporter('cut.zip').get_code('square')
        except ImportError as error:
            print(type(error).__name__, str(error).partition(':')[0])
    # expect: ZipImportError not a Zip file
    # expect: ZipImportError not a Zip file
    # expect: ZipImportError not a Zip file
    # expect: ZipImportError bad central directory

    # an archive that has changed is read again
    write_zip('c.zip', {'first.py': b''})
    sys.path.insert(0, 'c.zip')
    import first
    write_zip('c.zip', {'first.py': b'', 'later.py': b'x = 5\n'})
    importlib.invalidate_caches()
    import later
    print(later.x, importlib.reload(first).__name__)  # expect: 5 first

    # resources
    r = importlib.resources
    print(r.read_text('pack', 'words.txt'), r.read_binary('pack', 'deep', 'more.bin'), sorted(
        item.name for item in r.files('pack').iterdir()))
    # expect: größe
    # expect:  b'\x00\x01' ['__init__.py', 'deep', 'inner.py', 'words.txt']
    print(r.is_resource('pack', 'words.txt'), r.is_resource('pack', 'deep'), r.is_resource('pack', 'absent'))
    # expect: True False False
    with r.as_file(r.files('pack') / 'words.txt') as path:
        print(path.read_bytes(), path.name)  # expect: b'gr\xc3\xb6\xc3\x9fe\n' words.txt
    print(path.exists())  # expect: False
    with r.as_file(r.files('pack')) as path:
        print(sorted(p.name for p in path.rglob('*')))
    # expect: ['__init__.py', 'deep', 'inner.py', 'more.bin', 'words.txt']
    try:
        r.read_text('pack', 'absent')
    except FileNotFoundError as error:
        print('no such resource')  # expect: no such resource

    os.makedirs('plain/box/data')
    for name, text in ('__init__.py', ''), ('tool.py', ''), ('data/x.txt', 'in a folder'):
        with open('plain/box/' + name, 'w') as file:
            file.write(text)
    sys.path.insert(0, 'plain')
    importlib.invalidate_caches()
    import box.tool
    print(r.read_text('box', 'data', 'x.txt', encoding='ascii'), r.files(box.tool).name, r.files('box.data').name)
    # expect: in a folder box data
    with r.path('box', 'data', 'x.txt') as path, r.open_binary(box, 'data/x.txt') as file:
        print(path.read_text() == file.read().decode())  # expect: True
    try:
        r.read_text('box', 'data', 'x.txt')
    except TypeError as error:
        print(error)  # expect: 'encoding' argument required with multiple path names
finally:
    os.chdir('/')
    import shutil
    shutil.rmtree(folder)
