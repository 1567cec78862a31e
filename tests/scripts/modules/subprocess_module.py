# SPDX-License-Identifier: MIT
# Module subprocess: running, pipes, input, timeouts, failures; os.fork and its like.
# allocations: no
import os
import subprocess
import sys
from subprocess import PIPE, STDOUT, DEVNULL

sh = lambda command, **kwargs: subprocess.run(["/bin/sh", "-c", command], **kwargs)

print(sh('exit 3'), sh('echo out; echo err >&2', capture_output=True), sh('cat', input=b'abc', stdout=PIPE).stdout)
print(sh('cat; echo end', input='h\xe9\r\nx', stdout=PIPE, text=True, encoding='utf-8').stdout.splitlines(), subprocess.call(['true']), subprocess.check_call('exit 0', shell=True))
print(subprocess.check_output(['echo', 'a b', '$HOME']), subprocess.check_output('echo $0 $1', shell=True), subprocess.check_output(['/bin/sh', '-c', 'cat'], input=None))
print(sh('echo a; echo b >&2', stdout=PIPE, stderr=STDOUT).stdout, sh('echo a', stdout=DEVNULL).stdout, subprocess.getstatusoutput('echo x; exit 4'), subprocess.getoutput('echo y'))
print(sh('echo $A-$B', env={'A': '1', 'B': 'two'}, stdout=PIPE).stdout, sh('pwd', cwd='/', stdout=PIPE).stdout, sh('umask', umask=0o27, stdout=PIPE).stdout)
big = os.urandom(300000)
print(sh('cat', input=big, stdout=PIPE).stdout == big, len(sh('cat >/dev/null; head -c 200000 /dev/zero; head -c 200000 /dev/zero >&2', input=big, capture_output=True).stderr))
print(sh('exec 0<&-; sleep 0.05', input=big).returncode, sh('kill -9 $$').returncode)

p = subprocess.Popen(['/bin/sh', '-c', 'read x; echo got $x; read y; echo and $y'], stdin=PIPE, stdout=PIPE, text=True, bufsize=1)
p.stdin.write('one\n')
print(p.stdout.readline(), p.poll(), p.pid > 0, p.args[0], repr(p)[:28])
print(p.communicate('two\n'), p.returncode, p.wait(), p.poll(), p.stdout.closed)
p.kill()

reader, writer = os.pipe()
p = subprocess.Popen(['/bin/sh', '-c', 'echo hi >&%d' % writer], pass_fds=[writer])
os.close(writer)
print(p.wait(), os.read(reader, 10))
os.close(reader)
fd = os.open('/dev/null', os.O_RDONLY)
os.set_inheritable(fd, True)
print(sh('[ -e /proc/self/fd/%d ]' % fd).returncode, sh('[ -e /proc/self/fd/%d ]' % fd, close_fds=False).returncode)
os.close(fd)
with subprocess.Popen(['cat'], stdin=PIPE, stdout=PIPE) as p:
    p.stdin.write(b'x')
    p.stdin.close()
    print(p.stdout.read())
with open('/proc/self/status') as file, subprocess.Popen(['head', '-c', '5'], stdin=file, stdout=PIPE) as p:
    print(p.communicate())
print(sh('echo $PPID', stdout=PIPE, preexec_fn=lambda: os.chdir('/')).stdout.strip() == str(os.getpid()).encode())
print(sh('ps -o sid= -p $$; echo $$', stdout=PIPE, start_new_session=True).returncode, sh('exit 0', process_group=0).returncode)

try:
    sh('echo part; sleep 20', stdout=PIPE, timeout=2.5)
except subprocess.TimeoutExpired as e:
    print(str(e)[-31:], e.timeout, e.output, e.stdout is e.output)
p = subprocess.Popen(['sleep', '20'])
try:
    p.wait(timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e)
p.terminate()
print(p.wait(5), p.returncode)
p.send_signal(9)


def refused(call):
    try:
        print('not refused:', call())
    except Exception as e:
        print(type(e).__name__, '-', e)


refused(lambda: subprocess.run(['/no/such/program']))
refused(lambda: subprocess.run('no_such_program_here'))
refused(lambda: subprocess.run(['/etc/passwd']))
refused(lambda: subprocess.run(['true'], cwd='/no/such'))
refused(lambda: sh('exit 2', check=True))
refused(lambda: sh('kill -15 $$', check=True))
refused(lambda: subprocess.check_call(['false']))
refused(lambda: subprocess.check_output('echo x; exit 1', shell=True))
refused(lambda: sh('true', input=b'', stdin=PIPE))
refused(lambda: sh('true', capture_output=True, stdout=PIPE))
refused(lambda: subprocess.check_output('true', stdout=PIPE))
refused(lambda: subprocess.Popen('true', bufsize='x'))
refused(lambda: subprocess.Popen(['tr\0ue']))
refused(lambda: subprocess.run(['true'], env={'A=': 'b'}))
refused(lambda: subprocess.run([1]))
refused(lambda: sh('true', text=True, universal_newlines=False))
refused(lambda: subprocess.CompletedProcess(['a'], 1).check_returncode())
print(subprocess.CompletedProcess(['a'], 0, b'x'), subprocess.CalledProcessError(1, 'c').returncode, subprocess.list2cmdline(['a b', 'c"d', '', 'e\\']))

# --- os
pid = os.fork()
if pid == 0:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
reader, writer = os.pipe2(os.O_CLOEXEC)
pid = os.fork()
if pid == 0:
    os.write(writer, b'from the child')
    os.execvp('false', ['false'])
os.close(writer)
print(os.read(reader, 100), os.waitstatus_to_exitcode(os.wait()[1]))
os.close(reader)
print(os.spawnl(os.P_WAIT, '/bin/sh', 'sh', '-c', 'exit 5'), os.spawnvpe(os.P_WAIT, 'sh', ['sh', '-c', 'exit $X'], {'X': '6', 'PATH': '/bin'}))
print(os.waitstatus_to_exitcode(os.waitpid(os.spawnvp(os.P_NOWAIT, 'true', ['true']), 0)[1]))
with os.popen('echo hello; exit 2') as stream:
    print(stream.read(), end='')
stream = os.popen('exit 2')
print(stream.close(), os.popen('true').close())
refused(lambda: os.waitpid(-1, 0))
refused(lambda: os.execv('/no/such', ['x']))
refused(lambda: os.execvp('no_such_program_here', ['x']))
refused(lambda: os.popen(1))
print(os.sysconf('SC_PAGESIZE') >= 4096, len(os.sched_getaffinity(0)) >= 1, os.major(os.makedev(8, 1)), os.minor(os.makedev(8, 1)), len(os.getrandom(5)))

# expect: CompletedProcess(args=['/bin/sh', '-c', 'exit 3'], returncode=3) CompletedProcess(args=['/bin/sh', '-c', 'echo out; echo err >&2'], returncode=0, stdout=b'out\n', stderr=b'err\n') b'abc'
# expect: ['hé', 'xend'] 0 0
# expect: b'a b $HOME\n' b'/bin/sh\n' b''
# expect: b'a\nb\n' None (4, 'x') y
# expect: b'1-two\n' b'/\n' b'0027\n'
# expect: True 200000
# expect: 0 -9
# expect: got one
# expect:  None True /bin/sh <Popen: returncode: None arg
# expect: ('and two\n', None) 0 0 0 True
# expect: 0 b'hi\n'
# expect: 1 0
# expect: b'x'
# expect: (b'Name:', None)
# expect: True
# expect: 0 0
# expect: ']' timed out after 2.5 seconds 2.5 b'part\n' True
# expect: Command '['sleep', '20']' timed out after 0.05 seconds
# expect: -15 -15
# expect: FileNotFoundError - [Errno 2] No such file or directory: '/no/such/program'
# expect: FileNotFoundError - [Errno 2] No such file or directory: 'no_such_program_here'
# expect: PermissionError - [Errno 13] Permission denied: '/etc/passwd'
# expect: FileNotFoundError - [Errno 2] No such file or directory: '/no/such'
# expect: CalledProcessError - Command '['/bin/sh', '-c', 'exit 2']' returned non-zero exit status 2.
# expect: CalledProcessError - Command '['/bin/sh', '-c', 'kill -15 $$']' died with <Signals.SIGTERM: 15>.
# expect: CalledProcessError - Command '['false']' returned non-zero exit status 1.
# expect: CalledProcessError - Command 'echo x; exit 1' returned non-zero exit status 1.
# expect: ValueError - stdin and input arguments may not both be used.
# expect: ValueError - stdout and stderr arguments may not be used with capture_output.
# expect: ValueError - stdout argument not allowed, it will be overridden.
# expect: TypeError - bufsize must be an integer
# expect: ValueError - embedded null byte
# expect: ValueError - illegal environment variable name
# expect: TypeError - expected str, bytes or os.PathLike object, not int
# expect: SubprocessError - Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other.
# expect: CalledProcessError - Command '['a']' returned non-zero exit status 1.
# expect: CompletedProcess(args=['a'], returncode=0, stdout=b'x') 1 "a b" c\"d "" e\
# expect: 7
# expect: b'from the child' 1
# expect: 5 6
# expect: 0
# expect: hello
# expect: 512 None
# expect: ChildProcessError - [Errno 10] No child processes
# expect: FileNotFoundError - [Errno 2] No such file or directory
# expect: FileNotFoundError - [Errno 2] No such file or directory
# expect: TypeError - invalid cmd type (<class 'int'>, expected string)
# expect: True True 8 1 5
print(subprocess.Popen(['true'], None).wait())    # expect: 0
