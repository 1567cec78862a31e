# SPDX-License-Identifier: MIT
"""encodings.aliases: other names of encodings, as they are without separators, and what they are names of."""
from codecs import _spellings
from encodings._other import _ALIASES
from encodings._tables import ALIASES

aliases = {name: known.replace('-', '_') for names in (_spellings, _ALIASES, ALIASES) for name, known in names.items()
           if name != known}
