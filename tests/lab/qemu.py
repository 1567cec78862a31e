# SPDX-License-Identifier: MIT
"""What the machines that QEMU emulates have in common: ARM boards with Debian's own kernel, whose controllers have their
real drivers.

QEMU emulates the processor, so a machine takes some ten seconds to come up.  What the kernel sees are registers of the
board's blocks.  The guest's system is in memory: tests/lab/arm/system's files, cpy, and the tests.  Lines lead out: the
serial port that tests use, the control line, and what results come through (LAB_CONTROL, LAB_RESULTS of arm/init).
"""
import contextlib
import os
import platform
import shutil
import socket
import subprocess
import sys
import tarfile
import threading

import machine
import outside
from machine import HERE, TREE

PARTS = 'uart', 'control', 'qtest', 'qmp'  # lines to the machine, each a socket of this name in its folder


def fetch_system():
    """Its folder, or None."""
    return machine.build(os.path.join('arm', 'system'))


def cannot_run():
    """Why not, or None."""
    if platform.system() != 'Linux':
        return 'the lab needs Linux, this is %s' % platform.system()
    if not shutil.which('apt-get'):
        return 'its system comes from Debian by apt-get, which is not here'
    reason = machine.install('arm', 'lab-arm')
    return reason or (None if fetch_system() else 'Debian\'s packages for armhf cannot be fetched (tests/lab/arm/system)')


def build():
    """Makes cpy for armhf, too; what is wrong with that is no reason to pass over anything."""
    done = subprocess.run(['tools/cross', 'armhf'], cwd=TREE, stdout=sys.stderr, timeout=3600)
    return fetch_system() if done.returncode == 0 else None


def archive(folder, paths, file):
    """Appends files of a folder to an open file, as the kernel unpacks them."""
    names = ''.join(path + '\0' for path in paths)
    done = subprocess.run(['cpio', '-o', '-H', 'newc', '-0', '--quiet', '-R', '0:0'], cwd=folder, check=True,
                          input=names.encode(), stdout=subprocess.PIPE, timeout=60)
    file.write(done.stdout)


def files_below(*folders):
    """The folders and files below some of the tree's, a folder before what is in it."""
    yield 'tests'
    for top in folders:
        parts = top.split('/')
        yield from ('/'.join(parts[:i]) for i in range(2, len(parts)))
        for folder, _, names in os.walk(os.path.join(TREE, top)):
            folder = os.path.relpath(folder, TREE)
            yield folder
            yield from (os.path.join(folder, name) for name in names if not name.endswith('.pyc'))


class Machine(machine.Machine):
    LIMIT = 240
    LOGS = 'console.log', 'qemu.log', 'outside.log'
    NAME = None       # QEMU's name of the board, and that of its device tree
    CHANGES = None    # the file of what changes in Debian's device tree
    WORDS = ()        # of QEMU's command line: memory and the lines that lead out
    ARGUMENTS = None  # the kernel's: its console, LAB_CONTROL and LAB_RESULTS
    BENCH = None      # class of what tests see as cpy.mock

    def __init__(self, out, cpy, system, keep):
        super().__init__(os.path.join(out, 'lab-' + self.NAME), keep)
        self.cpy, self.system = 'cpy', system
        self.tree = os.path.join(self.work, self.NAME + '.dtb')
        self.make_tree()
        self.files = os.path.join(self.work, 'files.cpio')
        self.make_files(cpy)

    def make_tree(self):
        """Debian's device tree as source, and what the lab changes in it."""
        source = subprocess.run(['dtc', '-q', '-I', 'dtb', '-O', 'dts', os.path.join(self.system, self.NAME + '.dtb')],
                                check=True, stdout=subprocess.PIPE, timeout=30).stdout
        with open(os.path.join(HERE, self.CHANGES), 'rb') as file:
            source += file.read()
        subprocess.run(['dtc', '-q', '-I', 'dts', '-O', 'dtb', '-o', self.tree], check=True, input=source, timeout=30)

    def make_files(self, cpy):
        """All that the guest has in memory but for its command."""
        root = os.path.join(self.work, 'root')
        os.makedirs(os.path.join(root, 'bin'))
        subprocess.run(['arm-linux-gnueabihf-strip', '-o', os.path.join(root, 'bin', 'cpy'), cpy], check=True, timeout=60)
        shutil.copyfile(os.path.join(self.system, 'root.cpio'), self.files)
        with open(self.files, 'ab') as file:
            archive(root, ['bin', 'bin/cpy'], file)
            archive(TREE, files_below('tests/lab', 'tests/scripts/hardware'), file)

    def start(self, stack, folder, command):
        self.make_command(folder, command)
        self.BENCH.prepare(folder)
        doors = {name: self.open_door(stack, folder, name) for name in PARTS}
        qemu = self.launch(stack, self.words(), os.path.join(folder, 'qemu.log'), cwd=folder)
        try:
            lines = {name: door.accept()[0] for name, door in doors.items()}
        except TimeoutError:
            return qemu  # that it has ended, and what it said, shows later
        server = threading.Thread(target=outside.serve, args=(self.BENCH, folder, lines), daemon=True)
        server.start()
        stack.callback(self.hang_up, lines, server)
        return qemu

    @staticmethod
    def hang_up(lines, server):
        """Closes the lines when nobody reads them any more: their descriptors are soon another machine's."""
        for line in lines.values():
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        server.join(2 * outside.PATIENCE)
        for line in lines.values():
            line.close()

    def make_command(self, folder, command):
        """The guest's files, and what it is to do."""
        with open(os.path.join(folder, 'run.sh'), 'w', encoding='utf-8') as file:
            file.write(command + '\n')
        initrd = os.path.join(folder, 'initrd')
        shutil.copyfile(self.files, initrd)
        with open(initrd, 'ab') as file:
            archive(folder, ['run.sh'], file)

    @staticmethod
    def open_door(stack, folder, name):
        """A socket to which QEMU connects.  Its path is relative for it may not be long."""
        door = socket.socket(socket.AF_UNIX)
        stack.callback(door.close)
        door.bind(os.path.relpath(os.path.join(folder, name)))
        door.listen(1)
        door.settimeout(20)
        return door

    def words(self):
        """QEMU's command line; its working folder is the machine's.  It ends when nobody is left who would end it, too."""
        return ['timeout', '--signal=KILL', str(self.LIMIT + 10), 'qemu-system-arm', '-accel', 'tcg', '-M', self.NAME,
                '-display', 'none', '-nic', 'none', '-no-reboot',
                '-kernel', os.path.join(self.system, 'vmlinuz'), '-dtb', self.tree, '-initrd', 'initrd',
                '-append', 'quiet rdinit=/tests/lab/arm/init ' + self.ARGUMENTS,
                '-qtest', 'unix:qtest', '-qtest-log', 'none', '-qmp', 'unix:qmp', *self.WORDS]

    def fetch(self, folder):
        try:
            with tarfile.open(os.path.join(folder, 'results.tar')) as results:
                for name in 'stdout', 'stderr', 'status':
                    with open(os.path.join(folder, name), 'wb') as file:
                        shutil.copyfileobj(results.extractfile('./' + name), file)
        except (tarfile.TarError, KeyError, OSError) as error:
            with open(os.path.join(folder, 'qemu.log'), 'a', encoding='utf-8') as file:
                file.write('results.tar: %s\n' % error)
