# SPDX-License-Identifier: MIT
# Module shutil: archives by registered formats, trees, owners, errors.
# allocations: no
# forks: no
import shutil, os, tempfile, sys
def err(f, *a, **k):
    try: print(f.__name__, f(*a, **k))
    except Exception as e: print(f.__name__, type(e).__name__, str(e).replace(top,'T'))
top = tempfile.mkdtemp()
os.chdir(top)
err(shutil.make_archive, 'x', 'nono'); err(shutil.unpack_archive, 'x.nono'); err(shutil.unpack_archive, 'x', format='nono'); err(shutil.register_archive_format, 'a', 5); err(shutil.register_archive_format, 'a', print, 5); err(shutil.register_archive_format, 'a', print, [5]); err(shutil.register_archive_format, 'a', print, [(1,2,3)]); err(shutil.unregister_archive_format, 'q'); err(shutil.unregister_unpack_format, 'q'); err(shutil.register_unpack_format, 'q', ['.q'], 5)
err(shutil.register_unpack_format, 'q', ['.zip'], print)
calls = []
def arch(base_name, base_dir, **kw):
    calls.append((base_name.replace(top, 'T'), base_dir, sorted(kw), os.getcwd() == top)); return base_name + '.mine'
shutil.register_archive_format('mine', arch, [('level', 5)], 'my archives')
print([f for f in shutil.get_archive_formats() if f[0] == 'mine'])
print(shutil.make_archive('out', 'mine'), calls.pop())
os.mkdir('src'); open('src/f','w').close()
print(shutil.make_archive('out', 'mine', root_dir='src').replace(top,'T'), calls.pop())
print(shutil.make_archive('out', 'mine', root_dir='src', base_dir='sub').replace(top,'T'), calls.pop())
def unp(filename, extract_dir, **kw): calls.append((filename, extract_dir.replace(top,'T'), kw))
shutil.register_unpack_format('mine', ['.mine', '.my.x'], unp, [('a', 1)], 'desc')
print([f for f in shutil.get_unpack_formats() if f[0] == 'mine'])
shutil.unpack_archive('x.mine'); print(calls.pop()); shutil.unpack_archive('x.my.x', 'there'); print(calls.pop()); shutil.unpack_archive('x.q', 'there', 'mine'); print(calls.pop())
err(shutil.register_unpack_format, 'other', ['.mine'], unp)
shutil.unregister_archive_format('mine'); shutil.unregister_unpack_format('mine'); err(shutil.make_archive, 'x', 'mine')
print(issubclass(shutil.ReadError, OSError), issubclass(shutil.RegistryError, Exception), shutil.ExecError.__mro__[1], shutil.ReadError.__mro__[1], shutil.RegistryError.__mro__[1])
os.chdir('/')
# the rest
print(shutil.disk_usage(top)._fields, shutil.which('sh') is not None, shutil.which('no-such'), shutil.which('x', path=''))
os.chdir(top)
os.makedirs('t/a/b'); open('t/a/f.txt','w').write('x'); open('t/g.pyc','w').close(); os.symlink('a', 't/l'); os.symlink('gone', 't/dangling')
err(shutil.copytree, 't', 'u'); 
shutil.copytree('t', 'u2', symlinks=True, ignore=shutil.ignore_patterns('*.pyc')); print(sorted(os.listdir('u2')), os.readlink('u2/l'))
err(shutil.copytree, 't', 'u2'); print(shutil.copytree('t', 'u2', symlinks=False, ignore_dangling_symlinks=True, dirs_exist_ok=True, copy_function=shutil.copy)); print(sorted(os.listdir('u2')))
seen=[]
shutil.rmtree('nono', ignore_errors=True); shutil.rmtree('nono', onexc=lambda f, p, e: seen.append((f.__name__, p, type(e).__name__))); shutil.rmtree('nono', onerror=lambda f, p, e: seen.append((f.__name__, p, e[0].__name__))); print(seen)
err(shutil.rmtree, 'nono'); err(shutil.copyfile, 't/a/f.txt', 't/a/f.txt'); err(shutil.copyfile, 'nono', 'x'); err(shutil.copyfile, 't/a', 'x'); err(shutil.move, 'nono', 'x'); err(shutil.move, 't', 't/a'); print(shutil.move('u2', 'u3')); os.mkdir('d'); print(shutil.move('u3', 'd')); err(shutil.move, 't/g.pyc', 'd/u3')
err(shutil.copy, 't/a/f.txt', 'd'); err(shutil.copy2, 't/a/f.txt', 'nodir/x'); err(shutil.chown, 't'); err(shutil.chown, 't', 'no-user')
d=os.open(top, os.O_RDONLY); shutil.rmtree('d', dir_fd=d); print(os.path.exists('d'), shutil.rmtree.avoids_symlink_attacks)
shutil.rmtree(top)

# expect: make_archive ValueError unknown archive format 'nono'
# expect: unpack_archive ReadError Unknown archive format 'x.nono'
# expect: unpack_archive ValueError Unknown unpack format 'nono'
# expect: register_archive_format TypeError The 5 object is not callable
# expect: register_archive_format TypeError extra_args needs to be a sequence
# expect: register_archive_format TypeError extra_args elements are : (arg_name, value)
# expect: register_archive_format TypeError extra_args elements are : (arg_name, value)
# expect: unregister_archive_format KeyError 'q'
# expect: unregister_unpack_format KeyError 'q'
# expect: register_unpack_format TypeError The registered function must be a callable
# expect: register_unpack_format RegistryError .zip is already registered for "zip"
# expect: [('mine', 'my archives')]
# expect: out.mine ('out', '.', ['dry_run', 'group', 'level', 'logger', 'owner'], True)
# expect: T/out.mine ('T/out', '.', ['dry_run', 'group', 'level', 'logger', 'owner'], False)
# expect: T/out.mine ('T/out', 'sub', ['dry_run', 'group', 'level', 'logger', 'owner'], False)
# expect: [('mine', ['.mine', '.my.x'], 'desc')]
# expect: ('x.mine', 'T', {'a': 1})
# expect: ('x.my.x', 'there', {'a': 1})
# expect: ('x.q', 'there', {'a': 1})
# expect: register_unpack_format RegistryError .mine is already registered for "mine"
# expect: make_archive ValueError unknown archive format 'mine'
# expect: True True <class 'OSError'> <class 'OSError'> <class 'Exception'>
# expect: ('total', 'used', 'free') True None None
# expect: copytree Error [('t/dangling', 'u/dangling', "[Errno 2] No such file or directory: 't/dangling'")]
# expect: ['a', 'dangling', 'l'] a
# expect: copytree FileExistsError [Errno 17] File exists: 'u2'
# expect: u2
# expect: ['a', 'dangling', 'g.pyc', 'l']
# expect: [('lstat', 'nono', 'FileNotFoundError'), ('lstat', 'nono', 'FileNotFoundError')]
# expect: rmtree FileNotFoundError [Errno 2] No such file or directory: 'nono'
# expect: copyfile SameFileError 't/a/f.txt' and 't/a/f.txt' are the same file
# expect: copyfile FileNotFoundError [Errno 2] No such file or directory: 'nono'
# expect: copyfile IsADirectoryError [Errno 21] Is a directory: 't/a'
# expect: move FileNotFoundError [Errno 2] No such file or directory: 'nono'
# expect: move Error Cannot move a directory 't' into itself 't/a'.
# expect: u3
# expect: d/u3
# expect: move Error Destination path 'd/u3/g.pyc' already exists
# expect: copy d/f.txt
# expect: copy2 FileNotFoundError [Errno 2] No such file or directory: 'nodir/x'
# expect: chown ValueError user and/or group must be set
# expect: chown LookupError no such user: 'no-user'
# expect: False True

# Programs of an environment without PATH, and of one with an empty PATH.
before = os.environ.pop('PATH')
print(shutil.which('sh') is not None, os.path.basename(shutil.which(b'sh')))  # expect: True b'sh'
os.environ['PATH'] = ''
print(shutil.which('sh'))                         # expect: None
os.environ['PATH'] = before

# Extended attributes are copied, where the file system has any.
with tempfile.TemporaryDirectory() as top:
    source = os.path.join(top, 'source')
    open(source, 'w').close()
    try:
        os.setxattr(source, 'user.cpy', b'kept')
    except OSError:
        kept = b'kept'
        shutil.copy2(source, source + '2')
    else:
        kept = os.getxattr(shutil.copy2(source, source + '2'), 'user.cpy')
print(kept)                                       # expect: b'kept'
