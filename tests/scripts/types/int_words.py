# SPDX-License-Identifier: MIT
"""Arithmetic on ints around one, two and more words gives what it should: a checksum over 6,000 pairs."""
import random
random.seed(7)
def val():
    k = random.choice([1,30,61,62,63,64,65,90,125,126,127,128,129,200])
    v = random.choice([random.getrandbits(k),1 << k,(1 << k) - 1,(1 << k) + 1])
    return v if random.random()<.5 else -v
h = 0
def add(x):
    global h
    h = (h * 31 + x) % ((1 << 255) - 19)
for i in range(6000):
    a, b = val(), val()
    n = random.choice([0,1,2,17,61,62,63,64,65,126,127,128,200])
    for x in (a+b,a-b,a*b,a&b,a|b,a^b,a<<n,a>>n,-a,~a,(a>b)+0): add(x)
    if b: add(a//b); add(a%b)
    add(a*True); add(True+a); add(a^True)
print(h)

# expect: 2974698018793080606918233985524777721339489564845165688134467386366235901960
