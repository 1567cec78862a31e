# SPDX-License-Identifier: MIT
"""cpy.mock.devices - models of devices, to be attached to the simulated board.

    from cpy import mock
    sensor = mock.attach_i2c('I2C', mock.devices.BME280(temperature=21.5))

Each is written from the data sheet that its module names, and may be derived from.
"""

from cpy.mock.devices.bme280 import BME280
from cpy.mock.devices.ssd1306 import SSD1306, SSD1306_SPI

__all__ = ['BME280', 'SSD1306', 'SSD1306_SPI']
