# Classes to derive loops, policies, servers and tasks from; stacks of tasks; TLS is refused.
import asyncio
import io
import selectors


async def tried(awaitable):
    try:
        return await awaitable
    except (Exception, asyncio.CancelledError) as e:
        return '%s: %s' % (type(e).__name__, e)


def refused(method, *args):
    try:
        return method(*args)
    except NotImplementedError:
        return 'not implemented'


abstract = asyncio.AbstractEventLoop()
for name in 'run_forever', 'stop', 'time', 'close', 'get_debug', 'create_future':
    print(name, refused(getattr(abstract, name)), asyncio.iscoroutinefunction(getattr(abstract, name)))
# expect: run_forever not implemented False
# expect: stop not implemented False
# expect: time not implemented False
# expect: close not implemented False
# expect: get_debug not implemented False
# expect: create_future not implemented False
for name in 'create_server', 'sock_recv', 'subprocess_exec', 'run_in_executor', 'start_tls', 'sendfile':
    print(name, asyncio.iscoroutinefunction(getattr(abstract, name)))
# expect: create_server True
# expect: sock_recv True
# expect: subprocess_exec True
# expect: run_in_executor False
# expect: start_tls True
# expect: sendfile True
policy = asyncio.AbstractEventLoopPolicy()
print(refused(policy.get_event_loop), refused(policy.set_event_loop, None), refused(policy.new_event_loop))
# expect: not implemented not implemented not implemented
print(refused(asyncio.AbstractServer().close_clients), refused(asyncio.AbstractServer().abort_clients))  # expect: not implemented not implemented


async def sleeper():
    await asyncio.sleep(60)


async def failing():
    raise ValueError('wrong')


class Other:
    def __init__(self, loop):
        self.loop = loop

    def get_loop(self):
        return self.loop

    def done(self):
        return False


async def main():
    loop = asyncio.get_running_loop()
    print(await tried(loop.create_connection(None, ssl=1)) != '', refused(abstract.stop))
    task = asyncio.create_task(sleeper(), name='sleeping')
    await asyncio.sleep(0)
    text = io.StringIO()
    task.print_stack(file=text)
    lines = text.getvalue().split('\n')
    print(lines[0].partition(' for')[0], lines[0].endswith('(most recent call last):'), lines[1].partition(' in ')[2], lines[2].strip())
    print([frame.f_code.co_name for frame in task.get_stack()], task.get_stack(limit=1)[0].f_code.co_name)
    task.cancel()
    print(await tried(task))
    text = io.StringIO()
    task.print_stack(file=text)
    print(text.getvalue().partition(' for')[0])
    task = asyncio.create_task(failing())
    print(await tried(task), [frame.f_code.co_name for frame in task.get_stack()][-1])
    text = io.StringIO()
    task.print_stack(file=text)
    print(text.getvalue().partition(' for')[0], text.getvalue().rstrip().rpartition('\n')[2])
    try:
        asyncio.as_completed(sleeper)
    except TypeError as e:
        print(e)
    other = Other(loop)
    asyncio._register_task(other)
    print(other in asyncio.all_tasks())
    asyncio._unregister_task(other)
    print(other in asyncio.all_tasks())
    try:
        asyncio._enter_task(loop, other)
    except RuntimeError as e:
        print(str(e)[:24])
    current = asyncio.current_task()
    asyncio._leave_task(loop, current)
    asyncio._enter_task(loop, other)
    print(asyncio.current_task() is other)
    asyncio._leave_task(loop, other)
    asyncio._enter_task(loop, current)


asyncio.run(main())
# expect: True not implemented
# expect: Stack True sleeper await asyncio.sleep(60)
# expect: ['sleeper'] sleeper
# expect: CancelledError: 
# expect: No stack
# expect: ValueError: wrong failing
# expect: Traceback ValueError: wrong
# expect: 'function' object is not iterable
# expect: True
# expect: False
# expect: Cannot enter into task <
# expect: True
loop = asyncio.SelectorEventLoop(selectors.SelectSelector())
print(loop.run_until_complete(asyncio.sleep(0, 'with a selector')))  # expect: with a selector
loop.close()
