# SPDX-License-Identifier: MIT
"""lose.py N   runs the weather station on a board that is gone after N operations (--backend posted)."""
import os
import sys

here = os.path.dirname(__file__)
examples = os.path.join(here, '..', '..', 'examples')
sys.path[:0] = [examples, os.path.join(examples, 'lib')]

from cpy import mock

import weather_station

mock.load_wiring(os.path.join(here, 'faults.toml'))
mock.lose_connection(int(sys.argv[1]))
weather_station.main(2)
