# SPDX-License-Identifier: MIT
"""concurrent: a package that holds concurrent.futures."""
