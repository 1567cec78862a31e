# SPDX-License-Identifier: MIT
"""The command -m unittest."""
import os
import sys
import unittest

__unittest = True
sys.argv[0] = os.path.basename(sys.executable) + ' -m unittest'
unittest.main(module=None)
