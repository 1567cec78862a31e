# SPDX-License-Identifier: MIT
"""os.path: paths as text, and what it asks the file system."""
import os
import os.path as path
import posixpath
import sys


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


class Path:
    def __init__(self, text):
        self.text = text

    def __fspath__(self):
        return self.text


print(path is posixpath, sys.modules['os.path'] is path, path.__name__)
print(path.sep, path.curdir, path.pardir, path.extsep, path.altsep, path.pathsep, path.defpath, path.devnull, path.supports_unicode_filenames)

TEXTS = ['', '/', '//', '///', '.', '..', 'a', 'a/', '/a', '//a', '///a', 'a/b', '/a/b', 'a//b', '/a/b/', 'a/b//', './a', '../a', 'a/.', 'a/..', 'a/../b', '/..', '/../a', '//..', '..//..', 'a/./b/../c', 'a.txt', '.txt', '..txt', 'a.',
         'a.b.c', '/d.x/a', '/d/.a', '/d/..a', '/d/.a.b', 'a.txt/', '...', '....a', '~', '~/a', '~nobody-here/a', '$A', 'é/ü.ö']
for name in ('normpath', 'split', 'splitext', 'splitdrive', 'splitroot', 'basename', 'dirname', 'isabs', 'normcase', 'isjunction'):
    heading(name)
    function = getattr(path, name)
    print([function(text) for text in TEXTS])
    print(function(b'a/../b.c'), function(Path('/x/y.z')), function(Path(b'/x/y')))
    for wrong in (None, 5, ['a'], Path(5), bytearray(b'a')):
        if name not in ('normpath', 'splitroot'):
            show(function, wrong)

heading('join')
for parts in (('a', 'b'), ('a/', 'b'), ('a', '/b'), ('', 'b'), ('a', ''), ('a', '', 'b'), ('a',), ('/', 'a'), ('a', 'b', 'c'), ('a', '/b', 'c'), (b'a', b'b'), (Path('a'), Path('b')), ('a', 'b/'), ('', ''), ('a//', 'b'), ('a/', '/'),
              ('a', b'b'), (b'a', 'b'), ('a', 5), (5,), (None, 'a'), ('a', None), ()):
    if parts:
        show(path.join, *parts)

heading('commonprefix and commonpath')
for paths in (['abc', 'abd'], ['a'], [], ['a', 'b'], ['/usr/lib', '/usr/local'], [b'ab', b'ac'], [['a', 'b'], ['a', 'c']], ('a', 'ab'), [Path('ab'), Path('ac')]):
    show(path.commonprefix, paths)
for paths in (['/usr/lib', '/usr/local'], ['/a'], ['a/b', 'a/c'], ['/a', '/a/b'], ['a', 'b'], ['/a', 'b'], [b'/a', b'/a/b'], ['/a', b'/a'], ['/'], ['/', '/a'], ['a//b', 'a/./b/c'], [Path('/x/y'), '/x/z'], (p for p in ['/q', '/q/r']), [], None, ['', 'a'], [5]):
    show(path.commonpath, paths)

heading('variables and users')
os.environ['A'] = 'one'
os.environ['B_2'] = 'two'
os.environ.pop('MISSING', None)
os.environ['HOME'] = '/home/me/'
for text in ('$A', '${A}', '$A$B_2', '$MISSING', '${MISSING}', '$A/x', 'x$', '${', '${A', '$', '$$A', '$A-b', '$Ax', 'é$A', '$1', '', '{$A}', '${A}}', '${}', '$é'):
    show(path.expandvars, text)
show(path.expandvars, b'$A/${B_2}'), show(path.expandvars, Path('$A')), show(path.expandvars, 5)
for text in ('~', '~/a', 'a~', '~nobody-here', '~nobody-here/a', '', '/~', '~/', '~root', '~root/x', b'~/a', Path('~')):
    show(path.expanduser, text)
os.environ['HOME'] = '/'
print(path.expanduser('~'), path.expanduser('~/a'))
show(path.expanduser, 5)

heading('relpath and abspath')
show(path.relpath, '/a/b', '/a'), show(path.relpath, '/a', '/a/b'), show(path.relpath, '/a', '/a'), show(path.relpath, '/a/b/c', '/a/x/y'), show(path.relpath, b'/a/b', b'/a'), show(path.relpath, '/', '/a'), show(path.relpath, '/a', '/')
show(path.relpath, ''), show(path.relpath, 'a', 'b'), show(path.relpath, 'a'), show(path.relpath, Path('/a/b'), Path('/')), show(path.relpath, '/a', start='/b'), show(path.relpath, '/a', b'/b'), show(path.relpath, None), show(path.relpath, 5)
here = os.getcwd()
print(path.abspath('a') == here + '/a', path.abspath('') == here, path.abspath('/a/../b'), path.abspath(b'/x/'), path.abspath('..') == path.dirname(here), path.abspath(Path('/q')), path.abspath(b'a') == os.fsencode(here) + b'/a')
show(path.abspath, 5)

heading('files')
folder = '/tmp/os_path_module.%d' % os.getpid()
os.mkdir(folder)
os.chdir(folder)
try:
    with open('file', 'w') as file:
        file.write('hello')
    os.mkdir('sub')
    os.symlink('file', 'link')
    os.symlink('sub', 'dirlink')
    os.symlink('nowhere', 'broken')
    os.symlink('loop', 'loop')
    os.symlink(folder + '/sub/..', 'absolute')
    for name in ('exists', 'lexists', 'isfile', 'isdir', 'islink', 'ismount'):
        function = getattr(path, name)
        print(name, [function(p) for p in ('file', 'sub', 'link', 'dirlink', 'broken', 'loop', 'missing', '', 'file/x', 'sub/', 'a\0b', '\udcff', b'file', Path('sub'), '/proc')])
        show(function, None)
    with open('file') as file:
        print(path.exists(file.fileno()), path.isfile(file.fileno()), path.isdir(file.fileno()), path.getsize(file.fileno()), path.sameopenfile(file.fileno(), file.fileno()), path.exists(99999))
    print(path.getsize('file'), path.getmtime('file') == os.stat('file').st_mtime, path.getatime('file') > 1e9, path.getctime(b'file') > 1e9, path.samefile('file', 'link'), path.samefile('file', 'sub'), path.samestat(os.stat('file'), os.lstat('link')))
    show(path.getsize, 'missing'), show(path.getmtime, 'missing'), show(path.samefile, 'file', 'missing'), show(path.getsize, None), show(path.sameopenfile, 99999, 0)
    real = path.realpath(folder)
    for p in ('file', 'link', 'dirlink', 'dirlink/../x', 'broken', 'broken/y', 'missing', 'missing/a', 'absolute', 'absolute/file', '.', '', 'sub/..', '/', '//', '/../x', 'loop', 'loop/x', 'file/x', 'file/..'):
        print(p, path.realpath(p).replace(real, 'R'))
    for p in ('file', 'link', 'broken', 'missing', 'loop', 'file/x', 'loop/..', 'absolute'):
        try:
            print(p, path.realpath(p, strict=True).replace(real, 'R'))
        except OSError as e:
            print(type(e).__name__, e.errno, e.strerror, e.filename.replace(real, 'R'))
    print(path.realpath(b'link') == os.fsencode(real) + b'/file', path.realpath(Path('link')) == real + '/file')
    show(path.realpath, 5)
finally:
    for name in ('file', 'link', 'dirlink', 'broken', 'loop', 'absolute'):
        os.remove(name)
    os.rmdir('sub')
    os.chdir('/')
    os.rmdir(folder)

heading('names')
PUBLIC = ['abspath', 'basename', 'commonpath', 'commonprefix', 'dirname', 'exists', 'expanduser', 'expandvars', 'getatime', 'getctime', 'getmtime', 'getsize', 'isabs', 'isdir', 'isfile', 'isjunction', 'islink', 'ismount', 'join', 'lexists',
          'normcase', 'normpath', 'realpath', 'relpath', 'samefile', 'sameopenfile', 'samestat', 'split', 'splitdrive', 'splitext', 'splitroot']
print([name for name in PUBLIC if not getattr(path, name).__doc__], [name for name in PUBLIC if name not in path.__all__])

# expect: True True posixpath
# expect: / . .. . None : /bin:/usr/bin /dev/null False
# expect: -- normpath
# expect: ['.', '/', '//', '/', '.', '..', 'a', 'a', '/a', '//a', '/a', 'a/b', '/a/b', 'a/b', '/a/b', 'a/b', 'a', '../a', 'a', '.', 'b', '/', '/a', '//', '../..', 'a/c', 'a.txt', '.txt', '..txt', 'a.', 'a.b.c', '/d.x/a', '/d/.a', '/d/..a', '/d/.a.b', 'a.txt', '...', '....a', '~', '~/a', '~nobody-here/a', '$A', 'é/ü.ö']
# expect: b'b.c' /x/y.z b'/x/y'
# expect: -- split
# expect: [('', ''), ('/', ''), ('//', ''), ('///', ''), ('', '.'), ('', '..'), ('', 'a'), ('a', ''), ('/', 'a'), ('//', 'a'), ('///', 'a'), ('a', 'b'), ('/a', 'b'), ('a', 'b'), ('/a/b', ''), ('a/b', ''), ('.', 'a'), ('..', 'a'), ('a', '.'), ('a', '..'), ('a/..', 'b'), ('/', '..'), ('/..', 'a'), ('//', '..'), ('..', '..'), ('a/./b/..', 'c'), ('', 'a.txt'), ('', '.txt'), ('', '..txt'), ('', 'a.'), ('', 'a.b.c'), ('/d.x', 'a'), ('/d', '.a'), ('/d', '..a'), ('/d', '.a.b'), ('a.txt', ''), ('', '...'), ('', '....a'), ('', '~'), ('~', 'a'), ('~nobody-here', 'a'), ('', '$A'), ('é', 'ü.ö')]
# expect: (b'a/..', b'b.c') ('/x', 'y.z') (b'/x', b'y')
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- splitext
# expect: [('', ''), ('/', ''), ('//', ''), ('///', ''), ('.', ''), ('..', ''), ('a', ''), ('a/', ''), ('/a', ''), ('//a', ''), ('///a', ''), ('a/b', ''), ('/a/b', ''), ('a//b', ''), ('/a/b/', ''), ('a/b//', ''), ('./a', ''), ('../a', ''), ('a/.', ''), ('a/..', ''), ('a/../b', ''), ('/..', ''), ('/../a', ''), ('//..', ''), ('..//..', ''), ('a/./b/../c', ''), ('a', '.txt'), ('.txt', ''), ('..txt', ''), ('a', '.'), ('a.b', '.c'), ('/d.x/a', ''), ('/d/.a', ''), ('/d/..a', ''), ('/d/.a', '.b'), ('a.txt/', ''), ('...', ''), ('....a', ''), ('~', ''), ('~/a', ''), ('~nobody-here/a', ''), ('$A', ''), ('é/ü', '.ö')]
# expect: (b'a/../b', b'.c') ('/x/y', '.z') (b'/x/y', b'')
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- splitdrive
# expect: [('', ''), ('', '/'), ('', '//'), ('', '///'), ('', '.'), ('', '..'), ('', 'a'), ('', 'a/'), ('', '/a'), ('', '//a'), ('', '///a'), ('', 'a/b'), ('', '/a/b'), ('', 'a//b'), ('', '/a/b/'), ('', 'a/b//'), ('', './a'), ('', '../a'), ('', 'a/.'), ('', 'a/..'), ('', 'a/../b'), ('', '/..'), ('', '/../a'), ('', '//..'), ('', '..//..'), ('', 'a/./b/../c'), ('', 'a.txt'), ('', '.txt'), ('', '..txt'), ('', 'a.'), ('', 'a.b.c'), ('', '/d.x/a'), ('', '/d/.a'), ('', '/d/..a'), ('', '/d/.a.b'), ('', 'a.txt/'), ('', '...'), ('', '....a'), ('', '~'), ('', '~/a'), ('', '~nobody-here/a'), ('', '$A'), ('', 'é/ü.ö')]
# expect: (b'', b'a/../b.c') ('', '/x/y.z') (b'', b'/x/y')
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- splitroot
# expect: [('', '', ''), ('', '/', ''), ('', '//', ''), ('', '/', '//'), ('', '', '.'), ('', '', '..'), ('', '', 'a'), ('', '', 'a/'), ('', '/', 'a'), ('', '//', 'a'), ('', '/', '//a'), ('', '', 'a/b'), ('', '/', 'a/b'), ('', '', 'a//b'), ('', '/', 'a/b/'), ('', '', 'a/b//'), ('', '', './a'), ('', '', '../a'), ('', '', 'a/.'), ('', '', 'a/..'), ('', '', 'a/../b'), ('', '/', '..'), ('', '/', '../a'), ('', '//', '..'), ('', '', '..//..'), ('', '', 'a/./b/../c'), ('', '', 'a.txt'), ('', '', '.txt'), ('', '', '..txt'), ('', '', 'a.'), ('', '', 'a.b.c'), ('', '/', 'd.x/a'), ('', '/', 'd/.a'), ('', '/', 'd/..a'), ('', '/', 'd/.a.b'), ('', '', 'a.txt/'), ('', '', '...'), ('', '', '....a'), ('', '', '~'), ('', '', '~/a'), ('', '', '~nobody-here/a'), ('', '', '$A'), ('', '', 'é/ü.ö')]
# expect: (b'', b'', b'a/../b.c') ('', '/', 'x/y.z') (b'', b'/', b'x/y')
# expect: -- basename
# expect: ['', '', '', '', '.', '..', 'a', '', 'a', 'a', 'a', 'b', 'b', 'b', '', '', 'a', 'a', '.', '..', 'b', '..', 'a', '..', '..', 'c', 'a.txt', '.txt', '..txt', 'a.', 'a.b.c', 'a', '.a', '..a', '.a.b', '', '...', '....a', '~', 'a', 'a', '$A', 'ü.ö']
# expect: b'b.c' y.z b'y'
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- dirname
# expect: ['', '/', '//', '///', '', '', '', 'a', '/', '//', '///', 'a', '/a', 'a', '/a/b', 'a/b', '.', '..', 'a', 'a', 'a/..', '/', '/..', '//', '..', 'a/./b/..', '', '', '', '', '', '/d.x', '/d', '/d', '/d', 'a.txt', '', '', '', '~', '~nobody-here', '', 'é']
# expect: b'a/..' /x b'/x'
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- isabs
# expect: [False, True, True, True, False, False, False, False, True, True, True, False, True, False, True, False, False, False, False, False, False, True, True, True, False, False, False, False, False, False, False, True, True, True, True, False, False, False, False, False, False, False, False]
# expect: False True True
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- normcase
# expect: ['', '/', '//', '///', '.', '..', 'a', 'a/', '/a', '//a', '///a', 'a/b', '/a/b', 'a//b', '/a/b/', 'a/b//', './a', '../a', 'a/.', 'a/..', 'a/../b', '/..', '/../a', '//..', '..//..', 'a/./b/../c', 'a.txt', '.txt', '..txt', 'a.', 'a.b.c', '/d.x/a', '/d/.a', '/d/..a', '/d/.a.b', 'a.txt/', '...', '....a', '~', '~/a', '~nobody-here/a', '$A', 'é/ü.ö']
# expect: b'a/../b.c' /x/y.z b'/x/y'
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- isjunction
# expect: [False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False]
# expect: False False False
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected Path.__fspath__() to return str or bytes, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not bytearray
# expect: -- join
# expect: 'a/b'
# expect: 'a/b'
# expect: '/b'
# expect: 'b'
# expect: 'a/'
# expect: 'a/b'
# expect: 'a'
# expect: '/a'
# expect: 'a/b/c'
# expect: '/b/c'
# expect: b'a/b'
# expect: 'a/b'
# expect: 'a/b/'
# expect: ''
# expect: 'a//b'
# expect: '/'
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'NoneType'
# expect: -- commonprefix and commonpath
# expect: 'ab'
# expect: 'a'
# expect: ''
# expect: ''
# expect: '/usr/l'
# expect: b'a'
# expect: ['a']
# expect: 'a'
# expect: 'a'
# expect: '/usr'
# expect: '/a'
# expect: 'a'
# expect: '/a'
# expect: ''
# expect: ValueError: Can't mix absolute and relative paths
# expect: b'/a'
# expect: TypeError: Can't mix strings and bytes in path components
# expect: '/'
# expect: '/'
# expect: 'a/b'
# expect: '/x'
# expect: '/q'
# expect: ValueError: commonpath() arg is an empty sequence
# expect: TypeError: 'NoneType' object is not iterable
# expect: ''
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: -- variables and users
# expect: 'one'
# expect: 'one'
# expect: 'onetwo'
# expect: '$MISSING'
# expect: '${MISSING}'
# expect: 'one/x'
# expect: 'x$'
# expect: '${'
# expect: '${A'
# expect: '$'
# expect: '$one'
# expect: 'one-b'
# expect: '$Ax'
# expect: 'éone'
# expect: '$1'
# expect: ''
# expect: '{one}'
# expect: 'one}'
# expect: '${}'
# expect: '$é'
# expect: b'one/two'
# expect: 'one'
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: '/home/me'
# expect: '/home/me/a'
# expect: 'a~'
# expect: '~nobody-here'
# expect: '~nobody-here/a'
# expect: ''
# expect: '/~'
# expect: '/home/me/'
# expect: '/root'
# expect: '/root/x'
# expect: b'/home/me/a'
# expect: '/home/me'
# expect: / /a
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: -- relpath and abspath
# expect: 'b'
# expect: '..'
# expect: '.'
# expect: '../../b/c'
# expect: b'b'
# expect: '..'
# expect: 'a'
# expect: ValueError: no path specified
# expect: '../a'
# expect: 'a'
# expect: 'a/b'
# expect: '../a'
# expect: TypeError: Can't mix strings and bytes in path components
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: True True /b b'/x' True /q True
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: -- files
# expect: exists [True, True, True, True, False, False, False, False, False, True, False, False, True, True, True]
# expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType
# expect: lexists [True, True, True, True, True, True, False, False, False, True, False, False, True, True, True]
# expect: TypeError: lstat: path should be string, bytes or os.PathLike, not NoneType
# expect: isfile [True, False, True, False, False, False, False, False, False, False, False, False, True, False, False]
# expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType
# expect: isdir [False, True, False, True, False, False, False, False, False, True, False, False, False, True, True]
# expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType
# expect: islink [False, False, True, True, True, True, False, False, False, False, False, False, False, False, False]
# expect: TypeError: lstat: path should be string, bytes or os.PathLike, not NoneType
# expect: ismount [False, False, False, False, False, False, False, False, False, False, False, False, False, False, True]
# expect: TypeError: lstat: path should be string, bytes or os.PathLike, not NoneType
# expect: True True False 5 True False
# expect: 5 True True True True False False
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'missing'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'missing'
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'missing'
# expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType
# expect: OSError: [Errno 9] Bad file descriptor
# expect: file R/file
# expect: link R/file
# expect: dirlink R/sub
# expect: dirlink/../x R/x
# expect: broken R/nowhere
# expect: broken/y R/nowhere/y
# expect: missing R/missing
# expect: missing/a R/missing/a
# expect: absolute R
# expect: absolute/file R/file
# expect: . R
# expect:  R
# expect: sub/.. R
# expect: / /
# expect: // /
# expect: /../x /x
# expect: loop R/loop
# expect: loop/x R/loop/x
# expect: file/x R/file/x
# expect: file/.. R
# expect: file R/file
# expect: link R/file
# expect: FileNotFoundError 2 No such file or directory R/nowhere
# expect: FileNotFoundError 2 No such file or directory R/missing
# expect: OSError 40 Too many levels of symbolic links R/loop
# expect: NotADirectoryError 20 Not a directory R/file/x
# expect: OSError 40 Too many levels of symbolic links R/loop
# expect: absolute R
# expect: True True
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: -- names
# expect: [] []
