# SPDX-License-Identifier: MIT
"""Test cases, suites, a loader, a runner on the terminal.

What needs regular expressions or logging is there when these modules are.
"""
from unittest.result import TestResult
from unittest.case import (FunctionTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless)
from unittest.suite import TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main

__all__ = ['TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader', 'FunctionTestCase', 'main',
           'IsolatedAsyncioTestCase', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult']
__unittest = True


def __getattr__(name):
    if name == 'IsolatedAsyncioTestCase':  # asyncio takes a while to load
        from unittest.async_case import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError('module %r has no attribute %r' % (__name__, name))
