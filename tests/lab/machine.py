# SPDX-License-Identifier: MIT
"""What the lab's machines have in common: one for each test, in a folder of its own, and with a limit on its time."""
import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))


def stop(process):
    """Ends a process that was started here, and all that it started."""
    if process.poll() is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    process.wait()


def install(*what):
    """Why the packages that tools/setup knows by this name are not there, or None."""
    if subprocess.run(['tools/setup', *what], cwd=TREE, timeout=900).returncode:
        return 'its packages (tools/setup %s) cannot be installed' % ' '.join(what)
    return None


def build(script):
    """The folder that a script of the lab makes and prints, or None."""
    done = subprocess.run([os.path.join(HERE, script)], stdout=subprocess.PIPE, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def claim_folder(folder):
    """Makes the folder of all machines, or empties it; a lock on it, which ends with this program."""
    os.makedirs(folder, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit('tests/lab/run: another one uses %s; wait for its end, or give this one an OUT of its own' % folder)
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    return lock


class Machine:
    """A kind of machine.  One that runs leaves files in its folder: stdout, stderr and status of its command."""

    LIMIT = None  # seconds that a machine may run
    LOGS = ()     # files that its parts write

    def __init__(self, work, keep):
        self.work, self.keep = os.path.abspath(work), keep
        self.lock = claim_folder(self.work)

    def start(self, stack, folder, command):
        """Starts the machine and what belongs to it; what ends all that goes onto the stack.  A process."""
        raise NotImplementedError

    def fetch(self, folder):
        """Brings the files of a machine that has ended into its folder."""

    def run(self, command):
        """(stdout, stderr, status) of a shell command in a machine of its own."""
        folder = tempfile.mkdtemp(dir=self.work)
        with contextlib.ExitStack() as stack:
            stack.callback(self.leave, folder)
            machine = self.start(stack, folder, command)
            try:
                machine.wait(self.LIMIT)
            except subprocess.TimeoutExpired:
                return '', 'the machine was still running after %d s\n' % self.LIMIT + self.tell(folder), -99
            self.fetch(folder)
            return self.result(folder)

    def launch(self, stack, words, log, **options):
        """A process that ends with the stack, and with us whatever ends us."""
        with open(log, 'wb') as file:
            process = subprocess.Popen(['setpriv', '--pdeathsig', 'KILL', *words], stdin=subprocess.DEVNULL, stderr=file, start_new_session=True,
                                       **{'stdout': file, **options})
        stack.callback(stop, process)
        return process

    def leave(self, folder):
        if self.keep:
            print('kept', folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)

    @staticmethod
    def read(folder, name):
        try:
            with open(os.path.join(folder, name), encoding='utf-8', errors='surrogateescape') as file:
                return file.read()
        except FileNotFoundError:
            return ''

    def tell(self, folder):
        """What its parts said before something went wrong."""
        return ''.join(self.read(folder, name) for name in (*self.LOGS, 'stdout', 'stderr'))

    def result(self, folder):
        status = self.read(folder, 'status').strip()
        if not status:
            return '', 'the machine ended without a result\n' + self.tell(folder), -99
        return self.read(folder, 'stdout'), self.read(folder, 'stderr') + self.read(folder, 'models.log'), int(status)
