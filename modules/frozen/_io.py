# SPDX-License-Identifier: MIT
"""_io: where the streams say that they are from."""
from io import BufferedRandom, BufferedReader, BufferedWriter, BytesIO, FileIO, StringIO, TextIOWrapper
