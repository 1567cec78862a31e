# SPDX-License-Identifier: MIT
# Arithmetic with very large ints heeds signals between its steps.
import math
import signal


def stop(number, frame):
    raise TimeoutError


signal.signal(signal.SIGALRM, stop)
for compute in lambda: math.factorial(10 ** 8), lambda: 7 ** 2 ** 28, lambda: math.comb(10 ** 8, 5 * 10 ** 7):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        compute()
    except TimeoutError:
        print('interrupted')
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
# expect: interrupted
# expect: interrupted
# expect: interrupted
print(7 ** 5, math.factorial(10), pow(3, 200) % 1000007)  # expect: 16807 3628800 959082
