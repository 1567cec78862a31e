# SPDX-License-Identifier: MIT
"""Mock objects: stand-ins that record what is done with them, and patches that put them in place.

The parts are in unittest._mock_*; what this module shows has its name.
"""
from unittest._mock_call import ANY, DEFAULT, _ANY, _Call, _CallList, _Sentinel, _SentinelObject, call, sentinel
from unittest._mock_base import Base, InvalidSpecError, NonCallableMock, _callable
from unittest._mock_base import _MAGICS as _magics
from unittest._mock_callable import CallableMixin, MagicMixin, MagicMock, Mock, NonCallableMagicMock, PropertyMock
from unittest._mock_async import AsyncMagicMixin, AsyncMock, AsyncMockMixin
from unittest._mock_autospec import create_autospec, mock_open, seal
from unittest._mock_threading import ThreadingMixin, ThreadingMock
from unittest._mock_patch import _get_target, _patch, _patch_dict, patch

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
           'ThreadingMock', 'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')
__unittest = True
FILTER_DIR = True  # whether dir() of a mock leaves out names with an underscore

for _item in list(globals().values()):
    if getattr(_item, '__module__', '').startswith('unittest._mock') and not isinstance(_item, _Call):
        _item.__module__ = __name__
del _item
