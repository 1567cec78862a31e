# SPDX-License-Identifier: MIT
# What a program is about to do is told to the functions of sys.addaudithook(), which may prevent it.
# forks: no
import os
import subprocess
import sys
import tempfile

seen = []
wanted = ('open', 'import', 'compile', 'exec', 'os.', 'mine', 'sys.', 'subprocess.')
forbidden = set()


def hook(event, args):
    if event.startswith(wanted):
        seen.append((event, args))
    if event in forbidden:
        raise PermissionError(event)


def told(*names):
    """The events of these names so far; all are forgotten."""
    found = [(event, args) for event, args in seen if event in names]
    seen.clear()
    return found


print(sys.audit('mine', 1))  # expect: None
sys.addaudithook(hook)
sys.audit('mine', 1, 'two')
print(told('mine'))  # expect: [('mine', (1, 'two'))]
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'f')
    told()
    with open(path, 'w'):
        pass
    print([(args[0] == path, args[1], args[2] & os.O_WRONLY) for event, args in told('open')])  # expect: [(True, 'w', 1)]
    os.close(os.open(path, os.O_RDONLY))
    os.mkdir(path + '2')
    os.rename(path, path + '3')
    os.chmod(path + '3', 0o600)
    os.listdir(folder)
    list(os.scandir(folder))
    os.remove(path + '3')
    os.rmdir(path + '2')
    print([(event, [a & 0xfff for a in args if type(a) is int]) for event, args in seen])
    # expect: [('open', [0]), ('os.mkdir', [511, 4095]), ('os.rename', [4095, 4095]), ('os.chmod', [384, 4095]), ('os.listdir', []), ('os.scandir', []), ('os.remove', [4095]), ('os.rmdir', [4095])]
    forbidden.add('os.mkdir')
    try:
        os.mkdir(path)
    except PermissionError as error:
        print(error, os.path.exists(path))  # expect: os.mkdir False
told()
eval('1 + 1')
exec(compile('x = 1', 'file', 'exec'))
print([(event, args[0] if event == 'compile' else type(args[0]).__name__) for event, args in told('compile', 'exec')])
# expect: [('compile', b'1 + 1'), ('exec', 'code'), ('compile', b'x = 1'), ('exec', 'code')]
try:
    import there_is_no_such_module
except ImportError:
    print([(args[0], args[2] is sys.path) for event, args in told('import')])  # expect: [('there_is_no_such_module', True)]
forbidden.update(['import', 'os.system', 'subprocess.Popen'])
for action in (lambda: __import__('another_one'), lambda: os.system('exit 1'), lambda: subprocess.Popen(['true'])):
    try:
        action()
    except PermissionError as error:
        print(error)
# expect: import
# expect: os.system
# expect: subprocess.Popen
forbidden.clear()
os.environ['CPY_AUDITED'] = 'yes'
print(told('os.putenv'))  # expect: [('os.putenv', (b'CPY_AUDITED', b'yes'))]

# one more function: those that are there are asked
others = []
sys.addaudithook(lambda event, args: others.append(event))
print(told('sys.addaudithook'))  # expect: [('sys.addaudithook', ())]
sys.audit('mine')
print(others, len(told('mine')))  # expect: ['mine'] 1
allowed = False


def guard(event, args):
    if event == 'sys.addaudithook' and not allowed:
        raise RuntimeError('no more')


sys.addaudithook(guard)
sys.addaudithook(lambda event, args: 1 / 0)  # is not added, and nothing is said
sys.audit('mine')
for wrong in (), (1,):
    try:
        sys.audit(*wrong)
    except TypeError:
        print('TypeError')
# expect: TypeError
# expect: TypeError
