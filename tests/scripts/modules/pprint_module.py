# SPDX-License-Identifier: MIT
# Module pprint: every kind of container, in lines of different width.
import pprint,collections,types
d={'name':'x'*30,'list':list(range(40)),'nested':{'a':[{'b':'word '*20}]*2,'c':(1,)},'s':{3},'t':('long text '*12,)}
pprint.pprint(d)
pprint.pprint(d,width=40,compact=True,indent=4)
pprint.pp(d,depth=2)
l=[1];l.append(l); print(pprint.pformat(l)[:20], pprint.isrecursive(l), pprint.isreadable(l), pprint.isreadable([1]))
for x in (collections.OrderedDict((i,'x'*i) for i in range(20)), collections.defaultdict(list,{i:[i]*9 for i in range(9)}), collections.Counter('abracadabra'*3+'xyzuvwqrst'), collections.deque(range(50)), collections.deque(range(50),60), types.SimpleNamespace(a='x'*50,b='y'*40), types.MappingProxyType({i:'x'*i for i in range(15)}), collections.ChainMap({'a':'x'*60},{'b':'y'*60}), frozenset(range(40)), collections.UserDict({'a':'x'*60,'b':'y'*60}), collections.UserList(['x'*60,'b'*60]), b'x'*100, bytearray(b'ab\n'*40), 'one two three '*10, 'a\nb\n'*30, {'k':'one two three '*10}, [b'bytes'*30], {i:'x'*i for i in range(15)}.values(), {i:'x'*i for i in range(15)}.items(), {i:'x'*i for i in range(15)}.keys(), {(1,2):3,'a':4,None:5}, 1234567, [], (), {}, set(), 'x'*100, collections.UserString('ab '*40)):
    pprint.pprint(x); pprint.pprint(x,width=30,compact=True); pprint.pprint([x],indent=3)
pprint.pprint([1234567,-10000],underscore_numbers=True)
for bad in dict(indent=-1),dict(depth=0),dict(width=0):
    try: pprint.PrettyPrinter(**bad)
    except ValueError as e: print(e)

# expect: {'list': [0,
# expect:           1,
# expect:           2,
# expect:           3,
# expect:           4,
# expect:           5,
# expect:           6,
# expect:           7,
# expect:           8,
# expect:           9,
# expect:           10,
# expect:           11,
# expect:           12,
# expect:           13,
# expect:           14,
# expect:           15,
# expect:           16,
# expect:           17,
# expect:           18,
# expect:           19,
# expect:           20,
# expect:           21,
# expect:           22,
# expect:           23,
# expect:           24,
# expect:           25,
# expect:           26,
# expect:           27,
# expect:           28,
# expect:           29,
# expect:           30,
# expect:           31,
# expect:           32,
# expect:           33,
# expect:           34,
# expect:           35,
# expect:           36,
# expect:           37,
# expect:           38,
# expect:           39],
# expect:  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'nested': {'a': [{'b': 'word word word word word word word word word word '
# expect:                         'word word word word word word word word word word '},
# expect:                   {'b': 'word word word word word word word word word word '
# expect:                         'word word word word word word word word word word '}],
# expect:             'c': (1,)},
# expect:  's': {3},
# expect:  't': ('long text long text long text long text long text long text long text '
# expect:        'long text long text long text long text long text ',)}
# expect: {   'list': [   0, 1, 2, 3, 4, 5, 6, 7,
# expect:                 8, 9, 10, 11, 12, 13,
# expect:                 14, 15, 16, 17, 18, 19,
# expect:                 20, 21, 22, 23, 24, 25,
# expect:                 26, 27, 28, 29, 30, 31,
# expect:                 32, 33, 34, 35, 36, 37,
# expect:                 38, 39],
# expect:     'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:     'nested': {   'a': [   {   'b': 'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '},
# expect:                            {   'b': 'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '
# expect:                                     'word '}],
# expect:                   'c': (1,)},
# expect:     's': {3},
# expect:     't': (   'long text long text long '
# expect:              'text long text long text '
# expect:              'long text long text long '
# expect:              'text long text long text '
# expect:              'long text long text ',)}
# expect: {'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'list': [0,
# expect:           1,
# expect:           2,
# expect:           3,
# expect:           4,
# expect:           5,
# expect:           6,
# expect:           7,
# expect:           8,
# expect:           9,
# expect:           10,
# expect:           11,
# expect:           12,
# expect:           13,
# expect:           14,
# expect:           15,
# expect:           16,
# expect:           17,
# expect:           18,
# expect:           19,
# expect:           20,
# expect:           21,
# expect:           22,
# expect:           23,
# expect:           24,
# expect:           25,
# expect:           26,
# expect:           27,
# expect:           28,
# expect:           29,
# expect:           30,
# expect:           31,
# expect:           32,
# expect:           33,
# expect:           34,
# expect:           35,
# expect:           36,
# expect:           37,
# expect:           38,
# expect:           39],
# expect:  'nested': {'a': [...], 'c': (...,)},
# expect:  's': {3},
# expect:  't': ('long text long text long text long text long text long text long text '
# expect:        'long text long text long text long text long text ',)}
# expect: [1, <Recursion on li True False True
# expect: OrderedDict([(0, ''),
# expect:              (1, 'x'),
# expect:              (2, 'xx'),
# expect:              (3, 'xxx'),
# expect:              (4, 'xxxx'),
# expect:              (5, 'xxxxx'),
# expect:              (6, 'xxxxxx'),
# expect:              (7, 'xxxxxxx'),
# expect:              (8, 'xxxxxxxx'),
# expect:              (9, 'xxxxxxxxx'),
# expect:              (10, 'xxxxxxxxxx'),
# expect:              (11, 'xxxxxxxxxxx'),
# expect:              (12, 'xxxxxxxxxxxx'),
# expect:              (13, 'xxxxxxxxxxxxx'),
# expect:              (14, 'xxxxxxxxxxxxxx'),
# expect:              (15, 'xxxxxxxxxxxxxxx'),
# expect:              (16, 'xxxxxxxxxxxxxxxx'),
# expect:              (17, 'xxxxxxxxxxxxxxxxx'),
# expect:              (18, 'xxxxxxxxxxxxxxxxxx'),
# expect:              (19, 'xxxxxxxxxxxxxxxxxxx')])
# expect: OrderedDict([(0, ''),
# expect:              (1, 'x'),
# expect:              (2, 'xx'),
# expect:              (3, 'xxx'),
# expect:              (4, 'xxxx'),
# expect:              (5, 'xxxxx'),
# expect:              (6, 'xxxxxx'),
# expect:              (7, 'xxxxxxx'),
# expect:              (8, 'xxxxxxxx'),
# expect:              (9, 'xxxxxxxxx'),
# expect:              (10,
# expect:               'xxxxxxxxxx'),
# expect:              (11,
# expect:               'xxxxxxxxxxx'),
# expect:              (12,
# expect:               'xxxxxxxxxxxx'),
# expect:              (13,
# expect:               'xxxxxxxxxxxxx'),
# expect:              (14,
# expect:               'xxxxxxxxxxxxxx'),
# expect:              (15,
# expect:               'xxxxxxxxxxxxxxx'),
# expect:              (16,
# expect:               'xxxxxxxxxxxxxxxx'),
# expect:              (17,
# expect:               'xxxxxxxxxxxxxxxxx'),
# expect:              (18,
# expect:               'xxxxxxxxxxxxxxxxxx'),
# expect:              (19,
# expect:               'xxxxxxxxxxxxxxxxxxx')])
# expect: [  OrderedDict([  (0, ''),
# expect:                   (1, 'x'),
# expect:                   (2, 'xx'),
# expect:                   (3, 'xxx'),
# expect:                   (4, 'xxxx'),
# expect:                   (5, 'xxxxx'),
# expect:                   (6, 'xxxxxx'),
# expect:                   (7, 'xxxxxxx'),
# expect:                   (8, 'xxxxxxxx'),
# expect:                   (9, 'xxxxxxxxx'),
# expect:                   (10, 'xxxxxxxxxx'),
# expect:                   (11, 'xxxxxxxxxxx'),
# expect:                   (12, 'xxxxxxxxxxxx'),
# expect:                   (13, 'xxxxxxxxxxxxx'),
# expect:                   (14, 'xxxxxxxxxxxxxx'),
# expect:                   (15, 'xxxxxxxxxxxxxxx'),
# expect:                   (16, 'xxxxxxxxxxxxxxxx'),
# expect:                   (17, 'xxxxxxxxxxxxxxxxx'),
# expect:                   (18, 'xxxxxxxxxxxxxxxxxx'),
# expect:                   (19, 'xxxxxxxxxxxxxxxxxxx')])]
# expect: defaultdict(<class 'list'>,
# expect:             {0: [0, 0, 0, 0, 0, 0, 0, 0, 0],
# expect:              1: [1, 1, 1, 1, 1, 1, 1, 1, 1],
# expect:              2: [2, 2, 2, 2, 2, 2, 2, 2, 2],
# expect:              3: [3, 3, 3, 3, 3, 3, 3, 3, 3],
# expect:              4: [4, 4, 4, 4, 4, 4, 4, 4, 4],
# expect:              5: [5, 5, 5, 5, 5, 5, 5, 5, 5],
# expect:              6: [6, 6, 6, 6, 6, 6, 6, 6, 6],
# expect:              7: [7, 7, 7, 7, 7, 7, 7, 7, 7],
# expect:              8: [8, 8, 8, 8, 8, 8, 8, 8, 8]})
# expect: defaultdict(<class 'list'>,
# expect:             {0: [0, 0, 0, 0,
# expect:                  0, 0, 0, 0,
# expect:                  0],
# expect:              1: [1, 1, 1, 1,
# expect:                  1, 1, 1, 1,
# expect:                  1],
# expect:              2: [2, 2, 2, 2,
# expect:                  2, 2, 2, 2,
# expect:                  2],
# expect:              3: [3, 3, 3, 3,
# expect:                  3, 3, 3, 3,
# expect:                  3],
# expect:              4: [4, 4, 4, 4,
# expect:                  4, 4, 4, 4,
# expect:                  4],
# expect:              5: [5, 5, 5, 5,
# expect:                  5, 5, 5, 5,
# expect:                  5],
# expect:              6: [6, 6, 6, 6,
# expect:                  6, 6, 6, 6,
# expect:                  6],
# expect:              7: [7, 7, 7, 7,
# expect:                  7, 7, 7, 7,
# expect:                  7],
# expect:              8: [8, 8, 8, 8,
# expect:                  8, 8, 8, 8,
# expect:                  8]})
# expect: [  defaultdict(<class 'list'>,
# expect:                {  0: [0, 0, 0, 0, 0, 0, 0, 0, 0],
# expect:                   1: [1, 1, 1, 1, 1, 1, 1, 1, 1],
# expect:                   2: [2, 2, 2, 2, 2, 2, 2, 2, 2],
# expect:                   3: [3, 3, 3, 3, 3, 3, 3, 3, 3],
# expect:                   4: [4, 4, 4, 4, 4, 4, 4, 4, 4],
# expect:                   5: [5, 5, 5, 5, 5, 5, 5, 5, 5],
# expect:                   6: [6, 6, 6, 6, 6, 6, 6, 6, 6],
# expect:                   7: [7, 7, 7, 7, 7, 7, 7, 7, 7],
# expect:                   8: [8, 8, 8, 8, 8, 8, 8, 8, 8]})]
# expect: Counter({'a': 15,
# expect:          'r': 7,
# expect:          'b': 6,
# expect:          'c': 3,
# expect:          'd': 3,
# expect:          'x': 1,
# expect:          'y': 1,
# expect:          'z': 1,
# expect:          'u': 1,
# expect:          'v': 1,
# expect:          'w': 1,
# expect:          'q': 1,
# expect:          's': 1,
# expect:          't': 1})
# expect: Counter({'a': 15,
# expect:          'r': 7,
# expect:          'b': 6,
# expect:          'c': 3,
# expect:          'd': 3,
# expect:          'x': 1,
# expect:          'y': 1,
# expect:          'z': 1,
# expect:          'u': 1,
# expect:          'v': 1,
# expect:          'w': 1,
# expect:          'q': 1,
# expect:          's': 1,
# expect:          't': 1})
# expect: [  Counter({  'a': 15,
# expect:               'r': 7,
# expect:               'b': 6,
# expect:               'c': 3,
# expect:               'd': 3,
# expect:               'x': 1,
# expect:               'y': 1,
# expect:               'z': 1,
# expect:               'u': 1,
# expect:               'v': 1,
# expect:               'w': 1,
# expect:               'q': 1,
# expect:               's': 1,
# expect:               't': 1})]
# expect: deque([0,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        4,
# expect:        5,
# expect:        6,
# expect:        7,
# expect:        8,
# expect:        9,
# expect:        10,
# expect:        11,
# expect:        12,
# expect:        13,
# expect:        14,
# expect:        15,
# expect:        16,
# expect:        17,
# expect:        18,
# expect:        19,
# expect:        20,
# expect:        21,
# expect:        22,
# expect:        23,
# expect:        24,
# expect:        25,
# expect:        26,
# expect:        27,
# expect:        28,
# expect:        29,
# expect:        30,
# expect:        31,
# expect:        32,
# expect:        33,
# expect:        34,
# expect:        35,
# expect:        36,
# expect:        37,
# expect:        38,
# expect:        39,
# expect:        40,
# expect:        41,
# expect:        42,
# expect:        43,
# expect:        44,
# expect:        45,
# expect:        46,
# expect:        47,
# expect:        48,
# expect:        49])
# expect: deque([0, 1, 2, 3, 4, 5, 6, 7,
# expect:        8, 9, 10, 11, 12, 13,
# expect:        14, 15, 16, 17, 18, 19,
# expect:        20, 21, 22, 23, 24, 25,
# expect:        26, 27, 28, 29, 30, 31,
# expect:        32, 33, 34, 35, 36, 37,
# expect:        38, 39, 40, 41, 42, 43,
# expect:        44, 45, 46, 47, 48,
# expect:        49])
# expect: [  deque([  0,
# expect:             1,
# expect:             2,
# expect:             3,
# expect:             4,
# expect:             5,
# expect:             6,
# expect:             7,
# expect:             8,
# expect:             9,
# expect:             10,
# expect:             11,
# expect:             12,
# expect:             13,
# expect:             14,
# expect:             15,
# expect:             16,
# expect:             17,
# expect:             18,
# expect:             19,
# expect:             20,
# expect:             21,
# expect:             22,
# expect:             23,
# expect:             24,
# expect:             25,
# expect:             26,
# expect:             27,
# expect:             28,
# expect:             29,
# expect:             30,
# expect:             31,
# expect:             32,
# expect:             33,
# expect:             34,
# expect:             35,
# expect:             36,
# expect:             37,
# expect:             38,
# expect:             39,
# expect:             40,
# expect:             41,
# expect:             42,
# expect:             43,
# expect:             44,
# expect:             45,
# expect:             46,
# expect:             47,
# expect:             48,
# expect:             49])]
# expect: deque([0,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        4,
# expect:        5,
# expect:        6,
# expect:        7,
# expect:        8,
# expect:        9,
# expect:        10,
# expect:        11,
# expect:        12,
# expect:        13,
# expect:        14,
# expect:        15,
# expect:        16,
# expect:        17,
# expect:        18,
# expect:        19,
# expect:        20,
# expect:        21,
# expect:        22,
# expect:        23,
# expect:        24,
# expect:        25,
# expect:        26,
# expect:        27,
# expect:        28,
# expect:        29,
# expect:        30,
# expect:        31,
# expect:        32,
# expect:        33,
# expect:        34,
# expect:        35,
# expect:        36,
# expect:        37,
# expect:        38,
# expect:        39,
# expect:        40,
# expect:        41,
# expect:        42,
# expect:        43,
# expect:        44,
# expect:        45,
# expect:        46,
# expect:        47,
# expect:        48,
# expect:        49],
# expect:       maxlen=60)
# expect: deque([0, 1, 2, 3, 4, 5, 6, 7,
# expect:        8, 9, 10, 11, 12, 13,
# expect:        14, 15, 16, 17, 18, 19,
# expect:        20, 21, 22, 23, 24, 25,
# expect:        26, 27, 28, 29, 30, 31,
# expect:        32, 33, 34, 35, 36, 37,
# expect:        38, 39, 40, 41, 42, 43,
# expect:        44, 45, 46, 47, 48,
# expect:        49],
# expect:       maxlen=60)
# expect: [  deque([  0,
# expect:             1,
# expect:             2,
# expect:             3,
# expect:             4,
# expect:             5,
# expect:             6,
# expect:             7,
# expect:             8,
# expect:             9,
# expect:             10,
# expect:             11,
# expect:             12,
# expect:             13,
# expect:             14,
# expect:             15,
# expect:             16,
# expect:             17,
# expect:             18,
# expect:             19,
# expect:             20,
# expect:             21,
# expect:             22,
# expect:             23,
# expect:             24,
# expect:             25,
# expect:             26,
# expect:             27,
# expect:             28,
# expect:             29,
# expect:             30,
# expect:             31,
# expect:             32,
# expect:             33,
# expect:             34,
# expect:             35,
# expect:             36,
# expect:             37,
# expect:             38,
# expect:             39,
# expect:             40,
# expect:             41,
# expect:             42,
# expect:             43,
# expect:             44,
# expect:             45,
# expect:             46,
# expect:             47,
# expect:             48,
# expect:             49],
# expect:          maxlen=60)]
# expect: namespace(a='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:           b='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')
# expect: namespace(a='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:           b='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')
# expect: [  namespace(a='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:              b='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')]
# expect: mappingproxy({0: '',
# expect:               1: 'x',
# expect:               2: 'xx',
# expect:               3: 'xxx',
# expect:               4: 'xxxx',
# expect:               5: 'xxxxx',
# expect:               6: 'xxxxxx',
# expect:               7: 'xxxxxxx',
# expect:               8: 'xxxxxxxx',
# expect:               9: 'xxxxxxxxx',
# expect:               10: 'xxxxxxxxxx',
# expect:               11: 'xxxxxxxxxxx',
# expect:               12: 'xxxxxxxxxxxx',
# expect:               13: 'xxxxxxxxxxxxx',
# expect:               14: 'xxxxxxxxxxxxxx'})
# expect: mappingproxy({0: '',
# expect:               1: 'x',
# expect:               2: 'xx',
# expect:               3: 'xxx',
# expect:               4: 'xxxx',
# expect:               5: 'xxxxx',
# expect:               6: 'xxxxxx',
# expect:               7: 'xxxxxxx',
# expect:               8: 'xxxxxxxx',
# expect:               9: 'xxxxxxxxx',
# expect:               10: 'xxxxxxxxxx',
# expect:               11: 'xxxxxxxxxxx',
# expect:               12: 'xxxxxxxxxxxx',
# expect:               13: 'xxxxxxxxxxxxx',
# expect:               14: 'xxxxxxxxxxxxxx'})
# expect: [  mappingproxy({  0: '',
# expect:                    1: 'x',
# expect:                    2: 'xx',
# expect:                    3: 'xxx',
# expect:                    4: 'xxxx',
# expect:                    5: 'xxxxx',
# expect:                    6: 'xxxxxx',
# expect:                    7: 'xxxxxxx',
# expect:                    8: 'xxxxxxxx',
# expect:                    9: 'xxxxxxxxx',
# expect:                    10: 'xxxxxxxxxx',
# expect:                    11: 'xxxxxxxxxxx',
# expect:                    12: 'xxxxxxxxxxxx',
# expect:                    13: 'xxxxxxxxxxxxx',
# expect:                    14: 'xxxxxxxxxxxxxx'})]
# expect: ChainMap({'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'},
# expect:          {'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'})
# expect: ChainMap({'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'},
# expect:          {'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'})
# expect: [  ChainMap({  'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'},
# expect:             {  'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'})]
# expect: frozenset({0,
# expect:            1,
# expect:            2,
# expect:            3,
# expect:            4,
# expect:            5,
# expect:            6,
# expect:            7,
# expect:            8,
# expect:            9,
# expect:            10,
# expect:            11,
# expect:            12,
# expect:            13,
# expect:            14,
# expect:            15,
# expect:            16,
# expect:            17,
# expect:            18,
# expect:            19,
# expect:            20,
# expect:            21,
# expect:            22,
# expect:            23,
# expect:            24,
# expect:            25,
# expect:            26,
# expect:            27,
# expect:            28,
# expect:            29,
# expect:            30,
# expect:            31,
# expect:            32,
# expect:            33,
# expect:            34,
# expect:            35,
# expect:            36,
# expect:            37,
# expect:            38,
# expect:            39})
# expect: frozenset({0, 1, 2, 3, 4, 5,
# expect:            6, 7, 8, 9, 10, 11,
# expect:            12, 13, 14, 15, 16,
# expect:            17, 18, 19, 20, 21,
# expect:            22, 23, 24, 25, 26,
# expect:            27, 28, 29, 30, 31,
# expect:            32, 33, 34, 35, 36,
# expect:            37, 38, 39})
# expect: [  frozenset({  0,
# expect:                 1,
# expect:                 2,
# expect:                 3,
# expect:                 4,
# expect:                 5,
# expect:                 6,
# expect:                 7,
# expect:                 8,
# expect:                 9,
# expect:                 10,
# expect:                 11,
# expect:                 12,
# expect:                 13,
# expect:                 14,
# expect:                 15,
# expect:                 16,
# expect:                 17,
# expect:                 18,
# expect:                 19,
# expect:                 20,
# expect:                 21,
# expect:                 22,
# expect:                 23,
# expect:                 24,
# expect:                 25,
# expect:                 26,
# expect:                 27,
# expect:                 28,
# expect:                 29,
# expect:                 30,
# expect:                 31,
# expect:                 32,
# expect:                 33,
# expect:                 34,
# expect:                 35,
# expect:                 36,
# expect:                 37,
# expect:                 38,
# expect:                 39})]
# expect: {'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'}
# expect: {'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'}
# expect: [  {  'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:       'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'}]
# expect: ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb']
# expect: ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb']
# expect: [  [  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:       'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb']]
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect:  b'xxxxxxxxxxxxxxxxxxxxxxxx')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxx'
# expect:  b'xxxxxxxxxxxxxxxxxxxxxxxx'
# expect:  b'xxxxxxxxxxxxxxxxxxxxxxxx'
# expect:  b'xxxxxxxxxxxxxxxxxxxxxxxx'
# expect:  b'xxxx')
# expect: [  b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect:    b'xxxxxxxxxxxxxxxxxxxxxxxxxxxx']
# expect: bytearray(b'ab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\nab\nab\nab\nab\n')
# expect: bytearray(b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n'
# expect:           b'ab\nab\nab\nab\n')
# expect: [  bytearray(b'ab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\n'
# expect:              b'ab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\nab\n'
# expect:              b'ab\nab\nab\nab\nab\nab\nab\nab\n')]
# expect: ('one two three one two three one two three one two three one two three one '
# expect:  'two three one two three one two three one two three one two three ')
# expect: ('one two three one two '
# expect:  'three one two three one '
# expect:  'two three one two three '
# expect:  'one two three one two '
# expect:  'three one two three one '
# expect:  'two three one two three ')
# expect: [  'one two three one two three one two three one two three one two three one '
# expect:    'two three one two three one two three one two three one two three ']
# expect: ('a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n')
# expect: ('a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n'
# expect:  'a\n'
# expect:  'b\n')
# expect: [  'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n'
# expect:    'a\n'
# expect:    'b\n']
# expect: {'k': 'one two three one two three one two three one two three one two three '
# expect:       'one two three one two three one two three one two three one two three '}
# expect: {'k': 'one two three one two '
# expect:       'three one two three '
# expect:       'one two three one two '
# expect:       'three one two three '
# expect:       'one two three one two '
# expect:       'three one two three '
# expect:       'one two three '}
# expect: [  {  'k': 'one two three one two three one two three one two three one two '
# expect:            'three one two three one two three one two three one two three one '
# expect:            'two three '}]
# expect: [b'bytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesb'
# expect:  b'ytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytes']
# expect: [b'bytesbytesbytesbytesbyte'
# expect:  b'sbytesbytesbytesbytesbyt'
# expect:  b'esbytesbytesbytesbytesby'
# expect:  b'tesbytesbytesbytesbytesb'
# expect:  b'ytesbytesbytesbytesbytes'
# expect:  b'bytesbytesbytesbytesbyte'
# expect:  b'sbytes']
# expect: [  [  b'bytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbyt'
# expect:       b'esbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesb'
# expect:       b'ytesbytesbytes']]
# expect: dict_values(['', 'x', 'xx', 'xxx', 'xxxx', 'xxxxx', 'xxxxxx', 'xxxxxxx', 'xxxxxxxx', 'xxxxxxxxx', 'xxxxxxxxxx', 'xxxxxxxxxxx', 'xxxxxxxxxxxx', 'xxxxxxxxxxxxx', 'xxxxxxxxxxxxxx'])
# expect: dict_values(['', 'x', 'xx', 'xxx', 'xxxx', 'xxxxx', 'xxxxxx', 'xxxxxxx', 'xxxxxxxx', 'xxxxxxxxx', 'xxxxxxxxxx', 'xxxxxxxxxxx', 'xxxxxxxxxxxx', 'xxxxxxxxxxxxx', 'xxxxxxxxxxxxxx'])
# expect: [  dict_values(['', 'x', 'xx', 'xxx', 'xxxx', 'xxxxx', 'xxxxxx', 'xxxxxxx', 'xxxxxxxx', 'xxxxxxxxx', 'xxxxxxxxxx', 'xxxxxxxxxxx', 'xxxxxxxxxxxx', 'xxxxxxxxxxxxx', 'xxxxxxxxxxxxxx'])]
# expect: dict_items([(0, ''), (1, 'x'), (2, 'xx'), (3, 'xxx'), (4, 'xxxx'), (5, 'xxxxx'), (6, 'xxxxxx'), (7, 'xxxxxxx'), (8, 'xxxxxxxx'), (9, 'xxxxxxxxx'), (10, 'xxxxxxxxxx'), (11, 'xxxxxxxxxxx'), (12, 'xxxxxxxxxxxx'), (13, 'xxxxxxxxxxxxx'), (14, 'xxxxxxxxxxxxxx')])
# expect: dict_items([(0, ''), (1, 'x'), (2, 'xx'), (3, 'xxx'), (4, 'xxxx'), (5, 'xxxxx'), (6, 'xxxxxx'), (7, 'xxxxxxx'), (8, 'xxxxxxxx'), (9, 'xxxxxxxxx'), (10, 'xxxxxxxxxx'), (11, 'xxxxxxxxxxx'), (12, 'xxxxxxxxxxxx'), (13, 'xxxxxxxxxxxxx'), (14, 'xxxxxxxxxxxxxx')])
# expect: [  dict_items([(0, ''), (1, 'x'), (2, 'xx'), (3, 'xxx'), (4, 'xxxx'), (5, 'xxxxx'), (6, 'xxxxxx'), (7, 'xxxxxxx'), (8, 'xxxxxxxx'), (9, 'xxxxxxxxx'), (10, 'xxxxxxxxxx'), (11, 'xxxxxxxxxxx'), (12, 'xxxxxxxxxxxx'), (13, 'xxxxxxxxxxxxx'), (14, 'xxxxxxxxxxxxxx')])]
# expect: dict_keys([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
# expect: dict_keys([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
# expect: [dict_keys([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])]
# expect: {None: 5, 'a': 4, (1, 2): 3}
# expect: {None: 5, 'a': 4, (1, 2): 3}
# expect: [{None: 5, 'a': 4, (1, 2): 3}]
# expect: 1234567
# expect: 1234567
# expect: [1234567]
# expect: []
# expect: []
# expect: [[]]
# expect: ()
# expect: ()
# expect: [()]
# expect: {}
# expect: {}
# expect: [{}]
# expect: set()
# expect: set()
# expect: [set()]
# expect: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: [  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx']
# expect: ('ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab '
# expect:  'ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ')
# expect: ('ab ab ab ab ab ab ab ab ab '
# expect:  'ab ab ab ab ab ab ab ab ab '
# expect:  'ab ab ab ab ab ab ab ab ab '
# expect:  'ab ab ab ab ab ab ab ab ab '
# expect:  'ab ab ab ab ')
# expect: [  'ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab '
# expect:    'ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ']
# expect: [1_234_567, -10_000]
# expect: indent must be >= 0
# expect: depth must be > 0
# expect: width must be != 0
