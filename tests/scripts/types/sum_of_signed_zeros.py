# SPDX-License-Identifier: MIT
"""sum() of floats: minus zero stays what it is, and what rounding loses is kept."""
print(sum([-0.0], -0.0), sum([-0.0, -0.0], -0.0), sum([], -0.0), sum([-0.0]), sum([0.0], -0.0), sum([0, -0.0], -0.0))
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([float('inf'), 1.0]), sum([1e308, 1e308]))

# expect: -0.0 -0.0 -0.0 0.0 0.0 0.0
# expect: 1.0 1.0 inf inf
