# SPDX-License-Identifier: MIT
"""cpy.mock.devices - models of devices, to be attached to the simulated board.

    from cpy import mock
    sensor = mock.attach_i2c('I2C', mock.devices.BME280(temperature=21.5))

Each is written from the data sheet that its module names, and may be derived from.  A model's module is imported
when the model is asked for.
"""

MODULES = {
    'AT24C32': 'at24c32',
    'BME280': 'bme280',
    'Button': 'button',
    'DS3231': 'ds3231',
    'GPS': 'gps',
    'Led': 'led',
    'MCP23017': 'mcp23017',
    'SSD1306': 'ssd1306',
    'SSD1306_SPI': 'ssd1306',
    'W25Q': 'w25q',
    'W25Q32': 'w25q',
}
__all__ = list(MODULES)


def __getattr__(name):
    if name not in MODULES:
        raise AttributeError('cpy.mock.devices has no model %r; it has %s' % (name, ', '.join(MODULES)))
    model = getattr(__import__('cpy.mock.devices.' + MODULES[name], fromlist=[name]), name)
    globals()[name] = model
    return model


def __dir__():
    return sorted(set(globals()) | set(MODULES))
