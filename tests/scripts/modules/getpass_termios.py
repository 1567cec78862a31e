# termios says what is no terminal; getpass asks without a terminal too, with a warning, and knows the user.
import getpass
import io
import os
import sys
import termios
import warnings


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error), error.args)


with open(os.devnull, 'rb+', buffering=0) as file:
    show(termios.tcgetattr, file)
    show(termios.tcdrain, file.fileno())
    show(termios.tcflush, file, termios.TCIFLUSH)
    show(termios.tcsetattr, file, termios.TCSANOW, [1])
    show(termios.tcsetattr, file, termios.TCSANOW, [0] * 7)
show(termios.tcgetattr, 'x')
show(termios.tcgetattr, -1)
print(issubclass(termios.error, Exception), termios.TCSAFLUSH, termios.VMIN < termios.NCCS)
try:
    terminal = os.open('/dev/ptmx', os.O_RDWR | os.O_NOCTTY)
except OSError:
    print(True, 7, True)  # none to be had
else:
    before = termios.tcgetattr(terminal)
    after = before[:]
    after[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, after)
    now = termios.tcgetattr(terminal)
    print(not now[3] & termios.ECHO, len(now), now[6][termios.VMIN] in (0, 1, 4))
    os.close(terminal)

out, sys.stdin = io.StringIO(), io.StringIO('secret\nlast')
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(getpass.fallback_getpass('Key: ', out), getpass.fallback_getpass('', out))
print(repr(out.getvalue()), [(item.category.__name__, str(item.message)) for item in caught])
show(getpass._raw_input, '', out)
sys.stdin = sys.__stdin__
for name in 'LOGNAME', 'USER', 'LNAME', 'USERNAME':
    os.environ.pop(name, None)
os.environ['USERNAME'] = 'windows'
os.environ['USER'] = 'me'
print(getpass.getuser())
del os.environ['USER']
print(getpass.getuser())

# expect: <class 'termios.error'> (25, 'Inappropriate ioctl for device')
# expect: <class 'termios.error'> (25, 'Inappropriate ioctl for device')
# expect: <class 'termios.error'> (25, 'Inappropriate ioctl for device')
# expect: <class 'TypeError'> ('tcsetattr, arg 3: must be 7 element list',)
# expect: <class 'termios.error'> (25, 'Inappropriate ioctl for device')
# expect: <class 'TypeError'> ('argument must be an int, or have a fileno() method.',)
# expect: <class 'ValueError'> ('file descriptor cannot be a negative integer (-1)',)
# expect: True 2 True
# expect: True 7 True
# expect: secret last
# expect: 'Warning: Password input may be echoed.\nKey: Warning: Password input may be echoed.\n' [('GetPassWarning', 'Can not control echo on the terminal.'), ('GetPassWarning', 'Can not control echo on the terminal.')]
# expect: <class 'EOFError'> ()
# expect: me
# expect: windows
