# SPDX-License-Identifier: MIT
"""The command -m unittest."""
import sys
import unittest

__unittest = True
sys.argv[0] = 'python -m unittest'
unittest.main(module=None)
