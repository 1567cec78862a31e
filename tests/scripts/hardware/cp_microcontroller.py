# SPDX-License-Identifier: MIT
"""microcontroller: the processor's figures, waiting, held back interrupts, run modes and reset reasons."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import time

import board
import machine
import microcontroller
from cpy import mock
from microcontroller import Pin, Processor, ResetReason, RunMode


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_figures_of_the_processor():
    cpu = microcontroller.cpu
    assert isinstance(cpu, Processor) and microcontroller.cpu is cpu
    assert cpu.frequency == 48000000
    assert cpu.temperature == 25.0 and isinstance(cpu.temperature, float)
    assert cpu.voltage == 3.3
    assert isinstance(cpu.uid, bytearray) and len(cpu.uid) == 16 and cpu.uid[:4] == b'host'
    assert cpu.uid == cpu.uid and cpu.uid is not cpu.uid
    assert cpu.reset_reason is ResetReason.POWER_ON
    for name in 'frequency', 'temperature', 'voltage', 'uid', 'reset_reason':
        try:
            setattr(cpu, name, 1)
        except AttributeError as error:
            assert name in str(error), error
        else:
            raise AssertionError(name)


def test_all_processors():
    assert tuple(microcontroller.cpus) == (microcontroller.cpu,) and microcontroller.cpus[0] is microcontroller.cpu


def test_no_instances_but_the_ones_there_are():
    refused(Processor)  # expect: TypeError: cannot create 'Processor' instances
    refused(Pin)  # expect: TypeError: cannot create 'Pin' instances
    refused(RunMode)  # expect: TypeError: cannot create 'RunMode' instances
    refused(ResetReason)  # expect: TypeError: cannot create 'ResetReason' instances
    refused(type(microcontroller.nvm))  # expect: TypeError: cannot create 'ByteArray' instances


def test_pins_can_be_keys():
    pins = {board.D5: 5, board.D6: 6}
    assert pins[microcontroller.pin.GPIO5] == 5 and hash(board.D5) == hash(microcontroller.pin.GPIO5)
    assert hash(board.D5) != hash(board.D6) and isinstance(hash(board.D5), int)


def test_delay_us_waits():
    for us in 0, 1, 2000:
        before = time.monotonic_ns()
        assert microcontroller.delay_us(us) is None
        passed = time.monotonic_ns() - before
        assert passed >= us * 1000, (us, passed)
        if mock.clock() == 'virtual':
            assert passed < us * 1000 + 100000, (us, passed)
    microcontroller.delay_us(delay=5)
    refused(microcontroller.delay_us)  # expect: TypeError: delay_us() missing 1 required positional argument: 'delay'
    refused(microcontroller.delay_us, -1)  # expect: ValueError: delay must be 0-1000000000
    refused(microcontroller.delay_us, 1.5)  # expect: TypeError: delay must be of type int, not float


def test_interrupts_wait_until_they_are_enabled():
    seen = []
    mock.pin('D5').drive(False)
    pin = machine.Pin(5, machine.Pin.IN)
    pin.irq(lambda p: seen.append(p.irq().flags()), machine.Pin.IRQ_RISING | machine.Pin.IRQ_FALLING)
    assert microcontroller.disable_interrupts() is None
    microcontroller.disable_interrupts()
    mock.pin('D5').drive(True)
    time.sleep(0.002)
    assert seen == []
    assert microcontroller.enable_interrupts() is None
    time.sleep(0.002)
    assert seen == []
    microcontroller.enable_interrupts()
    time.sleep(0.002)
    assert seen == [machine.Pin.IRQ_RISING]
    mock.pin('D5').drive(False)
    time.sleep(0.002)
    assert seen == [machine.Pin.IRQ_RISING, machine.Pin.IRQ_FALLING]
    microcontroller.enable_interrupts()  # one too many does nothing
    microcontroller.disable_interrupts()
    mock.pin('D5').drive(True)
    time.sleep(0.002)
    assert len(seen) == 2
    microcontroller.enable_interrupts()
    time.sleep(0.002)
    assert len(seen) == 3
    pin.irq(None)


def test_run_modes_and_reset_reasons():
    modes = [RunMode.NORMAL, RunMode.SAFE_MODE, RunMode.UF2, RunMode.BOOTLOADER]
    assert [repr(mode) for mode in modes] == ['microcontroller.RunMode.' + n for n in ('NORMAL', 'SAFE_MODE', 'UF2', 'BOOTLOADER')]
    names = 'POWER_ON BROWNOUT SOFTWARE DEEP_SLEEP_ALARM RESET_PIN WATCHDOG UNKNOWN RESCUE_DEBUG'.split()
    reasons = [getattr(ResetReason, name) for name in names]
    assert [repr(reason) for reason in reasons] == ['microcontroller.ResetReason.' + name for name in names]
    assert len(set(modes)) == 4 and len(set(reasons)) == 8


def test_on_next_reset_takes_a_mode():
    assert microcontroller.on_next_reset(RunMode.SAFE_MODE) is None
    microcontroller.on_next_reset(run_mode=RunMode.NORMAL)
    refused(microcontroller.on_next_reset, 0)  # expect: TypeError: run_mode must be of type RunMode, not int
    refused(microcontroller.on_next_reset, None)  # expect: TypeError: run_mode must be of type RunMode, not NoneType
    refused(microcontroller.reset, 1)  # expect: TypeError: microcontroller.reset() takes no arguments (1 given)


def test_reset_into_a_mode_without_scripts_ends_the_program():
    for mode in RunMode.SAFE_MODE, RunMode.UF2, RunMode.BOOTLOADER:
        microcontroller.on_next_reset(mode)
        try:
            microcontroller.reset()
        except SystemExit as error:
            print(error)
    # expect: reset into RunMode.SAFE_MODE: the program is not started again
    # expect: reset into RunMode.UF2: the program is not started again
    # expect: reset into RunMode.BOOTLOADER: the program is not started again


def test_names_of_the_module():
    names = dir(microcontroller)
    for name in 'cpu', 'cpus', 'nvm', 'pin', 'watchdog', 'delay_us', 'reset', 'Pin', 'Processor', 'RunMode', 'ResetReason':
        assert names.count(name) == 1, name
    assert microcontroller.watchdog is None
    refused(getattr, microcontroller, 'nothing')
    # expect: AttributeError: module 'microcontroller' has no attribute 'nothing'


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
