# SPDX-License-Identifier: MIT
# asyncio: streams over TCP, local paths and pipes, servers, datagrams, programs, signals, sockets by hand.
# allocations: no
# forks: no
import asyncio, os, sys, signal, tempfile
async def main():
    async def echo(reader, writer):
        while line := await reader.readline():
            writer.write(line.upper()); await writer.drain()
        writer.close(); await writer.wait_closed()
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    print(server.is_serving(), len(server.sockets))
    port = server.sockets[0].getsockname()[1]
    async with server:
        r, w = await asyncio.open_connection('127.0.0.1', port)
        w.write(b'one\ntwo\nthree'); 
        print(await r.readline(), await r.readline())
        w.write_eof()
        print(await r.read(), r.at_eof())
        w.close(); await w.wait_closed()
        print(w.is_closing())
        r, w = await asyncio.open_connection('127.0.0.1', port)
        big = b'x' * 1000000 + b'\n'
        async def send():
            w.write(b'aaa\n'); await w.drain()
            w.writelines([b'bb', b'b\n']); w.write_eof()
        await send()
        try: await r.readexactly(100)
        except asyncio.IncompleteReadError as e: print(repr(e), e.partial, e.expected)
        w.close()
    print(server.is_serving(), server.sockets)
    try: await asyncio.open_connection('127.0.0.1', port)
    except OSError as e: print(type(e).__name__, str(e).replace(str(port), 'PORT'))

    p = await asyncio.create_subprocess_exec('cat', stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await p.communicate(b'hello'), p.returncode)
    p = await asyncio.create_subprocess_shell('echo out; echo err >&2; exit 3', stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    print(await p.communicate(), p.returncode, await p.wait())
    p = await asyncio.create_subprocess_exec('sleep', '10')
    p.terminate(); print(await p.wait(), p.returncode)
    try: p.kill()
    except ProcessLookupError as e: print(repr(e))
    p = await asyncio.create_subprocess_exec('sleep', '10')
    try: await asyncio.wait_for(p.wait(), 0.05)
    except TimeoutError as e: print('timeout', repr(e))
    p.kill(); print(await p.wait())
    try: await asyncio.create_subprocess_exec('/no/such')
    except FileNotFoundError as e: print(e)
    p = await asyncio.create_subprocess_exec('head', '-c', '5', stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await p.communicate(b'x' * 1000000))
    p = await asyncio.create_subprocess_exec('sh', '-c', 'for i in 1 2 3; do echo line $i; done', stdout=asyncio.subprocess.PIPE)
    async for line in p.stdout: print(line)
    print(await p.wait())
    p = await asyncio.create_subprocess_exec('sh', '-c', 'read a; echo got $a; read b; echo and $b', stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    p.stdin.write(b'1\n'); print(await p.stdout.readline()); p.stdin.write(b'2\n'); print(await p.stdout.readline()); p.stdin.close(); await p.stdin.wait_closed(); print(await p.wait())

    loop = asyncio.get_running_loop()
    ev = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, ev.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.wait_for(ev.wait(), 20); print('signal')
    loop.call_later(0.02, os.kill, os.getpid(), signal.SIGUSR1); ev.clear()
    await asyncio.wait_for(ev.wait(), 20); print('signal again')
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1), signal.getsignal(signal.SIGUSR1))
    def err(f, *a):
        try: print(f(*a))
        except Exception as e: print(type(e).__name__, e)
    err(loop.add_signal_handler, signal.SIGKILL, print); err(loop.add_signal_handler, 'x', print); err(loop.add_signal_handler, 1000, print); err(loop.add_signal_handler, signal.SIGTERM, main)
    ev2 = asyncio.Event()
    loop.add_signal_handler(signal.SIGINT, ev2.set)
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.wait_for(ev2.wait(), 20); print('int'); loop.remove_signal_handler(signal.SIGINT)

    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, 's')
        got = []
        def plain(reader, writer):
            got.append(writer.get_extra_info('peername')); writer.write(b'hi'); writer.close()
        s = await asyncio.start_unix_server(plain, path)
        r, w = await asyncio.open_unix_connection(path)
        print(await r.read(), got); w.close(); await w.wait_closed()
        s.close(); await s.wait_closed(); print(os.path.exists(path))
    # a reader by hand
    r = asyncio.StreamReader(limit=10)
    r.feed_data(b'0123456789abc\nrest')
    try: await r.readline()
    except ValueError as e: print(e)
    print(r, await r.read(2))
    r = asyncio.StreamReader(limit=10); r.feed_data(b'0123456789abc')
    try: await r.readuntil(b'\n')
    except asyncio.LimitOverrunError as e: print(e, e.consumed)
    r.feed_eof(); print(await r.readuntil((b'5', b'2'))); print(await r.read(), r.at_eof(), r)
    r = asyncio.StreamReader()
    t1 = asyncio.create_task(r.read(1)); await asyncio.sleep(0)
    try: await r.readline()
    except RuntimeError as e: print(e)
    r.feed_data(b'q'); print(await t1)
    for bad in (b'',), ():
        try: await r.readuntil(bad)
        except ValueError as e: print(e)
    try: await r.readexactly(-1)
    except ValueError as e: print(e)
    # pipes
    rfd, wfd = os.pipe()
    reader = asyncio.StreamReader()
    tr, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(rfd, 'rb', 0))
    tw, pw = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, os.fdopen(wfd, 'wb', 0))
    tw.write(b'through the pipe'); tw.write_eof(); print(await reader.read())
    # datagrams
    class D(asyncio.DatagramProtocol):
        def __init__(self): self.got = asyncio.Queue()
        def connection_made(self, t): self.t = t
        def datagram_received(self, data, addr): self.got.put_nowait(data)
    ta, a = await loop.create_datagram_endpoint(D, local_addr=('127.0.0.1', 0))
    tb, b = await loop.create_datagram_endpoint(D, remote_addr=ta.get_extra_info('sockname'))
    tb.sendto(b'dgram'); print(await a.got.get()); ta.close(); tb.close()
    # sock_*
    import socket
    x, y = socket.socketpair(); x.setblocking(False); y.setblocking(False)
    await loop.sock_sendall(x, b'abc'); print(await loop.sock_recv(y, 10))
    t = asyncio.create_task(loop.sock_recv(y, 10)); await asyncio.sleep(0.01); x.send(b'later'); print(await t)
    data = os.urandom(500000)
    async def rec():
        got = b''
        while len(got) < len(data): got += await loop.sock_recv(y, 65536)
        return got
    t = asyncio.create_task(rec()); await loop.sock_sendall(x, data); print(await t == data)
    x.close(); y.close()
    for f in (loop.create_connection(None), loop.create_connection(None, 'h', 1, ssl=None, sock=1), loop.create_server(None), asyncio.open_unix_connection(), loop.create_connection(None, 'x', 1, server_hostname='a')):
        try: await f
        except Exception as e: print(type(e).__name__, e)
asyncio.run(main())

# expect: True 1
# expect: b'ONE\n' b'TWO\n'
# expect: b'THREE' True
# expect: True
# expect: IncompleteReadError('8 bytes read on a total of 100 expected bytes') b'AAA\nBBB\n' 100
# expect: False ()
# expect: ConnectionRefusedError [Errno 111] Connect call failed ('127.0.0.1', PORT)
# expect: (b'hello', None) 0
# expect: (b'out\n', b'err\n') 3 3
# expect: -15 -15
# expect: ProcessLookupError()
# expect: timeout TimeoutError()
# expect: -9
# expect: [Errno 2] No such file or directory: '/no/such'
# expect: (b'xxxxx', None)
# expect: b'line 1\n'
# expect: b'line 2\n'
# expect: b'line 3\n'
# expect: 0
# expect: b'got 1\n'
# expect: b'and 2\n'
# expect: 0
# expect: signal
# expect: signal again
# expect: True False 0
# expect: RuntimeError sig 9 cannot be caught
# expect: TypeError sig must be an int, not 'x'
# expect: ValueError invalid signal number 1000
# expect: TypeError coroutines cannot be used with add_signal_handler()
# expect: int
# expect: b'hi' ['']
# expect: False
# expect: Separator is found, but chunk is longer than limit
# expect: <StreamReader 2 bytes limit=10> b're'
# expect: Separator is not found, and chunk exceed the limit 13
# expect: b'012'
# expect: b'3456789abc' True <StreamReader eof limit=10>
# expect: readuntil() called while another coroutine is already waiting for incoming data
# expect: b'q'
# expect: Separator should be at least one-byte string
# expect: Separator should contain at least one element
# expect: readexactly size can not be less than zero
# expect: b'through the pipe'
# expect: b'dgram'
# expect: b'abc'
# expect: b'later'
# expect: True
# expect: ValueError host and port was not specified and no sock specified
# expect: ValueError host/port and sock can not be specified at the same time
# expect: ValueError Neither host/port nor sock were specified
# expect: ValueError no path and sock were specified
# expect: ValueError server_hostname is only meaningful with ssl
