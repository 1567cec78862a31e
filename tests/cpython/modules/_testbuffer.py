# SPDX-License-Identifier: MIT
"""CPython's module _testbuffer as test_buffer.py uses it: arrays that export buffers of every kind (PEP 3118).

The real one is in C and asks an exporter with flags; cpy's exporters always tell everything, so that flags are applied
here, by the rules of the documentation ("Buffer Protocol"), to what they tell.  _testbuffer_memory, which only the
program of tests/cpython/testbuffer.c has, exports items wherever this module says that they lie."""
import array
import operator
import struct

from _testbuffer_memory import Exporter, acquire, peek, poke

__all__ = ['ndarray', 'staticarray', 'cmp_contig', 'get_contiguous', 'get_pointer', 'get_sizeof_void_p',
           'is_contiguous', 'py_buffer_to_contiguous', 'slice_indices']

ND_MAX_NDIM = 128
(ND_VAREXPORT, ND_WRITABLE, ND_FORTRAN, ND_PIL, ND_REDIRECT, ND_GETBUF_FAIL,
 ND_GETBUF_UNDEFINED) = [1 << n for n in range(7)]
PyBUF_SIMPLE, PyBUF_WRITABLE, PyBUF_FORMAT, PyBUF_ND, PyBUF_READ, PyBUF_WRITE = 0, 1, 4, 8, 0x100, 0x200
PyBUF_STRIDES = 0x10 | PyBUF_ND
PyBUF_C_CONTIGUOUS, PyBUF_F_CONTIGUOUS = 0x20 | PyBUF_STRIDES, 0x40 | PyBUF_STRIDES
PyBUF_ANY_CONTIGUOUS, PyBUF_INDIRECT = 0x80 | PyBUF_STRIDES, 0x100 | PyBUF_STRIDES
PyBUF_CONTIG, PyBUF_CONTIG_RO = PyBUF_ND | PyBUF_WRITABLE, PyBUF_ND
PyBUF_STRIDED, PyBUF_STRIDED_RO = PyBUF_STRIDES | PyBUF_WRITABLE, PyBUF_STRIDES
PyBUF_RECORDS, PyBUF_RECORDS_RO = PyBUF_STRIDED | PyBUF_FORMAT, PyBUF_STRIDES | PyBUF_FORMAT
PyBUF_FULL, PyBUF_FULL_RO = PyBUF_INDIRECT | PyBUF_WRITABLE | PyBUF_FORMAT, PyBUF_INDIRECT | PyBUF_FORMAT
__all__ += [name for name in dir() if name.startswith(('ND_', 'PyBUF_'))]

POINTER = struct.calcsize('P')


def product(numbers):
    """The numbers of a shape multiplied: 1 for none."""
    n = 1
    for number in numbers:
        n *= number
    return n


def strides_for(shape, itemsize, order):
    """The strides of items without gaps."""
    strides, step = [0] * len(shape), itemsize
    dimensions = range(len(shape)) if order == 'F' else range(len(shape) - 1, -1, -1)
    for d in dimensions:
        strides[d] = step
        step *= shape[d]
    return tuple(strides)


class Layout:
    """Where items lie.  format, shape and strides may be None, if they are not told."""

    def __init__(self, address, itemsize, format, readonly, shape, strides, suboffsets, kept, length=None):
        self.address, self.itemsize, self.format, self.readonly = address, itemsize, format, readonly
        self.shape, self.strides, self.suboffsets, self.kept = shape, strides, suboffsets, kept
        self.length = product(shape) * itemsize if length is None else length
        self.exports, self.told = 0, None

    @property
    def ndim(self):
        return 1 if self.shape is None else len(self.shape)

    def full_shape(self):
        """The shape, even if it is not told: then all is bytes."""
        return (self.length,) if self.shape is None else self.shape

    def item_size(self):
        return 1 if self.shape is None else self.itemsize

    def full_strides(self):
        return strides_for(self.full_shape(), self.item_size(), 'C') if self.strides is None else self.strides

    def changed(self, address, shape, strides, suboffsets):
        """The same memory seen otherwise."""
        if suboffsets is not None and all(n < 0 for n in suboffsets):
            suboffsets = None
        return Layout(address, self.itemsize, self.format, self.readonly, tuple(shape), tuple(strides), suboffsets,
                      self)

    def along(self, dimension, address, i):
        """Where the items with an index in a dimension begin."""
        address += self.full_strides()[dimension] * i
        if self.suboffsets is not None and self.suboffsets[dimension] >= 0:
            address = struct.unpack('P', peek(address, POINTER))[0] + self.suboffsets[dimension]
        return address

    def addresses(self, dimension=0, address=None):
        """The addresses of all items, as indexes count up."""
        address = self.address if address is None else address
        if dimension == self.ndim:
            yield address
            return
        for i in range(self.full_shape()[dimension]):
            yield from self.addresses(dimension + 1, self.along(dimension, address, i))

    def read(self, address):
        """The item at an address."""
        values = struct.unpack(self.format or 'B', peek(address, self.item_size()))
        return values[0] if len(values) == 1 else values

    def nested(self, dimension=0, address=None):
        """The items as lists of lists."""
        address = self.address if address is None else address
        if dimension == self.ndim:
            return self.read(address)
        return [self.nested(dimension + 1, self.along(dimension, address, i))
                for i in range(self.full_shape()[dimension])]

    def is_contiguous(self, order):
        """PyBuffer_IsContiguous()."""
        if self.suboffsets is not None:
            return False
        if self.length == 0 or self.strides is None and order != 'F':
            return True
        if order == 'A':
            return self.is_contiguous('C') or self.is_contiguous('F')
        shape = self.full_shape()
        wanted = strides_for(shape, self.item_size(), order)
        return all(n == 1 or have == want for n, have, want in zip(shape, self.full_strides(), wanted))

    def to_bytes(self, order='C'):
        """The items' bytes in an order."""
        if order == 'A':
            order = 'F' if self.is_contiguous('F') else 'C'
        if order == 'C':
            return b''.join(peek(address, self.item_size()) for address in self.addresses())
        shape, places = self.full_shape(), []
        for n in range(product(shape)):
            address = self.address
            for d, extent in enumerate(shape):
                n, i = divmod(n, extent)
                address = self.along(d, address, i)
            places.append(address)
        return b''.join(peek(address, self.item_size()) for address in places)

    def rows(self, dimension=0, address=None):
        """The addresses of the items of the last dimension, a list for each place of the others."""
        address = self.address if address is None else address
        places = [self.along(dimension, address, i) for i in range(self.shape[dimension])] if self.ndim else [address]
        if dimension >= self.ndim - 1:
            yield places
            return
        for place in places:
            yield from self.rows(dimension + 1, place)

    def same_structure(self, other):
        """Can the items of one be copied to the other?"""
        if self.format != other.format or self.itemsize != other.itemsize or self.ndim != other.ndim:
            return False
        for a, b in zip(self.shape, other.shape):
            if a != b:
                return False
            if a == 0:
                break
        return True

    def part(self, slices):
        """Sliced in the first dimensions."""
        address, shape, strides = self.address, list(self.shape), list(self.strides)
        suboffsets = None if self.suboffsets is None else list(self.suboffsets)
        for d, key in enumerate(slices):
            start, stop, step = key.indices(shape[d])
            count = len(range(start, stop, step))
            behind = [n for n in range(d) if suboffsets and suboffsets[n] >= 0]
            if behind:
                suboffsets[behind[-1]] += strides[d] * start if count else 0
            elif count:
                address += strides[d] * start
            shape[d], strides[d] = count, strides[d] * step
        return self.changed(address, shape, strides, suboffsets)

    def answer(self, flags):
        """What an exporter with this layout answers to a request."""
        def asked(flag):
            return flags & flag == flag
        if asked(PyBUF_WRITABLE) and self.readonly:
            raise BufferError('the buffer is read-only')
        for flag, order in (PyBUF_C_CONTIGUOUS, 'C'), (PyBUF_F_CONTIGUOUS, 'F'), (PyBUF_ANY_CONTIGUOUS, 'A'):
            if asked(flag) and not self.is_contiguous(order):
                raise BufferError('the buffer is not contiguous: ' + order)
        if not asked(PyBUF_INDIRECT) and self.suboffsets is not None:
            raise BufferError('the buffer needs suboffsets')
        if not asked(PyBUF_STRIDES) and not self.is_contiguous('C'):
            raise BufferError('the buffer needs strides')
        if not asked(PyBUF_ND) and asked(PyBUF_FORMAT):
            raise BufferError('a format needs a shape')
        for flag, part in (PyBUF_ND, self.shape), (PyBUF_STRIDES, self.strides), (PyBUF_FORMAT, self.format):
            if asked(flag) and part is None:
                raise BufferError('the exporter does not know all that is asked for')
        return Layout(self.address, self.itemsize, self.format if asked(PyBUF_FORMAT) else None, self.readonly,
                      self.shape if asked(PyBUF_ND) else None, self.strides if asked(PyBUF_STRIDES) else None,
                      self.suboffsets if asked(PyBUF_INDIRECT) else None, self, self.length)

    def tell(self, owner):
        """What Exporter.export() returns."""
        if self.told is None:  # what the addresses point to must stay
            suboffsets = self.suboffsets and array.array('q', self.suboffsets)
            shape = array.array('q', self.full_shape())
            self.told = shape, array.array('q', self.full_strides()), suboffsets
        return (self.address, self.length, self.item_size(), self.format, self.readonly, self.ndim,
                *(numbers.buffer_info()[0] if numbers else 0 for numbers in self.told), owner)


class Whole(Exporter):
    """Exports one layout; who views it may not know whose memory it is."""

    nobodys = []  # memory that must stay, as the views of it do not keep it

    def __init__(self, layout, is_owner):
        self.layout, self.owner = layout, self if is_owner else None
        if not is_owner:
            Whole.nobodys.append(layout)

    def export(self):
        return self.layout.tell(self.owner)

    def export_contiguous(self, writable):
        raise BufferError('not used')

    def released(self, address):
        pass


def request(source, flags):
    """What an object answers to a request: the layout, its obj, and what keeps the buffer."""
    while isinstance(source, ndarray) and source.redirects():
        source = source.obj
    if isinstance(source, ndarray) and source.flags & ND_GETBUF_FAIL:
        raise BufferError('ND_GETBUF_FAIL: forced test exception')
    if isinstance(source, ndarray):
        layout = source.head()
        answer = layout.answer(flags)
        layout.exports += 1
        return answer, source, None
    held, address, length, itemsize, format, readonly, shape, strides, suboffsets, owner = acquire(source)
    layout = Layout(address, itemsize, format or 'B', readonly, shape, strides, suboffsets, (held, source), length)
    return layout.answer(flags), owner, held


def numbers_of(name, values):
    """A shape or strides as given."""
    if not isinstance(values, (list, tuple)):
        raise TypeError(name + ' must be a list or a tuple')
    if len(values) > ND_MAX_NDIM:
        raise ValueError('ndim must not exceed %d' % ND_MAX_NDIM)
    for n in values:
        if not isinstance(n, int):
            raise ValueError('elements of %s must be integers' % name)
        if not -2 ** 63 <= n < 2 ** 63:
            raise OverflowError('an element of %s is too large' % name)
    return tuple(values)


def pack_items(format, items):
    """The bytes of items, and how large one is."""
    members = len(struct.unpack(format, bytes(struct.calcsize(format))))
    return b''.join(pack_item(format, members, item) for item in items)


def pack_item(format, members, item):
    """The bytes of an item: of a number or bytes, or of several in a tuple."""
    if isinstance(item, (list, tuple)) and len(item) == members:
        return struct.pack(format, *item)
    if isinstance(item, (int, float, bytes)) and members == 1:
        return struct.pack(format, item)
    raise ValueError('mismatch between initializer element and format string')


def fits(length, itemsize, shape, strides, offset):
    """Do all items lie in the memory?"""
    if offset % itemsize or offset < 0 or offset + itemsize > length or any(n % itemsize for n in strides):
        return False
    if 0 in shape:
        return True
    ends = [(n - 1) * stride for n, stride in zip(shape, strides)]
    return (offset + sum(n for n in ends if n < 0) >= 0 and
            offset + sum(n for n in ends if n > 0) + itemsize <= length)


def make_layout(items, shape, strides, offset, format, flags):
    """A layout in memory of its own."""
    if not isinstance(offset, int) or not isinstance(format, str) or not isinstance(flags, int):
        raise TypeError('offset and flags are ints, format is a str')
    if strides and flags & ND_FORTRAN:
        raise TypeError('ND_FORTRAN cannot be used together with strides')
    shape = numbers_of('shape', shape)
    if any(n < 0 for n in shape):
        raise ValueError('elements of shape must be >= 0')
    itemsize = struct.calcsize(format)
    if not itemsize:
        raise ValueError('itemsize must not be zero')
    if flags & ND_PIL and not shape:
        raise TypeError('ndim = 0 with ND_PIL')
    if shape and not isinstance(items, (list, tuple)):
        raise TypeError('items must be a list')
    if shape and not items:
        raise ValueError('no items')
    strides = numbers_of('strides', strides) if strides else strides_for(shape, itemsize, 'CF'[flags & ND_FORTRAN != 0])
    memory = array.array('B', pack_items(format, items if shape else [items]))
    if len(strides) != len(shape) or not fits(len(memory), itemsize, shape, strides, offset):
        raise ValueError('invalid combination of memory, shape and strides')
    layout = Layout(memory.buffer_info()[0] + offset, itemsize, format, not flags & ND_WRITABLE, shape, strides, None,
                    memory)
    layout.offset = offset
    return by_pointers(layout) if flags & ND_PIL else layout


def by_pointers(layout):
    """The same items with an address for each place of the first dimension."""
    n, first = layout.shape[0], layout.strides[0]
    suboffset = 0
    for extent, stride in zip(layout.shape[1:], layout.strides[1:]):
        if extent == 0:
            break
        suboffset += -stride * (extent - 1) if stride <= 0 else 0
    rows = [layout.along(0, layout.address, i) - suboffset for i in range(n)]
    pointers = array.array('B', struct.pack('%dP' % max(n, 1), *(rows[::-1] if first < 0 else rows) or [0]))
    address = pointers.buffer_info()[0] + (POINTER * (n - 1) if first < 0 and n else 0)
    made = Layout(address, layout.itemsize, layout.format, layout.readonly, layout.shape,
                  (-POINTER if first < 0 else POINTER, *layout.strides[1:]),
                  (suboffset, *[-1] * (len(layout.shape) - 1)), (pointers, layout))
    made.offset = layout.offset
    return made


class ndarray(Exporter):
    """Items in memory of its own, or those of another exporter."""

    def __init__(self, obj, shape=None, strides=None, offset=None, format=None, flags=0, getbuf=None):
        if not isinstance(flags, int) or not isinstance(getbuf, (int, type(None))):
            raise TypeError('flags and getbuf are ints')
        self.flags, self.obj, self.held = flags, None, None
        if shape is not None:
            if getbuf is not None:
                raise TypeError('getbuf argument only valid for exporters')
            self.layouts = [make_layout(obj, shape, strides, offset or 0 if offset != [] else offset,
                                        'B' if format is None else format, flags)]
            return
        if not (strides is offset is format is None):
            raise TypeError('construction from exporter object only takes the arguments obj, getbuf and flags')
        layout, self.obj, self.held = request(obj, PyBUF_FULL_RO if getbuf is None else getbuf)
        self.consumed, self.layouts = True, [layout]
        if layout.suboffsets is not None:
            self.flags |= ND_PIL

    consumed = False

    def head(self):
        return self.layouts[-1]

    def redirects(self):
        return self.consumed and self.flags & ND_REDIRECT and self.obj is not None

    # --- exporting ---

    def export(self):
        if self.redirects():
            return self.obj
        if self.flags & ND_GETBUF_FAIL:
            raise BufferError('ND_GETBUF_FAIL: forced test exception')
        layout = self.head()
        layout.answer(PyBUF_FULL_RO)
        layout.exports += 1
        return layout.tell(self)

    def export_contiguous(self, writable):
        if self.redirects():
            return self.obj
        layout = self.head()
        layout.answer(PyBUF_WRITABLE if writable else PyBUF_SIMPLE)
        layout.exports += 1
        return layout.tell(self)

    def released(self, address):
        for layout in self.layouts:
            if layout.address == address and layout.exports:
                layout.exports -= 1
                if not layout.exports and layout is not self.head() and self.flags & ND_VAREXPORT:
                    self.layouts.remove(layout)
                break

    def push(self, items, shape, strides=None, offset=0, format='B', flags=0):
        """Show other items from now on."""
        self.changeable()
        if isinstance(flags, int) and flags & ND_VAREXPORT:
            raise ValueError('ND_VAREXPORT flag can only be used during object creation')
        self.layouts.append(make_layout(items, shape, strides, offset, format, flags))

    def pop(self):
        """Show the items of before."""
        self.changeable()
        if len(self.layouts) == 1:
            raise BufferError('list only has a single base')
        self.layouts.pop()

    def changeable(self):
        if self.consumed:
            raise BufferError('structure of re-exporting object is immutable')
        if self.head().exports and not self.flags & ND_VAREXPORT:
            raise BufferError('cannot change structure')

    # --- attributes ---

    nbytes = property(lambda self: self.head().length)
    itemsize = property(lambda self: self.head().itemsize)
    format = property(lambda self: self.head().format or '')
    readonly = property(lambda self: bool(self.head().readonly))
    ndim = property(lambda self: self.head().ndim)
    shape = property(lambda self: self.head().shape or ())
    strides = property(lambda self: self.head().strides or ())
    suboffsets = property(lambda self: self.head().suboffsets or ())
    offset = property(lambda self: self.head().offset)
    c_contiguous = property(lambda self: self.head().is_contiguous('C'))
    f_contiguous = property(lambda self: self.head().is_contiguous('F'))
    contiguous = property(lambda self: self.head().is_contiguous('A'))

    # --- items ---

    def sub_array(self, layout):
        """An array of some of the items."""
        made = ndarray.__new__(ndarray)
        made.flags, made.obj, made.held = self.flags & ND_WRITABLE, self, None
        made.layouts, made.consumed = [layout], True
        return made

    def index(self, key):
        """The address of the items with an index."""
        layout, i = self.head(), operator.index(key)
        if not -2 ** 63 <= i < 2 ** 63:
            raise OverflowError('index too large')
        n = layout.full_shape()[0]
        i += n if i < 0 else 0
        if not 0 <= i < n:
            raise IndexError('index out of bounds')
        return layout.along(0, layout.address, i)

    def find(self, key):
        """What a key means: the address of an item and None, or None and a layout."""
        layout = self.head()
        if layout.ndim == 0:
            if key == ():
                return layout.address, None
            if key is ...:
                return None, layout
            raise TypeError('invalid indexing of scalar')
        if not isinstance(key, (slice, tuple)):
            if not hasattr(key, '__index__'):
                raise TypeError('cannot index memory using "%s"' % type(key).__name__)
            if layout.ndim == 1:
                return self.index(key), None
        layout.answer(PyBUF_FULL_RO & ~PyBUF_FORMAT)
        if not isinstance(key, (slice, tuple)):
            return None, layout.changed(self.index(key), layout.shape[1:], layout.strides[1:],
                                        layout.suboffsets and layout.suboffsets[1:])
        keys = key if isinstance(key, tuple) else (key,)
        if len(keys) > layout.ndim or not all(isinstance(each, slice) for each in keys):
            raise TypeError('cannot index memory using this tuple')
        return None, layout.part(keys)

    def __getitem__(self, key):
        address, layout = self.find(key)
        return self.head().read(address) if layout is None else self.sub_array(layout)

    def __setitem__(self, key, value):
        layout = self.head()
        if layout.readonly:
            raise TypeError('ndarray is not writable')
        address, part = self.find(key)
        if key is ... and part is layout:
            address, part = layout.address, None
        if part is None:
            members = len(struct.unpack(layout.format, bytes(layout.itemsize)))
            poke(address, pack_item(layout.format, members, value))
            return
        source, _, held = request(value, PyBUF_FULL_RO)
        try:
            if not part.same_structure(source):
                raise ValueError('ndarray assignment: lvalue and rvalue have different structures')
            for to, from_ in zip(part.rows(), source.rows()):
                for place, item in zip(to, [peek(place, source.itemsize) for place in from_]):
                    poke(place, item)
        finally:
            if held:
                held.release()

    def __delitem__(self, key):
        raise TypeError('ndarray items cannot be deleted')

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError('invalid indexing of scalar')
        return map(self.__getitem__, range(len(self)))

    def __len__(self):
        layout = self.head()
        return layout.full_shape()[0] if layout.ndim else 1

    def __hash__(self):
        if not self.readonly:
            raise ValueError('cannot hash writable ndarray object')
        return hash(self.tobytes())

    def tolist(self):
        """The items as lists of lists."""
        if self.head().format is None:
            raise ValueError('ndarray.tolist() does not support format=NULL, use ndarray.tobytes()')
        return self.head().nested()

    def tobytes(self):
        """The bytes of the items as indexes count up."""
        return self.head().to_bytes()

    def add_suboffsets(self):
        """Add suboffsets that mean nothing."""
        layout = self.head()
        if layout.suboffsets is not None or not layout.shape or layout.strides is None:
            raise TypeError('add_suboffsets only works on buffers with strides and without suboffsets')
        layout.suboffsets = (-1,) * layout.ndim

    def memoryview_from_buffer(self):
        """A memoryview that does not know whose memory it is."""
        layout = self.head()
        if self.consumed and isinstance(self.obj, ndarray) and self.obj.consumed:
            raise TypeError('memoryview_from_buffer(): ndarray must be original or a consumer of one')
        if len(layout.format or '') > 128:
            raise TypeError('memoryview_from_buffer(): the format is too long')
        return memoryview(Whole(layout, False))


def staticarray(legacy_mode=False):
    """Twelve bytes that are there forever; in legacy_mode nobody knows whose they are."""
    memory = array.array('B', range(12))
    layout = Layout(memory.buffer_info()[0], 1, 'B', True, (12,), (1,), None, memory)
    return Whole(layout, not legacy_mode)


# --- functions of the C interface ----------------------------------------------------------------------

def layout_of(obj):
    """The layout of an exporter, even of one that does not tell everything."""
    return obj.head() if isinstance(obj, ndarray) else request(obj, PyBUF_FULL_RO)[0]


def get_sizeof_void_p():
    """The size of an address."""
    return POINTER


def slice_indices(key, length):
    """slice.indices(), and how many items are chosen."""
    if not isinstance(key, slice) or not isinstance(length, int):
        raise TypeError('slice_indices(slice, int)')
    indices = key.indices(length)
    return *indices, len(range(*indices))


def get_pointer(obj, indices):
    """PyBuffer_GetPointer(): the item there."""
    if not isinstance(indices, (list, tuple)):
        raise TypeError('indices must be a list or a tuple')
    layout, _, held = request(obj, PyBUF_FULL_RO)
    if len(indices) != layout.ndim:
        raise ValueError('one index for each dimension')
    address = layout.address
    for d, i in enumerate(indices):
        if not -2 ** 63 <= i < 2 ** 63:
            raise OverflowError('index too large')
        if not 0 <= i < layout.shape[d]:
            raise ValueError('index %d is out of bounds' % i)
        address = layout.along(d, address, i)
    item = layout.read(address)
    if held:
        held.release()
    else:
        obj.released(layout.address)
    return item


def order_of(order):
    """Check the order that is asked for."""
    if not isinstance(order, str):
        raise TypeError('order must be a str')
    order.encode('ascii')
    if order not in ('C', 'F', 'A'):
        raise ValueError('invalid order: ' + order)
    return order


def is_contiguous(obj, order):
    """PyBuffer_IsContiguous()."""
    return layout_of(obj).is_contiguous(order_of(order))


def get_contiguous(obj, buffertype, order):
    """PyMemoryView_GetContiguous()."""
    if not isinstance(buffertype, int):
        raise TypeError('buffertype must be PyBUF_READ or PyBUF_WRITE')
    if not -2 ** 31 <= buffertype < 2 ** 31:
        raise OverflowError('buffertype is too large')
    if buffertype not in (PyBUF_READ, PyBUF_WRITE):
        raise ValueError('invalid buffer type')
    order_of(order)
    view = memoryview(obj)
    if buffertype == PyBUF_WRITE and view.readonly:
        raise BufferError('underlying buffer is not writable')
    if {'C': view.c_contiguous, 'F': view.f_contiguous, 'A': view.contiguous}[order]:
        return view
    if buffertype == PyBUF_WRITE:
        raise BufferError('writable contiguous buffer requested for a non-contiguous object.')
    memory = array.array('B', view.tobytes('C' if order == 'A' else order))
    strides = strides_for(view.shape, view.itemsize, order)
    return memoryview(Whole(Layout(memory.buffer_info()[0], view.itemsize, view.format, True, view.shape, strides, None,
                                   memory), True))


def py_buffer_to_contiguous(obj, order, flags):
    """PyBuffer_ToContiguous() of what a request is answered."""
    layout, owner, held = request(obj, flags)
    data = layout.to_bytes(order_of(order))
    if held:
        held.release()
    else:
        owner.released(layout.address)
    return data


def cmp_contig(one, other):
    """Are two contiguous buffers alike in structure and bytes?"""
    a, b = layout_of(one), layout_of(other)
    if (a.format or 'B').lstrip('@') != (b.format or 'B').lstrip('@') or a.full_shape() != b.full_shape():
        return False
    alike = any(a.is_contiguous(order) and b.is_contiguous(order) for order in 'CF')
    return alike and a.to_bytes('A') == b.to_bytes('A')
