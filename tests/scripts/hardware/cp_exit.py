# SPDX-License-Identifier: MIT
# starts: cpy
"""However a program ends, its outputs are let go: the trace of its pins shows it."""
# cpython: no
# forks: no
import os
import sys
import tempfile

TRACE = '%s/cpy-test-exit-%d.vcd' % (tempfile.gettempdir(), os.getpid())

PROGRAM = '''
import board, busio, sys
from cpy import mock
from digitalio import DigitalInOut
mock.pin('D13').set_pull('down')
mock.pin('D9').set_pull('up')
led, low = DigitalInOut(board.D13), DigitalInOut(board.D9)
led.switch_to_output(True)
low.switch_to_output(False)
bus = busio.SPI(board.SCK, board.MOSI)
'''

ENDS = {
    'the end of the script': 'pass',
    'an exception': 'raise KeyError("unhandled")',
    'sys.exit': 'sys.exit(3)',
    'Ctrl-C': 'raise KeyboardInterrupt',
    'with': 'with led, low, bus: raise KeyError("unhandled")',
    'a cycle': 'a = [led, low]; a.append(a); del led, low',
    'an exit function': 'import atexit; atexit.register(led.switch_to_output, True)',
    'SIGTERM': 'import os, time; os.kill(os.getpid(), 15); time.sleep(60)',
    'SIGTERM in an exit function': 'import atexit, os, time; atexit.register(lambda: (os.kill(os.getpid(), 15), time.sleep(60)))',
    'sys.exit in a thread': 'import threading; threading.Thread(target=sys.exit).start()',
    'sys.exit in a handler': 'import os, signal, time; signal.signal(10, lambda *args: sys.exit(3)); os.kill(os.getpid(), 10); time.sleep(60)',
}
FAILING = 'an exception', 'sys.exit', 'Ctrl-C', 'with', 'SIGTERM', 'SIGTERM in an exit function', 'sys.exit in a handler'


def last_levels(path):
    """The last level of each pin in a VCD file."""
    names, levels = {}, {}
    with open(path) as file:
        for line in file:
            words = line.split()
            if words[:1] == ['$var']:
                names[words[3]] = words[4]
            elif len(words) == 1 and words[0][:1] in '01zx' and words[0][1:] in names:
                levels[names[words[0][1:]]] = words[0][0]
    return levels


# What a program asks to be kept stays, whatever ends it.
for keep in "board.D13", "'D13'", "machine.Pin('D13')":
    for end in 'pass', 'raise KeyError("unhandled")':
        code = (PROGRAM + 'import cpy, machine; cpy.keep(%s); %s' % (keep, end)).replace('"', '\\"')
        os.system('"%s" --backend mock --trace %s -c "%s" 2>/dev/null' % (sys.executable, TRACE, code))
        levels = last_levels(TRACE)
        os.remove(TRACE)
        print(levels['D13'], levels['D9'])
# expect: 1 1
# expect: 1 1
# expect: 1 1
# expect: 1 1
# expect: 1 1
# expect: 1 1

for title, end in ENDS.items():
    for options in '--backend mock', '--clock virtual', '--backend posted':
        code = (PROGRAM + end).replace('\\n', '\n').replace('"', '\\"')
        status = os.system('"%s" %s --trace %s -c "%s" 2>/dev/null' % (sys.executable, options, TRACE, code))
        levels = last_levels(TRACE)
        os.remove(TRACE)
        assert (levels['D13'], levels['D9']) == ('0', '1'), (title, options, levels)
        assert (status != 0) == (title in FAILING), (title, status)
    print(title)
# expect: the end of the script
# expect: an exception
# expect: sys.exit
# expect: Ctrl-C
# expect: with
# expect: a cycle
# expect: an exit function
# expect: SIGTERM
# expect: SIGTERM in an exit function
# expect: sys.exit in a thread
# expect: sys.exit in a handler
