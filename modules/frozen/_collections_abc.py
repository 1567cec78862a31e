# SPDX-License-Identifier: MIT
"""_collections_abc: the name by which modules of CPython's library ask for collections.abc, which takes its place."""
import collections.abc
import sys

sys.modules[__name__] = collections.abc
