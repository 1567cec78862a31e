# SPDX-License-Identifier: MIT
# modules/frozen/digitalio._protocol.py - DigitalInOutProtocol, for annotations: what a driver may expect of a pin.
#
# An expander's pin or a fake in a test has these, too.  Only who asks for the name pays for importing it.

from typing import Optional, Protocol

from digitalio import Direction, DriveMode, Pull

__name__ = 'digitalio'  # where the class is seen to come from


class DigitalInOutProtocol(Protocol):
    """Anything that can be used as a digitalio.DigitalInOut is."""

    @property
    def direction(self) -> Direction:
        """Which way the pin works."""

    @property
    def value(self) -> bool:
        """The pin's level."""

    @property
    def pull(self) -> Optional[Pull]:
        """The resistor of an input."""

    @property
    def drive_mode(self) -> DriveMode:
        """How an output drives."""

    def deinit(self) -> None:
        """Give the pin back."""

    def deinited(self) -> bool:
        """Has it been given back?"""

    def switch_to_input(self, pull: Optional[Pull] = None) -> None:
        """Make the pin an input."""

    def switch_to_output(self, value: bool = False, drive_mode: DriveMode = DriveMode.PUSH_PULL) -> None:
        """Make the pin an output."""
