# SPDX-License-Identifier: MIT
"""a[b:c] of every sequence, with bounds of every kind, and of objects that see the slice."""
def f(a,b,c): return a[b:c]+a[:1]+a[1:]+a[:]
for x in ([1,2,3,4],(1,2,3,4),'abcd','äbcd','a€cd',b'abcd',bytearray(b'abcd')):
    print(f(x,1,3),f(x,-3,None),f(x,None,-1),f(x,5,2),f(x,-9,9),f(x,10**30,3),f(x,-10**30,10**30),f(x,True,3))
class I:
    def __init__(s,n): s.n=n
    def __index__(s): return s.n
print(f([1,2,3],I(0),I(2)))
class L(list):
    def __getitem__(s,k): return [k]
print(f(L(),1,2))
for bad in ((5,1,2),([1],'a',1),([1],1.5,1),(None,1,2),({},1,2)):
    try: f(*bad)
    except Exception as e: print(type(e).__name__,e)
print(range(10)[2:5], memoryview(b'abcd')[1:3].tobytes())

# expect: [2, 3, 1, 2, 3, 4, 1, 2, 3, 4] [2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4] [1, 2, 3, 1, 2, 3, 4, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4] [2, 3, 1, 2, 3, 4, 1, 2, 3, 4]
# expect: (2, 3, 1, 2, 3, 4, 1, 2, 3, 4) (2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4) (1, 2, 3, 1, 2, 3, 4, 1, 2, 3, 4) (1, 2, 3, 4, 1, 2, 3, 4) (1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4) (1, 2, 3, 4, 1, 2, 3, 4) (1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4) (2, 3, 1, 2, 3, 4, 1, 2, 3, 4)
# expect: bcabcdabcd bcdabcdabcd abcabcdabcd abcdabcd abcdabcdabcd abcdabcd abcdabcdabcd bcabcdabcd
# expect: bcäbcdäbcd bcdäbcdäbcd äbcäbcdäbcd äbcdäbcd äbcdäbcdäbcd äbcdäbcd äbcdäbcdäbcd bcäbcdäbcd
# expect: €ca€cda€cd €cda€cda€cd a€ca€cda€cd a€cda€cd a€cda€cda€cd a€cda€cd a€cda€cda€cd €ca€cda€cd
# expect: b'bcabcdabcd' b'bcdabcdabcd' b'abcabcdabcd' b'abcdabcd' b'abcdabcdabcd' b'abcdabcd' b'abcdabcdabcd' b'bcabcdabcd'
# expect: bytearray(b'bcabcdabcd') bytearray(b'bcdabcdabcd') bytearray(b'abcabcdabcd') bytearray(b'abcdabcd') bytearray(b'abcdabcdabcd') bytearray(b'abcdabcd') bytearray(b'abcdabcdabcd') bytearray(b'bcabcdabcd')
# expect: [1, 2, 1, 2, 3, 1, 2, 3]
# expect: [slice(1, 2, None), slice(None, 1, None), slice(1, None, None), slice(None, None, None)]
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError 'NoneType' object is not subscriptable
# expect: KeyError slice(1, 2, None)
# expect: range(2, 5) b'bc'
