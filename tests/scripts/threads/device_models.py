# args: --backend mock --clock virtual
# cpython: no
# A device model of the simulated board runs in the thread that uses the bus.
import threading

import board
from cpy import mock

users = []


class Witness(mock.I2CDevice):
    def write(self, data):
        users.append(threading.get_ident())

    def read(self, count):
        if count == 3:
            raise ValueError('three')
        return bytes(count)


def attach():
    mock.attach_i2c(i2c, Witness(0x20))
    i2c.try_lock()


def use(count=2):
    i2c.writeto_then_readfrom(0x20, b'x', bytearray(count))
    return users.pop() == threading.get_ident()


def tell(*args):
    try:
        print(use(*args))
    except ValueError as error:
        print(error)


# attached in a thread that is no more
i2c = board.I2C()
for target, args in (attach, ()), (tell, ()), (tell, (3,)):
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()
# expect: True
# expect: three
tell()  # expect: True
tell(3)  # expect: three


# so do listeners and what is due at a time; what they raise comes in the main thread
def listener(level, time):
    users.append(threading.get_ident())
    raise LookupError(level)


def drive():
    mock.pin('D5').drive(True)
    print(users.pop() == threading.get_ident())


mock.pin('D5').drive(False)
mock.pin('D5').listen(listener)
thread = threading.Thread(target=drive)
try:
    thread.start()
    threading.Event().wait()
except LookupError as error:
    thread.join()  # expect: True
    print(error)  # expect: True
