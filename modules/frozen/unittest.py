# SPDX-License-Identifier: MIT
"""Test cases, suites, a loader, a runner on the terminal.

Parts that take a while to load, or are seldom needed, are loaded at their first use.
"""
from unittest.result import TestResult
from unittest.case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
                           expectedFailure, skip, skipIf, skipUnless)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main

__all__ = ['IsolatedAsyncioTestCase', 'TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure',
           'TextTestResult', 'installHandler', 'registerResult', 'removeResult', 'removeHandler', 'addModuleCleanup',
           'doModuleCleanups', 'enterModuleContext']
__unittest = True


def __getattr__(name):
    if name == 'IsolatedAsyncioTestCase':  # asyncio takes a while to load
        from unittest.async_case import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    if name in ('installHandler', 'registerResult', 'removeResult', 'removeHandler'):
        from unittest import signals
        return getattr(signals, name)
    if name in ('async_case', 'signals', 'util'):
        from importlib import import_module
        return import_module('unittest.' + name)
    raise AttributeError('module %r has no attribute %r' % (__name__, name))
