# SPDX-License-Identifier: MIT
"""random: the same sequence as CPython for the same seed, every distribution, the state, and the errors."""
import copy
import math
import random
from random import Random, SystemRandom


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


class Index:
    def __index__(self):
        return 6


heading('seeds')
for seed in (0, 1, -1, 42, 2**31, 2**32, 2**40 + 5, -2**70, 2**700, True, 1.5, -0.0, 'text', '', 'é', b'bytes', bytearray(b'bytes'), b''):
    random.seed(seed)
    print(repr(seed)[:20], random.random(), random.getrandbits(40))
for version in (1, 2):
    for seed in (5, 'text', '', 'é', b'bytes', 2.5):
        random.seed(seed, version=version)
        print(version, seed, random.random())
for wrong in ((1, 2), [], 1j, frozenset(), Index()):
    show(random.seed, wrong)
random.seed()
print(0 <= random.random() < 1)
random.seed(None)
print(0 <= random.random() < 1)
random.seed(a=7)
print(random.random(), Random(7).random(), Random('x').random(), Random(x=7).random())
show(Random, [])

heading('random and getrandbits')
random.seed(1)
print([random.random() for i in range(5)])
print([random.getrandbits(n) for n in (0, 1, 2, 8, 31, 32, 33, 64, 65, 100)])
print(random.getrandbits(Index()))
show(random.getrandbits, -1), show(random.getrandbits, 1.5), show(random.getrandbits, 'a')
for i in range(2000):
    random.random()
print(random.random(), random.getrandbits(32))
print(random.randbytes(0), random.randbytes(1), random.randbytes(7), random.randbytes(16))
show(random.randbytes, -1), show(random.randbytes, 'a')

heading('ranges')
random.seed(2)
print([random.randrange(10) for i in range(10)], [random.randrange(5, 10) for i in range(5)], [random.randrange(0, 100, 7) for i in range(5)], [random.randrange(10, 0, -3) for i in range(5)])
print([random.randrange(2**k) for k in (1, 10, 31, 32, 33, 64, 200)], [random.randrange(2**k + 1) for k in (31, 32, 64, 200)], random.randrange(1), random.randrange(-5, -4), random.randrange(start=3, stop=9, step=2))
print([random.randint(1, 6) for i in range(10)], random.randint(5, 5), random.randint(-2**70, 2**70), random.randint(a=1, b=2), random.randrange(Index()))
for arguments in ((0,), (-5,), (5, 5), (5, 1), (1, 5, -1), (5, 1, 1), (1, 5, 0), (1.0,), (1.5,), (1, 2.5), (1, 5, 1.5), (1, 5, 1.0), ('a',), (None,), (1, None, 2), (1, 'a'), (5, None), (1, 5, None), (1, 5, 'a')):
    show(random.randrange, *arguments)
for arguments in ((2, 1), (1.5, 2), ('a', 2), (1, 2.0)):
    show(random.randint, *arguments)

heading('choosing')
random.seed(3)
print([random.choice('abcde') for i in range(5)], random.choice([1]), random.choice(range(1000)), random.choice((1, 2)), random.choice(seq='xyz'))
for wrong in ([], '', (), {}, {1: 2}, {1}, 5, None, range(0)):
    show(random.choice, wrong)
items = list(range(20))
random.shuffle(items)
print(items)
items = [1]
random.shuffle(items)
print(items, random.shuffle([]), random.shuffle(bytearray(b'abc')))
show(random.shuffle, 'abc'), show(random.shuffle, (1, 2)), show(random.shuffle, 5), show(random.shuffle, range(3))
print(random.sample(range(100), 5), random.sample('abcdef', 6), random.sample([1, 2, 3], 0), random.sample(range(10**12), 3), random.sample(list(range(30)), 25), random.sample((1, 2, 3), k=2))
print(random.sample('ab', 4, counts=[3, 2]), random.sample(['r', 'g'], k=3, counts=(1, 9)))
for arguments in (({1, 2}, 1), ([1], 2), ([1], -1), (5, 1), ({1: 2}, 1)):
    show(random.sample, *arguments)
show(random.sample, 'ab', 1, counts=[1]), show(random.sample, 'ab', 1, counts=[1.5, 2]), show(random.sample, 'ab', 9, counts=[1, 1]), show(random.sample, 'ab', 1, counts=[-1, 3]), show(random.sample, 'ab', 1, counts=[-3, 1]), show(random.sample, 'ab', 0, counts=[0, 0])
print(random.choices('abc', k=6), random.choices('abc'), random.choices('abc', [1, 2, 3], k=5), random.choices('abc', cum_weights=[1, 3, 6], k=5), random.choices([1, 2], weights=[0.5, 0], k=3), random.choices('a', k=0),
      random.choices(range(5), k=2))
show(random.choices, []), show(random.choices, 'abc', [1, 2]), show(random.choices, 'abc', [0, 0, 0]), show(random.choices, 'abc', [-1, 0, 0]), show(random.choices, 'abc', [1, 2, math.inf]), show(random.choices, 'abc', [1, 2, math.nan])
show(random.choices, 'abc', [1, 2, 3], cum_weights=[1, 2, 3]), show(random.choices, 'abc', 5), show(random.choices, 'abc', k='a'), show(random.choices, 'abc', cum_weights=[1, 2]), show(random.choices, {1, 2}), show(random.choices, 5), show(random.choices, 'abc', k=1.5), show(random.choices, 'abc', k=-1), show(random.choices, {1: 'a', 0: 'b'}, k=2)

heading('distributions')
random.seed(4)
for call in ('uniform(1, 5)', 'uniform(5, 1)', 'uniform(a=0, b=1)', 'triangular()', 'triangular(1, 5)', 'triangular(1, 5, 2)', 'triangular(1, 1)', 'triangular(low=0, high=10, mode=5)', 'gauss()', 'gauss(10, 2)', 'gauss(mu=1, sigma=2)',
             'normalvariate()', 'normalvariate(10, 2)', 'lognormvariate(1, 0.5)', 'expovariate()', 'expovariate(2)', 'expovariate(-2)', 'vonmisesvariate(0, 4)', 'vonmisesvariate(1, 0)', 'vonmisesvariate(1, 1e-7)', 'vonmisesvariate(7, 20)',
             'gammavariate(1, 2)', 'gammavariate(2.5, 2)', 'gammavariate(0.5, 2)', 'betavariate(1, 2)', 'betavariate(0.5, 0.5)', 'paretovariate(3)', 'weibullvariate(1, 1.5)', 'binomialvariate()', 'binomialvariate(10, 0.3)', 'binomialvariate(1000, 0.5)',
             'binomialvariate(100, 0.9)', 'binomialvariate(5, 0)', 'binomialvariate(5, 1)', 'binomialvariate(0, 0.5)', 'binomialvariate(n=30, p=0.4)', 'binomialvariate(1, 0.7)', 'binomialvariate(10**6, 0.001)'):
    print(call, [eval('random.' + call) for i in range(3)])
for call in ('expovariate(0)', 'gammavariate(0, 1)', 'gammavariate(1, 0)', 'gammavariate(-1, 1)', 'betavariate(0, 1)', 'betavariate(1, -1)', 'paretovariate(0)', 'weibullvariate(1, 0)',
             'binomialvariate(-1, 0.5)', 'binomialvariate(5, 1.5)', 'binomialvariate(5, -0.1)'):
    show(eval, 'random.' + call)

for call in ('uniform("a", 1)', 'uniform(1, None)', 'triangular("a", "b")', 'gauss("a")', 'normalvariate("a", 1)', 'expovariate("a")', 'vonmisesvariate("a", 1)', 'lognormvariate("a", 1)', 'binomialvariate("a", 0.5)'):
    try:
        eval('random.' + call)
    except TypeError:
        print('TypeError')

heading('state')
generator = Random(5)
state = generator.getstate()
print(state[0], len(state), len(state[1]), state[1][:3], state[1][-1], state[2])
first = [generator.random(), generator.gauss(0, 1), generator.getrandbits(70)]
after = generator.getstate()
generator.setstate(state)
print([generator.random(), generator.gauss(0, 1), generator.getrandbits(70)] == first, after[2], generator.getstate() == after)
twin = Random()
twin.setstate(after)
print([twin.gauss(0, 1) for i in range(3)] == [generator.gauss(0, 1) for i in range(3)], twin.random() == generator.random())
print(copy.copy(twin).random() == copy.deepcopy(twin).random() == twin.random(), twin.__reduce__()[0] is Random, len(twin.__reduce__()))
for wrong in ((3, (1, 2), None), (4, state[1], None), 5, (), None, (3, 'a', None), (3, state[1][:-1], None), (3, state[1][:-1] + (999,), None), (3, state[1][:-1] + ('a',), None), (3, (-1,) + state[1][1:], None), (3, (2**32,) + state[1][1:], None), (3, list(state[1]), None)):
    show(generator.setstate, wrong)
print(Random.VERSION, random.getstate()[0])

heading('subclasses')


class Halves(Random):
    def random(self):
        return 0.5


print(Halves().randrange(10), Halves().choice('abc'), Halves().uniform(1, 2), Halves().shuffle([1, 2]), Halves(3).random())


class Bits(Random):
    def getrandbits(self, k):
        return 1


print(Bits().randrange(10), Bits().choice('abc'), Bits().randint(5, 9))


class Seeded(Random):
    def __init__(self, note, x=None):
        self.note = note
        super().__init__(x)


print(Seeded('n', 1).random() == Random(1).random(), Seeded('n').note)

heading('SystemRandom')
system = SystemRandom()
print(0 <= system.random() < 1, 0 <= system.getrandbits(8) < 256, system.getrandbits(0), len(system.randbytes(5)), system.randrange(1), system.choice('a'), 1 <= system.randint(1, 6) <= 6, system.seed(5), len(system.sample(range(9), 3)))
show(system.getstate), show(system.setstate, ()), show(system.getrandbits, -1), show(system.getrandbits, 1.5)

heading('names')
print([name for name in random.__dict__ if name[0].islower() and name != 'main' and not getattr(random, name).__doc__], [name for name in dir(Random) if name[0] != '_' and not getattr(Random, name).__doc__])

# expect: -- seeds
# expect: 0 0.8444218515250481 978212965548
# expect: 1 0.13436424411240122 884107995871
# expect: -1 0.13436424411240122 884107995871
# expect: 42 0.6394267984578837 811856239313
# expect: 2147483648 0.3387958510019964 964241899032
# expect: 4294967296 0.11299430095636409 1028291745030
# expect: 1099511627781 0.5043802970418443 727003120297
# expect: -1180591620717411303 0.2327882718301838 538653608399
# expect: 52601359015483735072 0.17584757565231213 750109192595
# expect: True 0.13436424411240122 884107995871
# expect: 1.5 0.551763726942059 160013701400
# expect: -0.0 0.8444218515250481 978212965548
# expect: 'text' 0.8711565613554825 927668196116
# expect: '' 0.9602256525641875 225895574272
# expect: 'é' 0.9689252893653495 104866353578
# expect: b'bytes' 0.37075677971469856 1085210805742
# expect: bytearray(b'bytes') 0.37075677971469856 1085210805742
# expect: b'' 0.9602256525641875 225895574272
# expect: 1 5 0.6229016948897019
# expect: 1 text 0.325292252951765
# expect: 1  0.8444218515250481
# expect: 1 é 0.8005257725821648
# expect: 1 b'bytes' 0.2972998577284154
# expect: 1 2.5 0.41877545666909954
# expect: 2 5 0.6229016948897019
# expect: 2 text 0.8711565613554825
# expect: 2  0.9602256525641875
# expect: 2 é 0.9689252893653495
# expect: 2 b'bytes' 0.37075677971469856
# expect: 2 2.5 0.41877545666909954
# expect: TypeError: The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: TypeError: The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: TypeError: The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: TypeError: The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: TypeError: The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: True
# expect: True
# expect: 0.32383276483316237 0.32383276483316237 0.6307877176639078 0.32383276483316237
# expect: TypeError: The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: -- random and getrandbits
# expect: [0.13436424411240122, 0.8474337369372327, 0.763774618976614, 0.2550690257394217, 0.49543508709194095]
# expect: [0, 0, 1, 166, 815217483, 3387541014, 901749037, 522918558215449730, 15417145005318368486, 1011132000076125738025909604998]
# expect: 0
# expect: ValueError: number of bits must be non-negative
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: 0.33529674178995494 3204417796
# expect: b'' b'\x1a' b'\xaeXicd\xc5\r' b'\xf0\x1aF\xbf\xc7\xbd\xe1wq\x068G\xb9+3\xee'
# expect: ValueError: number of bits must be non-negative
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: -- ranges
# expect: [0, 1, 1, 5, 2, 4, 4, 9, 3, 9] [5, 9, 6, 8, 8] [84, 77, 91, 56, 35] [1, 4, 10, 10, 4]
# expect: [1, 652, 1632151663, 762083711, 990430947, 5997828461328958798, 1335746910974522602994884203178424286916024200100437548136654] [1564465539, 1519503515, 4609873969708098675, 1487065341276573595372865422060351092635175585690258031429342] 0 -5 5
# expect: [6, 2, 3, 6, 2, 5, 3, 4, 3, 3] 5 -189430908438564239458 2 4
# expect: ValueError: empty range for randrange()
# expect: ValueError: empty range for randrange()
# expect: ValueError: empty range in randrange(5, 5)
# expect: ValueError: empty range in randrange(5, 1)
# expect: ValueError: empty range in randrange(1, 5, -1)
# expect: ValueError: empty range in randrange(5, 1)
# expect: ValueError: zero step for randrange()
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: TypeError: Missing a non-None stop argument
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: 2
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: empty range in randrange(2, 2)
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: -- choosing
# expect: ['b', 'e', 'e', 'b', 'c'] 1 640 1 z
# expect: IndexError: Cannot choose from an empty sequence
# expect: IndexError: Cannot choose from an empty sequence
# expect: IndexError: Cannot choose from an empty sequence
# expect: IndexError: Cannot choose from an empty sequence
# expect: KeyError: 0
# expect: TypeError: 'set' object is not subscriptable
# expect: TypeError: object of type 'int' has no len()
# expect: TypeError: object of type 'NoneType' has no len()
# expect: IndexError: Cannot choose from an empty sequence
# expect: [1, 5, 11, 0, 12, 4, 10, 9, 3, 2, 16, 18, 14, 13, 19, 15, 6, 7, 17, 8]
# expect: [1] None None
# expect: TypeError: 'str' object does not support item assignment
# expect: TypeError: 'tuple' object does not support item assignment
# expect: TypeError: object of type 'int' has no len()
# expect: TypeError: 'range' object does not support item assignment
# expect: [60, 76, 92, 49, 91] ['d', 'f', 'e', 'a', 'b', 'c'] [] [146183019999, 238348709364, 479627764962] [24, 20, 27, 9, 13, 16, 12, 18, 11, 17, 22, 25, 7, 10, 0, 19, 4, 26, 29, 2, 5, 8, 1, 23, 6] [1, 2]
# expect: ['a', 'a', 'b', 'a'] ['g', 'g', 'g']
# expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
# expect: ValueError: Sample larger than population or is negative
# expect: ValueError: Sample larger than population or is negative
# expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
# expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
# expect: ValueError: The number of counts does not match the population
# expect: TypeError: Counts must be integers
# expect: ValueError: Sample larger than population or is negative
# expect: ['b']
# expect: ValueError: Total of counts must be greater than zero
# expect: ValueError: Total of counts must be greater than zero
# expect: ['b', 'a', 'a', 'c', 'c', 'a'] ['b'] ['a', 'c', 'b', 'c', 'c'] ['c', 'c', 'b', 'a', 'c'] [1, 1, 1] [] [3, 0]
# expect: IndexError: list index out of range
# expect: ValueError: The number of weights does not match the population
# expect: ValueError: Total of weights must be greater than zero
# expect: ValueError: Total of weights must be greater than zero
# expect: ValueError: Total of weights must be finite
# expect: ValueError: Total of weights must be finite
# expect: TypeError: Cannot specify both weights and cumulative weights
# expect: TypeError: The number of choices must be a keyword argument: k=5
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: The number of weights does not match the population
# expect: TypeError: 'set' object is not subscriptable
# expect: TypeError: object of type 'int' has no len()
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: []
# expect: ['b', 'a']
# expect: -- distributions
# expect: uniform(1, 5) [1.944192358949738, 1.4126641369228632, 2.584232970442724]
# expect: uniform(5, 1) [4.380110916790359, 4.73393961728164, 3.3936359420597006]
# expect: uniform(a=0, b=1) [0.9179550430877189, 0.8004523514958085, 0.7651626025054384]
# expect: triangular() [0.33311272543263615, 0.5186892937897669, 0.37194263229794605]
# expect: triangular(1, 5) [2.1752941054404005, 1.9216649822208942, 2.3096577646970724]
# expect: triangular(1, 5, 2) [4.067105352752373, 3.567184793960168, 3.47678897076862]
# expect: triangular(1, 1) [1.0, 1.0, 1.0]
# expect: triangular(low=0, high=10, mode=5) [5.681294189303525, 6.338679943508885, 7.304154659400387]
# expect: gauss() [0.31058713555533096, -0.291474412133037, -1.174421519011797]
# expect: gauss(10, 2) [8.157829673745372, 8.74944545435837, 9.953196575683782]
# expect: gauss(mu=1, sigma=2) [0.14659032178167108, 1.1429398201017973, 4.672460925175315]
# expect: normalvariate() [0.11679214879581191, 1.6402569738551522, 0.024508054617177314]
# expect: normalvariate(10, 2) [10.596484788801627, 8.32774902468985, 8.38121803436308]
# expect: lognormvariate(1, 0.5) [2.618130941945, 2.4748624697886012, 3.18114736357126]
# expect: expovariate() [0.4397937839998163, 1.3741392585649073, 0.3866466461935193]
# expect: expovariate(2) [0.4088214545367742, 1.1733473968567003, 0.053224686745240245]
# expect: expovariate(-2) [-0.03179494803374862, -0.12994879077159263, -0.7244301959441992]
# expect: vonmisesvariate(0, 4) [5.589344307840529, 6.140535087366616, 6.128756091072519]
# expect: vonmisesvariate(1, 0) [2.397881129610767, 6.043253220552239, 2.0816647146667075]
# expect: vonmisesvariate(1, 1e-7) [0.059039739244159783, 0.28146906437118674, 1.065421158311419]
# expect: vonmisesvariate(7, 20) [0.8263858193635976, 0.5415964935137865, 0.7362747772531426]
# expect: gammavariate(1, 2) [0.32419223747611314, 0.08350395085432268, 1.3493089224285586]
# expect: gammavariate(2.5, 2) [2.8795048291450414, 1.8661909565768227, 9.247584266750682]
# expect: gammavariate(0.5, 2) [7.065405064187804, 0.16399290327783805, 0.0038108008090312665]
# expect: betavariate(1, 2) [0.04114682428681786, 0.7132588142758706, 0.23092906358088094]
# expect: betavariate(0.5, 0.5) [0.9968761869818841, 0.009917371315476414, 0.8150852595015421]
# expect: paretovariate(3) [1.4711996359539148, 1.1097422638395076, 2.3485194608054125]
# expect: weibullvariate(1, 1.5) [2.139716511127632, 0.18144991688478762, 2.324282736279136]
# expect: binomialvariate() [0, 0, 1]
# expect: binomialvariate(10, 0.3) [4, 3, 2]
# expect: binomialvariate(1000, 0.5) [528, 521, 516]
# expect: binomialvariate(100, 0.9) [89, 92, 90]
# expect: binomialvariate(5, 0) [0, 0, 0]
# expect: binomialvariate(5, 1) [5, 5, 5]
# expect: binomialvariate(0, 0.5) [0, 0, 0]
# expect: binomialvariate(n=30, p=0.4) [12, 9, 15]
# expect: binomialvariate(1, 0.7) [0, 1, 0]
# expect: binomialvariate(10**6, 0.001) [967, 999, 1004]
# expect: ZeroDivisionError: float division by zero
# expect: ValueError: gammavariate: alpha and beta must be > 0.0
# expect: ValueError: gammavariate: alpha and beta must be > 0.0
# expect: ValueError: gammavariate: alpha and beta must be > 0.0
# expect: ValueError: gammavariate: alpha and beta must be > 0.0
# expect: ValueError: gammavariate: alpha and beta must be > 0.0
# expect: ZeroDivisionError: float division by zero
# expect: ZeroDivisionError: float division by zero
# expect: ValueError: n must be non-negative
# expect: ValueError: p must be in the range 0.0 <= p <= 1.0
# expect: ValueError: p must be in the range 0.0 <= p <= 1.0
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: -- state
# expect: 3 3 625 (2147483648, 2796186638, 190942503) 624 None
# expect: True -1.7784662422033553 True
# expect: True True
# expect: True True 3
# expect: ValueError: state vector is the wrong size
# expect: ValueError: state with version 4 passed to Random.setstate() of version 3
# expect: TypeError: 'int' object is not subscriptable
# expect: IndexError: tuple index out of range
# expect: TypeError: 'NoneType' object is not subscriptable
# expect: TypeError: state vector must be a tuple
# expect: ValueError: state vector is the wrong size
# expect: ValueError: invalid state
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OverflowError: can't convert negative value to unsigned int
# expect: None
# expect: TypeError: state vector must be a tuple
# expect: 3 3
# expect: -- subclasses
# expect: 6 b 1.5 None 0.5
# expect: 1 b 6
# expect: True n
# expect: -- SystemRandom
# expect: True True 0 5 0 a True None 3
# expect: NotImplementedError: System entropy source does not have state.
# expect: NotImplementedError: System entropy source does not have state.
# expect: ValueError: number of bits must be non-negative
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: -- names
# expect: [] []

# The child of a fork has numbers of its own; nothing can be chosen from nothing.
import os
import random
read, write = os.pipe()
random.seed(1)
if os.fork() == 0:
    os.write(write, random.randbytes(16))
    os._exit(0)
os.wait()
print(os.read(read, 16) == random.randbytes(16))
for weights in None, []:
    try:
        random.choices([], weights)
    except IndexError as e:
        print(type(e).__name__)
# expect: False
# expect: IndexError
# expect: IndexError
