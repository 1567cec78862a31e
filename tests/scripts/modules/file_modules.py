# SPDX-License-Identifier: MIT
# Modules pathlib, shutil, tempfile, glob, fnmatch, stat.
# forks: no
import fnmatch
import glob
import os
import shutil
import stat
import tempfile
from pathlib import Path, PurePath, PurePosixPath


def refused(call):
    try:
        print('not refused:', call())
    except Exception as e:
        print(type(e).__name__, '-', str(e).replace(top, 'TOP'))


top = tempfile.mkdtemp()
# --- pure paths
p = PurePath('/a/b/', 'c.tar.gz')
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.root, p.anchor, p.drive, p.parent, list(p.parents), p.is_absolute())
print(PurePath(), PurePath('a//b/./c/..'), PurePath('//a'), PurePath('///a'), PurePath('a', '/b', 'c'), PurePath('.') / 'x', 'x' / PurePath('y'), PurePath('a') / PurePath('b'))
print(p.with_name('x'), p.with_stem('x'), p.with_suffix('.zip'), p.with_suffix(''), p.relative_to('/a'), p.is_relative_to('/b'), p.joinpath('d', 'e'))
print(PurePath('/a/b').relative_to('/a/c', walk_up=True), PurePath('a') == PurePosixPath('a'), PurePath('a') < PurePath('b'), hash(PurePath('a/')) == hash(PurePath('a')), sorted([PurePath('a/b'), PurePath('a b'), PurePath('a')]))
print(PurePath('a/b.py').match('*.py'), PurePath('/a/b.py').match('/*.py'), PurePath('a/b/c').match('b/*'), PurePath('a/b/c.py').full_match('a/**/*.py'), PurePath('a').full_match('**'))
print(PurePath('.bashrc').suffix, PurePath('a.').suffix, PurePath('.a.b').suffixes, PurePath('/a b#').as_uri(), bytes(PurePath('\xe9')), os.fspath(p), PurePath('a/b').parents[-1], len(PurePath('/a/b').parents))
print(isinstance(Path('a'), PurePath), type(PurePath()).__name__, type(Path()).__name__, isinstance(p, os.PathLike))
for call in (lambda: PurePath(1), lambda: p.with_name('a/b'), lambda: p.with_suffix('x'), lambda: PurePath('/').with_name('x'), lambda: p.relative_to('x'), lambda: PurePath('a').as_uri(),
             lambda: p.parents[9], lambda: PurePath('a') < 1, lambda: PurePath('a') / 1, lambda: p.match('')):
    refused(call)

# --- files
t = Path(top)
d = t / 'one' / 'two'
d.mkdir(parents=True)
f = d / 'file.txt'
print(f.write_text('h\xe9llo\nworld\n', encoding='utf-8'), f.read_text(encoding='utf-8').split(), f.read_bytes(), f.write_bytes(b'abc'), f.stat().st_size, f.exists(), f.is_file(), d.is_dir(), f.is_symlink())
with f.open('a') as file:
    file.write('d')
(t / 'empty').touch()
(t / 'link').symlink_to('one/two/file.txt')
(t / '.hidden').touch()
print((t / 'link').readlink(), (t / 'link').is_symlink(), (t / 'link').resolve() == f.resolve(), (t / 'link').samefile(f), (t / 'no').exists(), (t / 'no').is_dir())
print(sorted(x.name for x in t.iterdir()), sorted(x.name for x in t.glob('*')), sorted(str(x.relative_to(t)) for x in t.rglob('*.txt')), sorted(str(x.relative_to(t)) for x in t.glob('**/two/*')))
print(sorted(str(x.relative_to(t)) for x in t.glob('**')), sorted(str(x.relative_to(t)) for x in t.glob('*/')), sorted(x.name for x in t.glob('[el]*')), list(t.glob('one/two/file.txt')) == [f])
print([(str(a.relative_to(t)), sorted(b), sorted(c)) for a, b, c in t.walk()])
print(f.rename(d / 'new').name, (d / 'new').replace(d / 'file.txt').name, f.chmod(0o640), stat.filemode(f.stat().st_mode), (t / 'hard').hardlink_to(f), f.stat().st_nlink)
print((t / 'hard').unlink(), (t / 'hard').unlink(missing_ok=True), (t / 'empty').touch(exist_ok=True), Path('~').expanduser() == Path.home(), Path('x').absolute() == Path.cwd() / 'x', Path.from_uri('file:///a%20b'))
for call in (lambda: (t / 'no').read_text(), lambda: d.mkdir(), lambda: (t / 'x' / 'y').mkdir(), lambda: t.rmdir(), lambda: (t / 'no').unlink(), lambda: f.write_text(b'x'), lambda: (t / 'empty').touch(exist_ok=False),
             lambda: list(t.glob('')), lambda: list(t.glob('/a')), lambda: (t / 'no').stat(), lambda: (t / 'no').resolve(strict=True), lambda: list((t / 'no').iterdir())):
    refused(call)

# --- glob, fnmatch
os.chdir(top)
print(sorted(glob.glob('*')), sorted(glob.glob('.*')), sorted(glob.glob('**', recursive=True)), sorted(glob.glob('one/**/*.txt', recursive=True)), glob.glob('no*'), glob.glob('empty'), glob.glob('no'))
print(sorted(glob.glob('*', include_hidden=True)), glob.glob('*', root_dir='one'), glob.glob(b'em*'), glob.escape('a[b]*?'), list(glob.iglob('one/*/')), glob.has_magic('a[') , glob.glob('[!e]*e'))
print(fnmatch.fnmatch('a.py', '*.py'), fnmatch.fnmatch('a.py', '?.[!a-o]y'), fnmatch.fnmatchcase('A', 'a'), fnmatch.filter(['a', 'b', 'ab'], '*b'), fnmatch.fnmatch('a*', 'a[*]'), fnmatch.fnmatch(b'x', b'?'), fnmatch.fnmatch('a\nb', 'a*b'))
for name in 'abb', 'aXbXb', 'abcabc', 'ab':
    print(name, [fnmatch.fnmatch(name, pattern) for pattern in ('*a*b', '*a*b*b', 'a*b*c', '*b*', '**a**b**', 'a*?b', '*ab*ab*')])
for name in 'abc', 'a-c', ']', '[', 'abbbc', 'b.c', '', 'a]':
    print(name, [fnmatch.fnmatch(name, pattern) for pattern in ('*', 'a*c', 'a[]-]c', '[]]', '[', '*b*', '[!]]', '[z-a]', '[!z-a]', 'a?*', '**b**c', '', '*[b-]*')])

# --- shutil
os.chdir('/')
shutil.copy(f, t / 'copy')
shutil.copy2(f, t / 'one')
print(stat.filemode((t / 'copy').stat().st_mode), (t / 'one' / 'file.txt').stat().st_mtime == f.stat().st_mtime, shutil.copyfile(f, t / 'copy2') == t / 'copy2')
shutil.copytree(t / 'one', t / 'tree', ignore=shutil.ignore_patterns('*.txt'))
print(sorted(os.path.relpath(a, top) for a, b, c in os.walk(t / 'tree')), shutil.copytree(t / 'one', t / 'tree', dirs_exist_ok=True) == t / 'tree', sorted(os.listdir(t / 'tree')))
print(os.path.basename(shutil.move(t / 'copy', t / 'tree')), sorted(os.listdir(t / 'tree')), os.path.basename(shutil.move(str(t / 'tree'), str(t / 'moved'))), shutil.which('sh') is not None, shutil.which('no such program'))
for call in (lambda: shutil.copyfile(f, f), lambda: shutil.copytree(t / 'one', t / 'moved'), lambda: shutil.move(t / 'one', t / 'one' / 'two'), lambda: shutil.rmtree(t / 'no'), lambda: shutil.copy(t / 'no', t), lambda: shutil.move(f, t / 'moved' / 'two')):
    refused(call)
errors = []
shutil.rmtree(t / 'no', onexc=lambda function, path, error: errors.append((function.__name__, type(error).__name__)))
print(errors, shutil.rmtree(t / 'no', ignore_errors=True), shutil.rmtree(t / 'moved'), (t / 'moved').exists(), shutil.disk_usage('/').total > 0, len(shutil.get_terminal_size()))

# --- tempfile
with tempfile.TemporaryDirectory(dir=top, prefix='p', suffix='s') as name:
    print(os.path.isdir(name), os.path.basename(name)[0], name[-1], stat.filemode(os.stat(name).st_mode))
print(os.path.exists(name))
with tempfile.NamedTemporaryFile('w+', dir=top, suffix='.txt') as file:
    file.write('text')
    file.flush()
    print(os.path.exists(file.name), open(file.name).read(), file.name.endswith('.txt'), stat.filemode(os.stat(file.name).st_mode))
print(os.path.exists(file.name), file.closed)
with tempfile.TemporaryFile(dir=top) as file:
    file.write(b'x')
    file.seek(0)
    print(file.read())
file = tempfile.NamedTemporaryFile(dir=top, delete=False)
file.close()
print(os.path.exists(file.name), os.unlink(file.name))
with tempfile.SpooledTemporaryFile(max_size=5, dir=top) as file:
    print(file.write(b'abc'), file.name, file._rolled, file.write(b'defg'), file._rolled, file.seek(0), file.read())
fd, name = tempfile.mkstemp(dir=top.encode())
os.close(fd)
print(type(name).__name__, tempfile.gettempprefix(), os.path.isdir(tempfile.gettempdir()), os.path.exists(tempfile.mktemp(dir=top)))
refused(lambda: tempfile.mkstemp(prefix=b'a', suffix='b'))

# --- stat
print(stat.S_ISDIR(os.stat('/').st_mode), stat.S_IMODE(0o100644) == 0o644, oct(stat.S_IFMT(0o100644)), [stat.filemode(m) for m in (0o104755, 0o042644, 0o041777, 0o120777, 0o020600, 0)])
shutil.rmtree(top)
print(t.exists())

# expect: /a/b/c.tar.gz PurePosixPath('/a/b/c.tar.gz') ('/', 'a', 'b', 'c.tar.gz') c.tar.gz c.tar .gz ['.tar', '.gz'] / /  /a/b [PurePosixPath('/a/b'), PurePosixPath('/a'), PurePosixPath('/')] True
# expect: . a/b/c/.. //a /a /b/c x x/y a/b
# expect: /a/b/x /a/b/x.gz /a/b/c.tar.zip /a/b/c.tar b/c.tar.gz False /a/b/c.tar.gz/d/e
# expect: ../b True True True [PurePosixPath('a'), PurePosixPath('a/b'), PurePosixPath('a b')]
# expect: True False True True True
# expect:   ['.b'] file:///a%20b%23 b'\xc3\xa9' /a/b/c.tar.gz . 2
# expect: True PurePosixPath PosixPath True
# expect: TypeError - argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# expect: ValueError - Invalid name 'a/b'
# expect: ValueError - Invalid suffix 'x'
# expect: ValueError - PurePosixPath('/') has an empty name
# expect: ValueError - '/a/b/c.tar.gz' is not in the subpath of 'x'
# expect: ValueError - relative path can't be expressed as a file URI
# expect: IndexError - 9
# expect: TypeError - '<' not supported between instances of 'PurePosixPath' and 'int'
# expect: TypeError - unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# expect: ValueError - empty pattern
# expect: 12 ['héllo', 'world'] b'h\xc3\xa9llo\nworld\n' 3 3 True True True False
# expect: one/two/file.txt True True True False False
# expect: ['.hidden', 'empty', 'link', 'one'] ['.hidden', 'empty', 'link', 'one'] ['one/two/file.txt'] ['one/two/file.txt']
# expect: ['.', '.hidden', 'empty', 'link', 'one', 'one/two', 'one/two/file.txt'] ['one'] ['empty', 'link'] True
# expect: [('.', ['one'], ['.hidden', 'empty', 'link']), ('one', ['two'], []), ('one/two', [], ['file.txt'])]
# expect: new file.txt None -rw-r----- None 2
# expect: None None None True True /a b
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'TOP/no'
# expect: FileExistsError - [Errno 17] File exists: 'TOP/one/two'
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'TOP/x/y'
# expect: OSError - [Errno 39] Directory not empty: 'TOP'
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'TOP/no'
# expect: TypeError - data must be str, not bytes
# expect: FileExistsError - [Errno 17] File exists: 'TOP/empty'
# expect: ValueError - Unacceptable pattern: PosixPath('.')
# expect: NotImplementedError - Non-relative patterns are unsupported
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'TOP/no'
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'TOP/no'
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'TOP/no'
# expect: ['empty', 'link', 'one'] ['.hidden'] ['empty', 'link', 'one', 'one/two', 'one/two/file.txt'] ['one/two/file.txt'] [] ['empty'] []
# expect: ['.hidden', 'empty', 'link', 'one'] ['two'] [b'empty'] a[[]b][*][?] ['one/two/'] True ['one']
# expect: True True False ['b', 'ab'] True True True
# expect: abb [True, True, False, True, True, True, False]
# expect: aXbXb [True, True, False, True, True, True, False]
# expect: abcabc [False, False, True, True, True, False, True]
# expect: ab [True, False, False, True, True, False, False]
# expect: abc [True, True, False, False, False, True, False, False, False, True, True, False, True]
# expect: a-c [True, True, True, False, False, False, False, False, False, True, False, False, True]
# expect: ] [True, False, False, True, False, False, False, False, True, False, False, False, False]
# expect: [ [True, False, False, False, True, False, True, False, True, False, False, False, False]
# expect: abbbc [True, True, False, False, False, True, False, False, False, True, True, False, True]
# expect: b.c [True, False, False, False, False, True, False, False, False, False, True, False, True]
# expect:  [True, False, False, False, False, False, False, False, False, False, False, True, False]
# expect: a] [True, False, False, False, False, False, False, False, False, True, False, False, False]
# expect: -rw-r----- True True
# expect: ['tree', 'tree/two'] True ['file.txt', 'two']
# expect: copy ['copy', 'file.txt', 'two'] moved True None
# expect: SameFileError - PosixPath('TOP/one/two/file.txt') and PosixPath('TOP/one/two/file.txt') are the same file
# expect: FileExistsError - [Errno 17] File exists: 'TOP/moved'
# expect: Error - Cannot move a directory 'TOP/one' into itself 'TOP/one/two'.
# expect: FileNotFoundError - [Errno 2] No such file or directory: PosixPath('TOP/no')
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'TOP/no'
# expect: Error - Destination path 'TOP/moved/two/file.txt' already exists
# expect: [('lstat', 'FileNotFoundError')] None None False True 2
# expect: True p s drwx------
# expect: False
# expect: True text True -rw-------
# expect: False True
# expect: b'x'
# expect: True None
# expect: 3 None False 4 True 0 b'abcdefg'
# expect: bytes tmp True False
# expect: TypeError - Can't mix bytes and non-bytes in path components.
# expect: True True 0o100000 ['-rwsr-xr-x', 'drw-r-Sr--', 'drwxrwxrwt', 'lrwxrwxrwx', 'crw-------', '?---------']
# expect: False
