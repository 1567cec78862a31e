# SPDX-License-Identifier: MIT
"""time: clocks, pauses, and what is wrong with their arguments."""
import time


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


heading('clocks')
for name in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
    seconds, nanoseconds = getattr(time, name), getattr(time, name + '_ns')
    before, middle, after = seconds(), nanoseconds(), seconds()
    print(name, type(before).__name__, type(middle).__name__, before - 1e-3 <= middle / 1e9 <= after + 1e-3, before <= after)
    info = time.get_clock_info(name)
    print(info.implementation, info.monotonic, info.adjustable, info.resolution)
show(time.get_clock_info, 'sundial')
show(time.get_clock_info, 5)
print(1.7e9 < time.time() < 1e11, time.time_ns() > 1.7e18)
for clock in (time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.CLOCK_MONOTONIC_RAW, time.CLOCK_BOOTTIME, time.CLOCK_PROCESS_CPUTIME_ID, time.CLOCK_THREAD_CPUTIME_ID, time.CLOCK_TAI):
    print(clock, time.clock_gettime(clock) <= time.clock_gettime_ns(clock) / 1e9 + 1e-6, time.clock_getres(clock) > 0)
for function in (time.clock_gettime, time.clock_gettime_ns, time.clock_getres):
    show(function, 99), show(function, 'a'), show(function, 1.5), show(function, 2**40)

heading('pauses')
before = time.monotonic()
time.sleep(0.02)
print(time.monotonic() - before >= 0.02)
print(time.sleep(0), time.sleep(0.0), time.sleep(-0.0), time.sleep(1e-9))
for wrong in (-1, -0.5, 'a', None, float('nan'), float('inf'), 1e30, 2**70, -2**70, [], 1j):
    show(time.sleep, wrong)


class Index:
    def __index__(self):
        return 0


show(time.sleep, Index())
print([name for name in dir(time) if name[0] != '_' and not getattr(time, name).__doc__])

# expect: -- clocks
# expect: time float int True True
# expect: clock_gettime(CLOCK_REALTIME) False True 1e-09
# expect: monotonic float int True True
# expect: clock_gettime(CLOCK_MONOTONIC) True False 1e-09
# expect: perf_counter float int True True
# expect: clock_gettime(CLOCK_MONOTONIC) True False 1e-09
# expect: process_time float int True True
# expect: clock_gettime(CLOCK_PROCESS_CPUTIME_ID) True False 1e-09
# expect: thread_time float int True True
# expect: clock_gettime(CLOCK_THREAD_CPUTIME_ID) True False 1e-09
# expect: ValueError: unknown clock
# expect: TypeError: get_clock_info() argument 1 must be str, not int
# expect: True True
# expect: 0 True True
# expect: 1 True True
# expect: 4 True True
# expect: 7 True True
# expect: 2 True True
# expect: 3 True True
# expect: 11 True True
# expect: OSError: [Errno 22] Invalid argument
# expect: TypeError: clk_id should be integer, not str
# expect: TypeError: clk_id should be integer, not float
# expect: TypeError: clk_id should be integer, not int
# expect: OSError: [Errno 22] Invalid argument
# expect: TypeError: clk_id should be integer, not str
# expect: TypeError: clk_id should be integer, not float
# expect: TypeError: clk_id should be integer, not int
# expect: OSError: [Errno 22] Invalid argument
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: OverflowError: signed integer is greater than maximum
# expect: -- pauses
# expect: True
# expect: None None None None
# expect: ValueError: sleep length must be non-negative
# expect: ValueError: sleep length must be non-negative
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: ValueError: Invalid value NaN (not a number)
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp out of range for platform time_t
# expect: OverflowError: timestamp too large to convert to C PyTime_t
# expect: OverflowError: timestamp too large to convert to C PyTime_t
# expect: TypeError: 'list' object cannot be interpreted as an integer
# expect: TypeError: 'complex' object cannot be interpreted as an integer
# expect: None
# expect: []
