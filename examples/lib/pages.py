# SPDX-License-Identifier: MIT
"""pages - what the weather station shows: readings in metric or imperial units, or the course of the temperature."""

from canvas import Canvas

PAGES = ('metric', 'imperial', 'trend')
TOP = 12  # of what is below the title


def in_units(page: str, readings: tuple) -> tuple:
    """Return (temperature, pressure, humidity) as text."""
    temperature, pressure, humidity = readings
    if page == 'imperial':
        return '%.1f °F' % (temperature * 9 / 5 + 32), '%.2f inHg' % (pressure * 0.02953), '%.0f %%' % humidity
    return '%.1f °C' % temperature, '%.1f hPa' % pressure, '%.0f %%' % humidity


def draw(canvas: Canvas, page: str, history: list) -> None:
    """Draw a page; history holds the readings, the newest last."""
    canvas.clear()
    canvas.text(page.upper(), 0, 0)
    canvas.text('#%d' % len(history) if len(history) < 1000 else '#...', canvas.width - 24, 0)
    canvas.fill(0, 9, canvas.width, 1)
    if page == 'trend':
        draw_trend(canvas, [readings[0] for readings in history])
        return
    temperature, pressure, humidity = in_units(page, history[-1])
    canvas.text(temperature, 4, TOP + 4, 2)
    canvas.text(pressure, 4, TOP + 26)
    canvas.text('humidity ' + humidity, 4, TOP + 40)


def draw_trend(canvas: Canvas, temperatures: list) -> None:
    """Draw the newest temperatures as a line between the lowest and the highest."""
    step = 4
    shown = temperatures[-(canvas.width - 42) // step:]
    low, high = min(shown), max(shown)
    bottom = canvas.height - 2
    canvas.text('%.1f' % high, 0, TOP + 2)
    canvas.text('%.1f' % low, 0, bottom - 7)
    canvas.fill(36, TOP, 1, bottom - TOP + 1)
    canvas.fill(36, bottom, canvas.width - 36, 1)
    height = bottom - TOP - 6
    places = [(40 + step * i, bottom - 3 - round(height * (value - low) / max(high - low, 0.1)))
              for i, value in enumerate(shown)]
    for (x0, y0), (x1, y1) in zip(places, places[1:]):
        canvas.line(x0, y0, x1, y1)
    x, y = places[-1]
    canvas.fill(x - 1, y - 1, 3, 3)
