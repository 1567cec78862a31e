# Windows' paths: pathlib's PureWindowsPath and module ntpath; patterns for whole paths.
import ntpath
import os
import pathlib
import pickle
from pathlib import PurePath, PurePosixPath as P, PureWindowsPath as W


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


for text in 'c:/a/b', 'c:a', '//server/share', '//server/share/x', '//?/UNC/s/sh/d', '/a', 'a\\..\\b', './c:d', 'c:', '':
    w = W(text)
    print(w, w.drive, w.root, w.anchor, w.parts, w.is_absolute(), w.as_posix(), sep=' | ')
# expect: c:\a\b | c: | \ | c:\ | ('c:\\', 'a', 'b') | True | c:/a/b
# expect: c:a | c: |  | c: | ('c:', 'a') | False | c:a
# expect: \\server\share\ | \\server\share | \ | \\server\share\ | ('\\\\server\\share\\',) | True | //server/share/
# expect: \\server\share\x | \\server\share | \ | \\server\share\ | ('\\\\server\\share\\', 'x') | True | //server/share/x
# expect: \\?\UNC\s\sh\d | \\?\UNC\s\sh | \ | \\?\UNC\s\sh\ | ('\\\\?\\UNC\\s\\sh\\', 'd') | True | //?/UNC/s/sh/d
# expect: \a |  | \ | \ | ('\\', 'a') | False | /a
# expect: a\..\b |  |  |  | ('a', '..', 'b') | False | a/../b
# expect: .\c:d |  |  |  | ('c:d',) | False | ./c:d
# expect: c: | c: |  | c: | ('c:',) | False | c:
# expect: . |  |  |  | () | False | .
print(W('c:/a', 'd:b'), W('c:/a', '/b'), W('c:/a', 'c:b'), W('c:/a') / 'b:c', W('c:') / 'a', W('/a').joinpath('c:'))
# expect: d:b c:\b c:\a\b b:c c:a c:
print(W('c:/A/b') == W('C:/a/B'), hash(W('A')) == hash(W('a')), W('a') == P('a'), W('A') < W('b'), tried(lambda: W('a') < P('b')))
# expect: True True False True TypeError: '<' not supported between instances of 'PureWindowsPath' and 'PurePosixPath'
print(W('c:/a b').as_uri(), W('//s/sh/a#').as_uri(), P('/a b').as_uri(), tried(W('c:a').as_uri))
# expect: file:///c:/a%20b file://s/sh/a%23 file:///a%20b ValueError: relative path can't be expressed as a file URI
print(W('c:/a/b').relative_to('C:/A'), tried(W('c:/a').relative_to, 'd:/'), W('c:/a').is_relative_to('C:/'))
# expect: b ValueError: 'c:\\a' is not in the subpath of 'd:\\' True
print(W('c:/a/b').parent, list(W('c:/a').parents), W('c:/').parent, W('c:/x.TXT').suffix, W('c:/x.TXT').with_suffix('.y'))
# expect: c:\a [PureWindowsPath('c:/')] c:\ .TXT c:\x.y
print(W('c:/a').with_name('d:'), tried(W('c:/a').with_name, 'a\\b'), tried(W('c:/a').with_name, 'a/b'))
# expect: c:\d: ValueError: Invalid name 'a\\b' ValueError: Invalid name 'a/b'
print(W('A/b').match('a/B'), W('A/b').full_match('a/B'), W('A/b').full_match('a/B', case_sensitive=True))  # expect: True True False
print(pickle.loads(pickle.dumps(W('c:/a'))), repr(W("c:\\a")), W.parser is ntpath, isinstance(W('a'), PurePath))
# expect: c:\a PureWindowsPath('c:/a') True True
print(tried(pathlib.WindowsPath, 'a'))  # expect: UnsupportedOperation: cannot instantiate 'WindowsPath' on your system
print(tried(P('a.b').with_suffix, './'))  # expect: ValueError: Invalid name 'a./'
for pattern in '**', 'a/**', '/**', '**/b', '*/**', 'a/**/b', '**/*', '/**/*':
    print(pattern, [path for path in ('', '/', 'a', '/a', 'a/b', 'a/b/c', '/a/b') if P(path).full_match(pattern)])
# expect: ** ['', '/', 'a', '/a', 'a/b', 'a/b/c', '/a/b']
# expect: a/** ['a/b', 'a/b/c']
# expect: /** ['/', '/a', '/a/b']
# expect: **/b ['a/b', '/a/b']
# expect: */** ['a/b', 'a/b/c']
# expect: a/**/b ['a/b']
# expect: **/* ['a', 'a/b', 'a/b/c', '/a/b']
# expect: /**/* ['/a', '/a/b']
for text in '\\\\s\\h\\x', '//s/h', 'c:/a/../b', 'c:..', '/..', 'a.b/.c', 'x/y/', '\\\\?\\UNC\\s\\h\\x':
    print(ntpath.splitroot(text), ntpath.splitdrive(text), ntpath.split(text), ntpath.splitext(text), ntpath.normpath(text))
# expect: ('\\\\s\\h', '\\', 'x') ('\\\\s\\h', '\\x') ('\\\\s\\h\\', 'x') ('\\\\s\\h\\x', '') \\s\h\x
# expect: ('//s/h', '', '') ('//s/h', '') ('//s/h', '') ('//s/h', '') \\s\h
# expect: ('c:', '/', 'a/../b') ('c:', '/a/../b') ('c:/a/..', 'b') ('c:/a/../b', '') c:\b
# expect: ('c:', '', '..') ('c:', '..') ('c:', '..') ('c:.', '.') c:..
# expect: ('', '/', '..') ('', '/..') ('/', '..') ('/..', '') \
# expect: ('', '', 'a.b/.c') ('', 'a.b/.c') ('a.b', '.c') ('a.b/.c', '') a.b\.c
# expect: ('', '', 'x/y/') ('', 'x/y/') ('x/y', '') ('x/y/', '') x\y
# expect: ('\\\\?\\UNC\\s\\h', '\\', 'x') ('\\\\?\\UNC\\s\\h', '\\x') ('\\\\?\\UNC\\s\\h\\', 'x') ('\\\\?\\UNC\\s\\h\\x', '') \\?\UNC\s\h\x
print(ntpath.join('c:a', 'C:b'), ntpath.join('//s/h', 'b'), ntpath.join(b'a', b'/b'), ntpath.join('c:', 'b'), ntpath.normcase('A/B'))
# expect: C:a\b //s/h\b b'/b' c:b a\b
print(tried(ntpath.join, 'a', b'b'), ntpath.relpath('c:/A/b', 'C:/a/c'), tried(ntpath.relpath, 'c:/a', 'd:/'))
# expect: TypeError: Can't mix strings and bytes in path components ..\b ValueError: path is on mount 'c:', start on mount 'd:'
print(ntpath.commonpath(['c:/a/b', 'C:\\A\\c']), tried(ntpath.commonpath, ['c:/a', 'd:/']), tried(ntpath.commonpath, ['a', '/a']))
# expect: c:\a ValueError: Paths don't have the same drive ValueError: Can't mix rooted and not-rooted paths
print([name for name in ('nul', 'con.txt', 'a/aux ', 'com1', 'com0', 'a.', '..', 'a:b', 'x*', 'ok.txt') if ntpath.isreserved(name)])
# expect: ['nul', 'con.txt', 'a/aux ', 'com1', 'a.', 'x*']
