# allocations: no
# cpython: no
# What another thread schedules ends the main thread's wait, without any hardware.
import asyncio
import os
import threading
import time

import micropython


def stop(_):
    raise KeyboardInterrupt


def schedule():
    time.sleep(0.01)
    micropython.schedule(stop, None)


def interrupted(wait, *args):
    thread = threading.Thread(target=schedule)
    try:
        thread.start()
        wait(*args)
    except KeyboardInterrupt:
        return True
    finally:
        thread.join()


async def read():
    reader, writer = os.pipe()
    asyncio.get_running_loop().add_reader(reader, print)
    await asyncio.Event().wait()


print(interrupted(time.sleep, 3600), interrupted(threading.Event().wait), interrupted(asyncio.run, read()))
# expect: True True True
