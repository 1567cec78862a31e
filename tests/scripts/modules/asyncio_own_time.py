# An event loop with a time() of its own: timers go by it.
# allocations: no
import asyncio


class Loop(asyncio.SelectorEventLoop):
    ahead = 0

    def time(self):
        return super().time() * 1000 + self.ahead


async def main():
    loop = asyncio.get_running_loop()
    order = []
    start = loop.time()
    loop.call_later(7, order.append, 'seventh')
    loop.call_at(start + 3, order.append, 'third')
    await asyncio.sleep(10)  # ten milliseconds of another clock
    print(order, 10 <= loop.time() - start)  # expect: ['third', 'seventh'] True
    loop.ahead = 10 ** 9
    loop.call_soon(setattr, loop, 'ahead', 2 * 10 ** 9)
    await asyncio.sleep(10 ** 9)  # that moment has come before it is waited for
    print(loop.ahead)  # expect: 2000000000

loop = Loop()
loop.run_until_complete(main())
loop.close()
