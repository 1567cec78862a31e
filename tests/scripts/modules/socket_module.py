# SPDX-License-Identifier: MIT
# Module socket: TCP, UDP and local connections, timeouts, addresses, failures.
# allocations: no
# forks: no
import os
import socket
import struct
import tempfile
import threading
print(socket.AF_INET, repr(socket.AF_INET), repr(socket.SOCK_STREAM))
s = socket.socket()
print(s.family, s.type, s.proto, s.gettimeout(), s.getblocking())
s.bind(('127.0.0.1', 0)); s.listen()
host, port = s.getsockname()
print(host, port > 0)
def serve():
    c, a = s.accept()
    with c:
        f = c.makefile('rwb')
        for line in f:
            f.write(line.upper()); f.flush()
        f.close()
t = threading.Thread(target=serve); t.start()
c = socket.create_connection(('127.0.0.1', port), timeout=5)
print(c.gettimeout())
c.sendall(b'hello\nworld\n')
with c.makefile('r') as f:
    print(f.readline(), f.readline())
c.shutdown(socket.SHUT_WR)
print(c.recv(10))
c.close(); t.join(); 
print(repr(c))
s.settimeout(0.05)
try: s.accept()
except TimeoutError as e: print(repr(e), e.errno)
s.setblocking(False)
try: s.accept()
except BlockingIOError as e: print(repr(e))
s.close()
def err(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
err(s.bind, 'x'); err(s.bind, ('h',)); err(s.bind, ('', 70000)); err(s.connect, ('127.0.0.1', -1)); err(s.bind, ('127.0.0.1', 'x'))
err(s.settimeout, -1); err(s.settimeout, 'a'); err(s.recv, -1); err(s.recv_into, bytearray(2), 4); err(s.send, 'x')
err(socket.create_connection, ('127.0.0.1', 1))
s.close()
err(s.recv, 1); err(s.send, b'x'); err(s.fileno); print(repr(s))
a, b = socket.socketpair()
a.send(b'abc'); buf = bytearray(10); print(b.recv_into(buf), buf)
print(a.getsockname(), a.getpeername(), repr(a.family))
a.close(); 
try: print(b.recv(3)); b.send(b'x')
except OSError as e: print(repr(e))
b.close()
for f in ('htons', 'htonl'): print(getattr(socket, f)(0x1234))
err(socket.htons, -1); err(socket.htons, 70000)
print(socket.inet_aton('1.2.3.4'), socket.inet_ntoa(b'\1\2\3\4'), socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, b'\0'*15+b'\1'))
err(socket.inet_aton, 'x'); err(socket.inet_pton, 2, 'x'); err(socket.inet_ntop, 2, b'x')
print(socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))
folder = tempfile.TemporaryDirectory()
p = os.path.join(folder.name, 's')
u = socket.socket(socket.AF_UNIX); u.bind(p); u.listen(1); print(u.getsockname() == p)
v = socket.socket(socket.AF_UNIX); v.connect(p); w, addr = u.accept(); print(repr(addr), v.getpeername() == p)
err(v.connect, '/none'); w2 = socket.socket(socket.AF_UNIX); err(w2.connect, '/none'); err(w2.bind, 'x' * 200); w2.close()
for x in u, v, w: x.close()
folder.cleanup()
err(socket.getservbyname, 'nono')
err(socket.socket, 1, 2, 3, 4.5)
err(socket.socket, 99)

# a sender that is faster than the receiver; a timeout in the middle
a, b = socket.socketpair()
data = os.urandom(1000000)
got = []
def receive():
    while piece := b.recv(7777):
        got.append(piece)
t = threading.Thread(target=receive); t.start()
a.sendall(data); a.close(); t.join()
print(b''.join(got) == data)
b.close()
a, b = socket.socketpair()
a.settimeout(0.05)
try: a.sendall(data)
except TimeoutError as e: print(e)
err(lambda: a.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)); err(a.getsockopt, 1, 99999)
a.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
print(a.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE), a.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 4) != b'\0\0\0\0')
fd = a.detach(); print(a.fileno(), fd >= 0); os.close(fd); b.close()
x, y = socket.socket(type=socket.SOCK_DGRAM), socket.socket(type=socket.SOCK_DGRAM)
x.bind(('127.0.0.1', 0)); y.bind(('127.0.0.1', 0))
print(x.sendto(b'hello', y.getsockname()), x.sendto(b'more', 0, y.getsockname()))
data, who = y.recvfrom(100); print(data, who == x.getsockname())
n, who = y.recvfrom_into(buf); print(n, buf[:n], who == x.getsockname())
y.setblocking(False); err(y.recvfrom, 1); x.close(); y.close()
socket.setdefaulttimeout(2.5); s = socket.socket(); print(s.gettimeout(), s.timeout, socket.getdefaulttimeout()); s.close()
socket.setdefaulttimeout(None)
print(socket.create_server(('127.0.0.1', 0)).close(), issubclass(socket.gaierror, OSError), socket.timeout is TimeoutError, socket.error is OSError)

# expect: 2 <AddressFamily.AF_INET: 2> <SocketKind.SOCK_STREAM: 1>
# expect: 2 1 0 None True
# expect: 127.0.0.1 True
# expect: 5.0
# expect: HELLO
# expect:  WORLD
# expect:
# expect: b''
# expect: <socket.socket [closed] fd=-1, family=2, type=1, proto=6>
# expect: TimeoutError('timed out') None
# expect: BlockingIOError(11, 'Resource temporarily unavailable')
# expect: TypeError bind(): AF_INET address must be tuple, not str
# expect: TypeError AF_INET address must be a pair (host, port)
# expect: OverflowError bind(): port must be 0-65535.
# expect: OverflowError connect(): port must be 0-65535.
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Timeout value out of range
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError negative buffersize in recv
# expect: ValueError buffer too small for requested bytes
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ConnectionRefusedError [Errno 111] Connection refused
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: -1
# expect: <socket.socket [closed] fd=-1, family=2, type=2, proto=0>
# expect: 3 bytearray(b'abc\x00\x00\x00\x00\x00\x00\x00')
# expect:   <AddressFamily.AF_UNIX: 1>
# expect: b''
# expect: BrokenPipeError(32, 'Broken pipe')
# expect: 13330
# expect: 873594880
# expect: OverflowError htons: can't convert negative Python int to C 16-bit unsigned integer
# expect: OverflowError htons: Python int too large to convert to C 16-bit unsigned integer
# expect: b'\x01\x02\x03\x04' 1.2.3.4 b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01' ::1
# expect: OSError illegal IP address string passed to inet_aton
# expect: OSError illegal IP address string passed to inet_pton
# expect: ValueError invalid length of packed IP address string
# expect: [(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))]
# expect: True
# expect: '' True
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: OSError AF_UNIX path too long
# expect: OSError service/proto not found
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: OSError [Errno 97] Address family not supported by protocol
# expect: True
# expect: timed out
# expect: 1
# expect: OSError [Errno 92] Protocol not available
# expect: 1 True
# expect: -1 True
# expect: 5 4
# expect: b'hello' True
# expect: 4 bytearray(b'more') True
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable
# expect: 2.5 2.5 2.5
# expect: None True True True

# Messages: several buffers, ancillary data, descriptors.
a, b = socket.socketpair()
print(a.sendmsg([b'abc', bytearray(b'def')]), b.recvmsg(10))
first, second = bytearray(3), bytearray(4)
a.send(b'hello12')
print(b.recvmsg_into([first, second]), first, second)
with open('/dev/null') as null:
    print(socket.send_fds(a, [b'q'], [null.fileno(), null.fileno()]))
    data, fds, flags, address = socket.recv_fds(b, 10, 5)
    print(data, len(fds), flags & socket.MSG_CTRUNC, address)
for fd in fds:
    os.close(fd)
a.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, b'')])
print(b.recvmsg(5, socket.CMSG_SPACE(4))[:3])
header = struct.calcsize('Nii')
print(socket.CMSG_LEN(0) == header, socket.CMSG_LEN(4) - header, socket.CMSG_SPACE(4) % struct.calcsize('N'))
b.settimeout(0.01)
for call in (lambda: b.recvmsg(1), lambda: a.sendmsg(1), lambda: a.sendmsg([1]), lambda: a.sendmsg([b'x'], [1]),
             lambda: a.sendmsg([b'x'], [(1, 2)]), lambda: b.recvmsg(-1), lambda: b.recvmsg(1, -1),
             lambda: b.recvmsg_into([b'x']), lambda: socket.CMSG_LEN(-1), lambda: b.recvmsg(1 << 62)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
a.close()
b.close()
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
a.sendmsg([b'abcdef'])
data, _, flags, _ = b.recvmsg(3)
print(data, flags == socket.MSG_TRUNC)
a.send(b'abcdef')
print(len(b.recvmsg_into([bytearray(3)], 0, socket.MSG_TRUNC)))
a.send(b'abcdef')
print(b.recv(2, socket.MSG_TRUNC)[:2])
a.close()
b.close()
a, b = socket.socket(type=socket.SOCK_DGRAM), socket.socket(type=socket.SOCK_DGRAM)
b.bind(('127.0.0.1', 0))
print(a.sendmsg([b'a', b'b'], [], 0, b.getsockname()), b.recvmsg(5)[0])
a.close()
b.close()
# expect: 6 (b'abcdef', [], 0, None)
# expect: (7, [], 0, None) bytearray(b'hel') bytearray(b'lo12')
# expect: 1
# expect: b'q' 2 0 None
# expect: (b'x', [], 0)
# expect: True 4 0
# expect: TimeoutError timed out
# expect: TypeError sendmsg() argument 1 must be an iterable
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError [sendmsg() ancillary data items]() argument must be 3-item sequence, not int
# expect: TypeError [sendmsg() ancillary data items]() argument must be sequence of length 3, not 2
# expect: ValueError negative buffer size in recvmsg()
# expect: ValueError invalid ancillary data buffer length
# expect: TypeError recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers
# expect: OverflowError CMSG_LEN() argument out of range
# expect: MemoryError 
# expect: b'abc' True
# expect: 4
# expect: b'ab'
# expect: 2 b'ab'

# What the system has written down of hosts and protocols, which need not be anything.
print(socket.gethostbyname_ex('127.0.0.1'))       # expect: ('127.0.0.1', [], ['127.0.0.1'])


def known_of(look_up, name, *others):
    try:
        found = look_up(name)
    except OSError as e:
        return type(e).__name__ if str(e) in others else e
    return found[2] if isinstance(found, tuple) else found


print(known_of(socket.gethostbyaddr, '127.0.0.1', '[Errno 1] Unknown host') in (['127.0.0.1'], 'herror'))  # expect: True
print(known_of(socket.getprotobyname, 'tcp', 'protocol not found') in (6, 'OSError'))  # expect: True
print(known_of(socket.getprotobyname, 'no-protocol', 'protocol not found'))  # expect: OSError
print(bool(socket.getfqdn()), issubclass(socket.herror, OSError))  # expect: True True
try:
    socket.gethostbyaddr(3)
except TypeError as e:
    print(type(e).__name__)                       # expect: TypeError
print(socket.inet_ntoa(bytearray(b'\x7f\0\0\1')))  # expect: 127.0.0.1
