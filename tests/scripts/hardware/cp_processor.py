# SPDX-License-Identifier: MIT
"""microcontroller.cpu of a board that is this computer: what the system says about it."""
# args: --backend linux-gpiod --board raspberry_pi
# cpython: no
# forks: no
import microcontroller


def read(path, mode='r'):
    try:
        with open(path, mode) as file:
            return file.read()
    except OSError:
        return None


def clock():
    """The clock in Hz, or 0 where the system does not know."""
    khz = read('/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq')
    if khz:
        return int(khz) * 1000
    mhz = [line.split(':')[1] for line in read('/proc/cpuinfo').split('\n') if line.startswith('cpu MHz')]
    return float(mhz[0]) * 1e6 if mhz else 0


def test_clock():
    hz = clock()
    assert isinstance(microcontroller.cpu.frequency, int)
    assert hz / 20 <= microcontroller.cpu.frequency <= hz * 20, (hz, microcontroller.cpu.frequency)


def test_temperature():
    text = read('/sys/class/thermal/thermal_zone0/temp')
    celsius = microcontroller.cpu.temperature
    assert celsius is None if text is None else abs(celsius - int(text) / 1000) < 20, (celsius, text)


def test_supply_is_not_known():
    assert microcontroller.cpu.voltage is None


def test_identity():
    text = read('/proc/device-tree/serial-number') or read('/etc/machine-id') or ''
    digits = text.strip('\0\n')
    uid = microcontroller.cpu.uid
    assert uid == (bytes.fromhex(digits)[:16] if digits else b'raspberry_pi\0\0\0\0'), (uid, digits)


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
