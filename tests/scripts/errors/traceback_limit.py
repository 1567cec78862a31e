# sys.tracebacklimit: how many levels a report shows, the last ones; none at all leaves the last line alone.
import io
import sys


def inner(n):
    if n:
        inner(n - 1)
    else:
        1 / 0


def report(limit):
    sys.tracebacklimit = limit
    stream, sys.stderr = sys.stderr, io.StringIO()
    try:
        inner(2)
    except ZeroDivisionError as e:
        sys.excepthook(type(e), e, e.__traceback__)
    text, sys.stderr = sys.stderr.getvalue(), stream
    print(limit, [line.strip() for line in text.splitlines() if not line.strip().startswith(('File', '~', '^'))])


for limit in 1, 0, -5, True, 3:
    report(limit)

# expect: 1 ['Traceback (most recent call last):', '1 / 0', 'ZeroDivisionError: division by zero']
# expect: 0 ['ZeroDivisionError: division by zero']
# expect: -5 ['ZeroDivisionError: division by zero']
# expect: True ['Traceback (most recent call last):', '1 / 0', 'ZeroDivisionError: division by zero']
# expect: 3 ['Traceback (most recent call last):', 'inner(n - 1)', 'inner(n - 1)', '1 / 0', 'ZeroDivisionError: division by zero']
