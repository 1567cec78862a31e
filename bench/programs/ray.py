# SPDX-License-Identifier: MIT
"""A ray tracer: vectors as objects with operators, spheres and a plane, shadows, one reflection."""
# group: objects
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Vector:
    __slots__ = ('x', 'y', 'z')

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / self.dot(self) ** 0.5)


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre, self.radius, self.colour, self.shine = centre, radius, colour, shine

    def hit(self, origin, direction):
        to = self.centre - origin
        middle = to.dot(direction)
        inside = self.radius * self.radius - to.dot(to) + middle * middle
        if inside < 0.0:
            return None
        distance = middle - inside ** 0.5
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return (point - self.centre).unit()


class Floor:
    shine = 0.1
    colour = 0.6

    def hit(self, origin, direction):
        if direction.y > -1e-6:
            return None
        distance = -origin.y / direction.y
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)


class Scene:
    def __init__(self):
        self.things = [Floor(), Sphere(Vector(0.0, 1.0, 4.0), 1.0, 0.9, 0.4),
                       Sphere(Vector(1.6, 0.6, 3.0), 0.6, 0.7, 0.2), Sphere(Vector(-1.5, 0.7, 3.4), 0.7, 0.5, 0.3)]
        self.light = Vector(-4.0, 6.0, -2.0)

    def nearest(self, origin, direction):
        best, found = 1e9, None
        for thing in self.things:
            distance = thing.hit(origin, direction)
            if distance is not None and distance < best:
                best, found = distance, thing
        return best, found

    def shade(self, origin, direction, depth):
        distance, thing = self.nearest(origin, direction)
        if thing is None:
            return 0.2 + 0.3 * max(direction.y, 0.0)
        point = origin + direction * distance
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        lit = max(normal.dot(to_light), 0.0)
        if lit > 0.0 and self.nearest(point, to_light)[1] is not None:
            lit = 0.0
        value = thing.colour * (0.1 + 0.9 * lit)
        if depth and thing.shine:
            mirrored = direction - normal * (2.0 * direction.dot(normal))
            value = value * (1.0 - thing.shine) + thing.shine * self.shade(point, mirrored, depth - 1)
        return value


def render(width, height):
    scene, eye, total = Scene(), Vector(0.0, 1.2, -2.0), 0.0
    for row in range(height):
        for column in range(width):
            direction = Vector((column - width / 2) / width, (height / 2 - row) / width, 1.0).unit()
            total += scene.shade(eye, direction, 1)
    return total


print('%.6f' % render(220, int(160 * SIZE)))
