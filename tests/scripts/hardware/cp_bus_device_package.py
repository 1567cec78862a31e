# SPDX-License-Identifier: MIT
"""adafruit_bus_device: importing the package is enough to use what is in it."""
# cpython: no
import adafruit_bus_device

print(adafruit_bus_device.i2c_device.I2CDevice.__name__)  # expect: I2CDevice
print(adafruit_bus_device.spi_device.SPIDevice.__name__)  # expect: SPIDevice
