# SPDX-License-Identifier: MIT
"""Test cases, suites, a loader, a runner on the terminal.

What needs regular expressions, asyncio or logging is there when these modules are.
"""
from unittest.result import TestResult
from unittest.case import (FunctionTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless)
from unittest.suite import TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main

__all__ = ['TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader', 'FunctionTestCase', 'main',
           'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult']
__unittest = True
