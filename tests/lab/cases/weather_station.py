# SPDX-License-Identifier: MIT
"""The weather station of examples/, in both its forms, through the kernel: it prints what it prints on the mock."""
import io
import os
import sys

from cpy import mock

ROOT = os.getcwd()
with open('tests/station/expected.txt', encoding='utf-8') as file:
    expected = file.read().partition('┌')[0]  # the picture behind it is the other process's


def station(form):
    """What it prints."""
    mock.reset()
    mock.load_wiring(ROOT + '/tests/station/room.toml')
    path = ROOT + '/examples/%s.py' % form
    sys.argv[:] = [path, '5']
    sys.path[:0] = [ROOT + '/examples', ROOT + '/examples/lib']
    stdout, sys.stdout = sys.stdout, io.StringIO()
    try:
        with open(path, encoding='utf-8') as file:
            exec(compile(file.read(), path, 'exec'), {'__name__': '__main__', '__file__': path})
        return sys.stdout.getvalue()
    except SystemExit:
        return sys.stdout.getvalue()
    finally:
        sys.stdout = stdout


for form in 'weather_station', 'weather_station_machine':
    text = station(form)
    print(text == expected or text)  # expect: True
# expect: True
