# Whose program it is, its groups, umask, process group and pipes; what Popen refuses.
import os
import subprocess
import sys
from subprocess import PIPE, STDOUT, Popen, run


def tried(*args, **kwargs):
    try:
        return run(*args, stdout=kwargs.pop('stdout', PIPE), **kwargs).stdout
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


print(tried('umask', shell=True, umask=0o77))  # expect: b'0077\n'
print(tried('true', user='no-such-user'))  # expect: KeyError: "getpwnam(): name not found: 'no-such-user'"
print(tried('true', group='no-such-group'))  # expect: KeyError: "getgrnam(): name not found: 'no-such-group'"
print(tried('true', extra_groups=['no-such-group']))  # expect: KeyError: "getgrnam(): name not found: 'no-such-group'"
print(tried('true', user=-1))  # expect: ValueError: User ID cannot be negative, got -1
print(tried('true', group=-1))  # expect: ValueError: Group ID cannot be negative, got -1
print(tried('true', user=1.5))  # expect: TypeError: User must be a string or an integer
print(tried('true', group=1.5))  # expect: TypeError: Group must be a string or an integer, not <class 'float'>
print(tried('true', extra_groups='root'))  # expect: ValueError: Groups must be a list, not a string
print(tried('true', extra_groups=[-1]))  # expect: ValueError: Group ID cannot be negative, got -1
print(tried('true', extra_groups=[1.5]))  # expect: TypeError: Items in extra_groups must be a string or integer, not <class 'float'>
print(tried('true', stdout=STDOUT))  # expect: ValueError: STDOUT can only be used for stderr
print(tried('true', pipesize='a'))  # expect: TypeError: pipesize must be an integer
print(tried('true', bogus=1))  # expect: TypeError: Popen.__init__() got an unexpected keyword argument 'bogus'

if os.geteuid() == 0:
    lines = (tried('id -u; id -g', shell=True, user=65534, group=65533, extra_groups=[]).split() +
             tried('id -G', shell=True, extra_groups=[0, 1]).split())
else:
    lines = tried('id -u', shell=True, user=os.getuid()).split()
    lines = [b'65534', b'65533', b'0', b'1'] if lines == [b'%d' % os.getuid()] else lines
print(lines)  # expect: [b'65534', b'65533', b'0', b'1']
p = Popen(['sleep', '10'], process_group=0)
print(os.getpgid(p.pid) == p.pid)  # expect: True
p.kill()
print(p.wait())  # expect: -9
p = Popen(['cat'], stdin=PIPE, stdout=PIPE, pipesize=4096, text=True)
print(p.communicate('through small pipes'), p.universal_newlines, p.text_mode)  # expect: ('through small pipes', None) True True
# preexec_fn runs where the program's streams already are
print(run(['echo', 'program'], stdout=PIPE, preexec_fn=lambda: os.write(1, b'before\n')).stdout)  # expect: b'before\nprogram\n'
print(tried('true', preexec_fn=lambda: 1 / 0))  # expect: SubprocessError: Exception occurred in preexec_fn.
try:
    run(['sh', '-c', 'echo out; exec sleep 60'], stdout=PIPE, timeout=2.5)
except subprocess.TimeoutExpired as e:
    print(repr(e).replace(repr(e.cmd), 'cmd'), e.args[1:], e.output, e.stderr)  # expect: TimeoutExpired(cmd, 2.5) (2.5,) b'out\n' None
