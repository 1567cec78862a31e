# cpython: no  (type codes)
# array.array
from array import array
import array as A
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
print(A.typecodes,A.ArrayType)
for c in 'bBhHiIlLqQ':
    for v in (-1,2**8,-2**7-1,1.5,"a",None): t(array,c,[v])
for c in 'fd':
    for v in ("a",None,1e39,1,2**60): t(array,c,[v])
for s in ['array("u","ab")','array("u",["a","bc"])','array("x")','array("ab")','array(1)','array("b","abc")','array("h",b"abc")','array("h",b"ab")','array("b",[1,2])+1','array("b",[1])+array("h",[1])','array("b",[1])*2','2*array("b",[1,2])','array("b",[1])[5]','array("b",[1])["a"]','array("b").pop()','array("b",[1]).pop(5)','array("b",[1]).remove(5)','array("b",[1]).index(5)','array("b",[1])==array("h",[1])','array("b",[1])==[1]','array("b",[1,2])<array("b",[1,3])','array("b",[1]).extend(array("h",[1]))','array("b",[1]).extend(1)','array("b",[1]).fromlist([1,"a"])','array("b",[1]).fromlist((1,))','array("h").frombytes(b"abc")','array("h",[1,2]).tobytes()','array("u","ab").tounicode()','array("b").tounicode()','array("h",[1,2])[0:1]','array("d",[1.5])','array("b")','array("b",(1,2))','array("b",iter([1]))','array("b",array("h",[1]))','array("b",array("h",[1000]))','array("b",1)','array("b",bytearray(b"ab"))','memoryview(array("h",[1])).format','array("b",[1]).itemsize','array("b",[1]).typecode','array("b",[1]).buffer_info()[1]','array("f",[0.1])','array("b",[1,2,3])[::-1]','1 in array("b",[1])','array("b",None)','array("b",[1]).count(1)','list(array("b",[1,2]))','array("i",range(5))','array("H",[0]*3)','len(array("b",[1]))','array("b",[1,2,3]).tolist()','bytes(array("H",[1,2]))','sum(array("i",[1,2]))','array("q",[2**62,-2**63])','array("Q",[2**64-1])','array("L",[2**32-1])','array("d",[1,2]).tolist()']:
    t(lambda: eval(s))
def f(s):
    ns={'array':array}
    try: exec(s,ns); print('ok',ns['a'])
    except Exception as e: print(s,'->',type(e).__name__,e)
for s in ['a=array("b",[1]);a[0:1]=[1]','a=array("b",[1]);a[0:1]=array("h",[1])','a=array("b",[1]);a[::2]=array("b",[1,2])','a=array("b",[1,2,3]);a[1:2]=array("b",[7,8,9])','a=array("b",[1,2,3]);a[::-1]=a','a=array("b",[1]);a[3]=1','a=array("b",[1]);a[0]="a"','a=array("b",[1]);del a[3]','a=array("b",[1]);m=memoryview(a);a.append(1)','a=array("b",[1]);a+=[1]','a=array("b",[1]);a+=a','a=array("b",[1,2]);a*=3','a=array("b",[1]);a["x"]=1','a=array("b",[1]);m=memoryview(a);a[:]=array("b")','a=array("b",[1]);m=memoryview(a);del a[0]','a=array("b",[1]);m=memoryview(a);a*=3','a=array("b",[1]);a[0:1]="x"','a=array("b",range(10));del a[2:5]','a=array("b",range(10));del a[::3]','a=array("b",range(10));del a[8:2:-2]','a=array("b",range(3));a.insert(1,9);a.insert(-1,8);a.insert(99,7)','a=array("h",[1,2]);a.byteswap()','a=array("b",[1,2,3]);a.reverse()','a=array("b",[1,2,3]);a.remove(2)','a=array("b",[1,2]);a.pop()','a=array("b",[1,2,3]);a.pop(0)','a=array("u");a.fromunicode("héllo")','a=array("b",[1]);a.extend(a)','a=array("H",[1]);a.frombytes(b"abcd")','a=array("i",[1,2,3]);m=memoryview(a);m[1]=77','a=array("i");a.extend(x for x in range(3))']: f(s)
import copy
a=array('b',[1]);b=copy.copy(a);c=copy.deepcopy(a);a[0]=9;print(b,c)
class AA(array): pass
x=AA('b',[1,2]);x.q=1;print(x[0],x.q,len(x),type(x[:]).__name__)

# expect: bBuhHiIlLqQfd <class 'array.array'>
# expect: array('b', [-1])
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed char is less than minimum
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: OverflowError unsigned byte integer is less than minimum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is less than minimum
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('h', [-1])
# expect: array('h', [256])
# expect: array('h', [-129])
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: OverflowError unsigned short is less than minimum
# expect: array('H', [256])
# expect: OverflowError unsigned short is less than minimum
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('i', [-1])
# expect: array('i', [256])
# expect: array('i', [-129])
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('I', [256])
# expect: OverflowError can't convert negative value to unsigned int
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('l', [-1])
# expect: array('l', [256])
# expect: array('l', [-129])
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('L', [256])
# expect: OverflowError can't convert negative value to unsigned int
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array('q', [-1])
# expect: array('q', [256])
# expect: array('q', [-129])
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: OverflowError can't convert negative int to unsigned
# expect: array('Q', [256])
# expect: OverflowError can't convert negative int to unsigned
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not NoneType
# expect: array('f', [inf])
# expect: array('f', [1.0])
# expect: array('f', [1.152921504606847e+18])
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not NoneType
# expect: array('d', [1e+39])
# expect: array('d', [1.0])
# expect: array('d', [1.152921504606847e+18])
# expect: array('u', 'ab')
# expect: TypeError array item must be unicode character
# expect: ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
# expect: TypeError array() argument 1 must be a unicode character, not str
# expect: TypeError array() argument 1 must be a unicode character, not int
# expect: TypeError cannot use a str to initialize an array with typecode 'b'
# expect: ValueError bytes length not a multiple of item size
# expect: array('h', [25185])
# expect: TypeError can only append array (not "int") to array
# expect: TypeError bad argument type for built-in operation
# expect: array('b', [1, 1])
# expect: array('b', [1, 2, 1, 2])
# expect: IndexError array index out of range
# expect: TypeError array indices must be integers
# expect: IndexError pop from empty array
# expect: IndexError pop index out of range
# expect: ValueError array.remove(x): x not in array
# expect: ValueError array.index(x): x not in array
# expect: True
# expect: False
# expect: True
# expect: TypeError can only extend with array of same kind
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError arg must be list
# expect: ValueError bytes length not a multiple of item size
# expect: b'\x01\x00\x02\x00'
# expect: 'ab'
# expect: ValueError tounicode() may only be called on unicode type arrays ('u' or 'w')
# expect: array('h', [1])
# expect: array('d', [1.5])
# expect: array('b')
# expect: array('b', [1, 2])
# expect: array('b', [1])
# expect: array('b', [1])
# expect: OverflowError signed char is greater than maximum
# expect: TypeError 'int' object is not iterable
# expect: array('b', [97, 98])
# expect: 'h'
# expect: 1
# expect: 'b'
# expect: 1
# expect: array('f', [0.10000000149011612])
# expect: array('b', [3, 2, 1])
# expect: True
# expect: TypeError 'NoneType' object is not iterable
# expect: 1
# expect: [1, 2]
# expect: array('i', [0, 1, 2, 3, 4])
# expect: array('H', [0, 0, 0])
# expect: 1
# expect: [1, 2, 3]
# expect: b'\x01\x00\x02\x00'
# expect: 3
# expect: array('q', [4611686018427387904, -9223372036854775808])
# expect: array('Q', [18446744073709551615])
# expect: array('L', [4294967295])
# expect: [1.0, 2.0]
# expect: a=array("b",[1]);a[0:1]=[1] -> TypeError can only assign array (not "list") to array slice
# expect: a=array("b",[1]);a[0:1]=array("h",[1]) -> TypeError bad argument type for built-in operation
# expect: a=array("b",[1]);a[::2]=array("b",[1,2]) -> ValueError attempt to assign array of size 2 to extended slice of size 1
# expect: ok array('b', [1, 7, 8, 9, 3])
# expect: ok array('b', [3, 2, 1])
# expect: a=array("b",[1]);a[3]=1 -> IndexError array assignment index out of range
# expect: a=array("b",[1]);a[0]="a" -> TypeError 'str' object cannot be interpreted as an integer
# expect: a=array("b",[1]);del a[3] -> IndexError array assignment index out of range
# expect: a=array("b",[1]);m=memoryview(a);a.append(1) -> BufferError cannot resize an array that is exporting buffers
# expect: a=array("b",[1]);a+=[1] -> TypeError can only extend array with array (not "list")
# expect: ok array('b', [1, 1])
# expect: ok array('b', [1, 2, 1, 2, 1, 2])
# expect: a=array("b",[1]);a["x"]=1 -> TypeError array indices must be integers
# expect: a=array("b",[1]);m=memoryview(a);a[:]=array("b") -> BufferError cannot resize an array that is exporting buffers
# expect: a=array("b",[1]);m=memoryview(a);del a[0] -> BufferError cannot resize an array that is exporting buffers
# expect: a=array("b",[1]);m=memoryview(a);a*=3 -> BufferError cannot resize an array that is exporting buffers
# expect: a=array("b",[1]);a[0:1]="x" -> TypeError can only assign array (not "str") to array slice
# expect: ok array('b', [0, 1, 5, 6, 7, 8, 9])
# expect: ok array('b', [1, 2, 4, 5, 7, 8])
# expect: ok array('b', [0, 1, 2, 3, 5, 7, 9])
# expect: ok array('b', [0, 9, 1, 8, 2, 7])
# expect: ok array('h', [256, 512])
# expect: ok array('b', [3, 2, 1])
# expect: ok array('b', [1, 3])
# expect: ok array('b', [1])
# expect: ok array('b', [2, 3])
# expect: ok array('u', 'héllo')
# expect: ok array('b', [1, 1])
# expect: ok array('H', [1, 25185, 25699])
# expect: ok array('i', [1, 77, 3])
# expect: ok array('i', [0, 1, 2])
# expect: array('b', [1]) array('b', [1])
# expect: 1 1 2 array

# clear(), since 3.13.
import array
a = array.array("i", [1, 2])
with memoryview(a):
    try:
        a.clear()
    except BufferError as e:
        print(e)
a.clear()
print(a)
try:
    a.fromunicode("x")
except ValueError as e:
    print(e)
# expect: cannot resize an array that is exporting buffers
# expect: array('i')
# expect: fromunicode() may only be called on unicode type arrays ('u' or 'w')

# Arrays are mutable sequences; of text only those of type 'u' can be made.
import array
import collections.abc
print(isinstance(array.array('b'), collections.abc.MutableSequence), issubclass(array.array, collections.abc.Sequence))
for source in 'text', array.array('u', 'text'):
    try:
        array.array('b', source)
    except TypeError as e:
        print(e)
wrong = array.array('u', 'a')
wrong.frombytes(b'\xff\xff\xff\x7f')
try:
    wrong.tounicode()
except ValueError as e:
    print(e)
# expect: True True
# expect: cannot use a str to initialize an array with typecode 'b'
# expect: cannot use a unicode array to initialize an array with typecode 'b'
# expect: character U+7fffffff is not in range [U+0000; U+10ffff]
