# SPDX-License-Identifier: MIT
"""The machine `uml`: a User Mode Linux kernel whose buses and pins end in the device process.

The kernel (tests/lab/kernel) is an ordinary process that boots in half a second.  Its files are the host's.
"""
import os
import platform
import socket
import subprocess

import machine
from machine import HERE, TREE

COLUMN = 'linux-gpiod in the lab'
FOLDER = os.path.join('tests', 'lab')  # of cases/ and scripts.txt
BOARD = '--board', 'tests/lab/lab.toml', '--backend', 'linux-gpiod:/dev/lab-gpiochip'
MEMORY = '160M'
SPI_BUFFER = '512'  # bytes of a message of spidev's, so that longer ones need not be very long
MORE_MEMORY, MORE_TIME = '640M', 900  # for a program that valgrind runs


def cannot_run():
    """Why not, or None."""
    if platform.system() != 'Linux' or platform.machine() != 'x86_64':
        return 'the lab needs x86-64 Linux, this is %s %s' % (platform.system(), platform.machine())
    reason = machine.install('lab')
    if not reason and not os.path.exists('/usr/src/linux-source-6.1.tar.xz'):
        return 'there is no /usr/src/linux-source-6.1.tar.xz (package linux-source-6.1)'
    return reason


def build():
    return machine.build('kernel')


class Machine(machine.Machine):
    LIMIT = 240
    LOGS = 'console.log', 'models.log'

    def __init__(self, out, cpy, kernel, keep):
        super().__init__(os.path.join(out, 'lab'), keep)
        self.devices = os.path.abspath(os.path.join(out, 'lab-devices'))
        self.cpy, self.kernel, self.memory = os.path.abspath(cpy), kernel, MEMORY
        self.tree = os.path.join(self.work, 'lab.dtb')
        subprocess.run(['dtc', '-q', '-I', 'dts', '-O', 'dtb', '-o', self.tree, os.path.join(HERE, 'lab.dts')],
                       check=True, timeout=30)

    def make_room(self):
        """For programs that need more memory and time."""
        self.memory, self.LIMIT = MORE_MEMORY, MORE_TIME

    def start(self, stack, folder, command):
        control, uart = socket.socketpair(), socket.socketpair()
        for end in control + uart:
            stack.callback(end.close)
        self.start_models(stack, folder, control[0].fileno(), uart[0].fileno())
        return self.start_kernel(stack, folder, control[1].fileno(), uart[1].fileno(), command)

    def start_models(self, stack, folder, control, uart):
        models = self.launch(
            stack, [self.devices, os.path.join(HERE, 'desk.py'), folder], os.path.join(folder, 'models.log'),
            stdout=subprocess.PIPE, pass_fds=(control, uart), cwd=folder,
            env=dict(os.environ, LAB_CONTROL=str(control), LAB_UART=str(uart)))
        models.stdout.readline()  # "ready", or the end

    def start_kernel(self, stack, folder, control, uart, command):
        with open(os.path.join(folder, 'run.sh'), 'w', encoding='utf-8') as file:
            file.write(command + '\n')
        words = [os.path.join(self.kernel, 'linux'), 'mem=' + self.memory, 'root=none', 'rootfstype=hostfs', 'rw',
                 'init=' + os.path.join(HERE, 'init'), 'quiet', 'spidev.bufsiz=' + SPI_BUFFER, 'con=null', 'con0=fd:0,fd:1',
                 'ssl0=fd:%d,fd:%d' % (control, control), 'ssl1=fd:%d,fd:%d' % (uart, uart), 'dtb=' + self.tree,
                 'LAB_TREE=' + TREE, 'LAB_OUT=' + folder, 'LAB_KERNEL=' + self.kernel,
                 'LAB_RUN=' + os.path.join(folder, 'run.sh')]
        return self.launch(stack, words, os.path.join(folder, 'console.log'), cwd=folder, pass_fds=(control, uart))
