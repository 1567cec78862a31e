# SPDX-License-Identifier: MIT
"""Planets that attract each other, as objects and as lists."""
# group: numeric
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Body:
    def __init__(self, position, velocity, mass):
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = velocity
        self.mass = mass


def make():
    return [Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 39.47),
            Body((4.84, -1.16, -0.10), (0.606, 2.811, -0.02), 0.0376),
            Body((8.34, 4.12, -0.4), (-1.01, 1.82, 0.008), 0.0112),
            Body((12.89, -15.11, -0.22), (1.08, 0.868, -0.01), 0.0017),
            Body((15.37, -25.9, 0.179), (0.979, 0.594, -0.034), 0.002)]


def advance(bodies, dt, steps):
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            pull = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
            am = a.mass * pull
            bm = b.mass * pull
            a.vx -= dx * bm
            a.vy -= dy * bm
            a.vz -= dz * bm
            b.vx += dx * am
            b.vy += dy * am
            b.vz += dz * am
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx ** 2 + a.vy ** 2 + a.vz ** 2)
        for b in bodies[i + 1:]:
            total -= a.mass * b.mass / ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
    return total


bodies = make()
before = energy(bodies)
advance(bodies, 0.01, int(150000 * SIZE))
print('%.6f %.6f' % (before, energy(bodies)))
