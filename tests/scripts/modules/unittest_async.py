# unittest.IsolatedAsyncioTestCase: the order of all methods, cleanups, contexts, failures, skips.
# allocations: no
import asyncio
import contextlib
import contextvars
import io
import unittest

log = []
variable = contextvars.ContextVar('variable', default=None)


class Case(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        log.append('setUp')

    async def asyncSetUp(self):
        variable.set('set up')
        self.loop = asyncio.get_running_loop()
        log.append('asyncSetUp')

    async def asyncTearDown(self):
        await asyncio.sleep(0)
        log.append('asyncTearDown')

    def tearDown(self):
        log.append('tearDown')

    async def test_passes(self):
        self.addAsyncCleanup(self.clean, 1)
        self.addCleanup(log.append, 'cleanup')
        await asyncio.sleep(0)
        self.assertIs(self.loop, asyncio.get_running_loop())
        self.assertEqual(variable.get(), 'set up')
        value = await self.enterAsyncContext(manager())
        self.assertEqual(value, 'value')
        log.append('test')

    async def clean(self, x):
        await asyncio.sleep(0)
        log.append(('async cleanup', x))

    async def test_fails(self):
        await asyncio.sleep(0)
        self.assertEqual(1, 2)

    async def test_raises(self):
        raise KeyError('raised')

    async def test_skips(self):
        self.skipTest('why not')

    @unittest.expectedFailure
    async def test_expected(self):
        self.fail()

    def test_plain(self):
        log.append('plain')

    async def test_leaves_a_task(self):
        asyncio.create_task(asyncio.sleep(100))


@contextlib.asynccontextmanager
async def manager():
    log.append('enter')
    yield 'value'
    log.append('leave')


for name in sorted(name for name in dir(Case) if name.startswith('test_')):
    log.clear()
    result = Case(name).run()
    print(name, log)
    print('   ', result.wasSuccessful(), len(result.failures), len(result.errors), len(result.skipped),
          len(result.expectedFailures), [text.strip().split('\n')[-1] for test, text in result.failures + result.errors])

stream = io.StringIO()
result = unittest.TextTestRunner(stream, verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(Case))
print(result.testsRun, stream.getvalue().strip().split('\n')[-1])

# expect: test_expected ['setUp', 'asyncSetUp', 'asyncTearDown', 'tearDown']
# expect:     True 0 0 0 1 []
# expect: test_fails ['setUp', 'asyncSetUp', 'asyncTearDown', 'tearDown']
# expect:     False 1 0 0 0 ['AssertionError: 1 != 2']
# expect: test_leaves_a_task ['setUp', 'asyncSetUp', 'asyncTearDown', 'tearDown']
# expect:     True 0 0 0 0 []
# expect: test_passes ['setUp', 'asyncSetUp', 'enter', 'test', 'asyncTearDown', 'tearDown', 'leave', 'cleanup', ('async cleanup', 1)]
# expect:     True 0 0 0 0 []
# expect: test_plain ['setUp', 'asyncSetUp', 'plain', 'asyncTearDown', 'tearDown']
# expect:     True 0 0 0 0 []
# expect: test_raises ['setUp', 'asyncSetUp', 'asyncTearDown', 'tearDown']
# expect:     False 0 1 0 0 ["KeyError: 'raised'"]
# expect: test_skips ['setUp', 'asyncSetUp', 'asyncTearDown', 'tearDown']
# expect:     True 0 0 1 0 []
# expect: 7 FAILED (failures=1, errors=1, skipped=1, expected failures=1)
