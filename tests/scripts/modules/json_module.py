# SPDX-License-Identifier: MIT
"""json: every public name, every parameter, and the errors of text that is not JSON."""
import io
import json
from json import JSONDecodeError, JSONDecoder, JSONEncoder


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


heading('dumps: the types')
for value in (None, True, False, 0, -1, 2**70, -2**70, 1.0, 0.1, -0.0, 1e300, 1e-7, 1e16, 123456789.125, '', 'text', [], {}, (),
              [1], (1, 2), {'a': 1}, [[]], [{}], {'a': []}, {'a': {'b': {'c': [1, {'d': None}]}}}):
    show(json.dumps, value)

heading('dumps: text')
for text in ('"', '\\', '/', '\b\f\n\r\t', '\0\x1f\x7f', 'é', '€', '\ud800', '\U0001f600', 'a"b\\c', '\x80\xff\u2028'):
    show(json.dumps, text)
    show(json.dumps, text, ensure_ascii=False)

heading('dumps: numbers that JSON does not have')
nan, inf = float('nan'), float('inf')
show(json.dumps, [nan, inf, -inf])
for value in (nan, inf, -inf, [1.0, nan], {'a': inf}, {inf: 1}):
    show(json.dumps, value, allow_nan=False)

heading('dumps: keys')
show(json.dumps, {1: 1, 1.5: 2, None: 3, True: 4, False: 5, 2**70: 6, 'x': 7})
for key in ((1, 2), b'x', frozenset(), 1j):
    show(json.dumps, {key: 1})
    show(json.dumps, {key: 1, 'a': 2}, skipkeys=True)
    show(json.dumps, {key: 1}, skipkeys=True)
show(json.dumps, {'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True)
show(json.dumps, {1: 1, 'a': 2}, sort_keys=True)

heading('dumps: layout')
nested = {'a': [1, 2, {'b': []}], 'c': {}, 'd': ()}
for indent in (None, 0, 1, 2, 4, -3, '', '\t', '--', True, False):
    show(json.dumps, nested, indent=indent)
show(json.dumps, nested, separators=(',', ':'))
show(json.dumps, nested, indent=2, separators=(',', ':'))
show(json.dumps, nested, indent=1, separators=(' , ', ' : '), sort_keys=True)
show(json.dumps, 1, separators=(',',))
show(json.dumps, [1, 2], separators=(1, 2))
show(json.dumps, 1, separators=5)
show(json.dumps, [1], indent=1.5)

heading('dumps: other objects')
for value in (object, b'x', {1}, 1j, range(3), bytearray(b'x'), ..., [b'x'], {'a': {1}}):
    show(json.dumps, value)
show(json.dumps, {'a': {3}, 'b': [1j]}, default=repr)
show(json.dumps, {2}, default=list)
show(json.dumps, {2}, default=lambda o: o)
show(json.dumps, [{1}, {2}], default=lambda o: 1 // 0)


class Text(str):
    def __repr__(self):
        return 'wrong'


class Number(int):
    def __repr__(self):
        return 'wrong'


class Real(float):
    def __repr__(self):
        return 'wrong'


class Rows(list):
    pass


class Table(dict):
    pass


show(json.dumps, [Text('t'), Number(7), Real(1.5), Rows([1]), Table(a=1), {Text('k'): 1, Number(3): 2, Real(2.5): 3}])

heading('dumps: cycles')
cycle = []
cycle.append(cycle)
show(json.dumps, cycle)
cycle = {}
cycle['a'] = [cycle]
show(json.dumps, cycle)
twice = [1]
show(json.dumps, [twice, twice, {'a': twice}])
deep = []
for i in range(100000):
    deep = [deep]
try:
    json.dumps(deep)
except RecursionError:
    print('RecursionError')
try:
    json.dumps(cycle, check_circular=False)
except RecursionError:
    print('RecursionError')

heading('dumps: arguments')
show(json.dumps)
show(json.dumps, 1, wrong=2)
show(json.dumps, 1, 2)

heading('loads: values')
for text in ('null', 'true', 'false', '0', '-0', '-0.0', '1', '-1', '1.5', '1e5', '1E5', '1e+5', '1e-5', '1.5e3', '0.1', '123456789012345678',
             '1234567890123456789', '-12345678901234567890123', '1e400', '-1e400', 'NaN', 'Infinity', '-Infinity', '""', '"a"', '[]', '{}',
             '[ ]', '{ }', '[1]', '[1,2]', '[ 1 , 2 ]', '{"a":1}', '{ "a" : 1 , "b" : [ ] }', ' \t\n\r1 \t\n\r', '[[[[1]]]]',
             '{"a":1,"a":2}', '"\\u00e9"', '"\\u20AC"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00"', '"\\ud83d\\ud83d"',
             '"\\ud83dx"', '"\\ud83d\\n"', r'"\"\\\/\b\f\n\r\t"', '"\x7f\x80é€😀"'):
    show(json.loads, text)

heading('loads: errors')
for text in ('', ' ', 'nul', 'nulL', 'truE', 'tru', 'Nan', 'Infinit', '-Infinit', '-', '+1', '.5', '1.', '1.e5', '1e', '1e+', '01', '-01', '0x1', '1 2',
             '"', '"a', '"\\', '"\\x"', '"\\u12"', '"\\u12', '"\\u12g4"', '"\\u 123"', '"\\ud83d\\u12"', '"\n"', '"a\tb"', '"\0"', "'a'", '[', '[1', '[1,', '[1,]',
             '[,1]', '[1 2]', ']', '[1}', '[1:2]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{,}', '{a:1}', "{'a':1}", '{1:2}', '{"a" 1}',
             '{"a":1 "b":2}', '{"a":}', '}', '{"a":1]', '[1]]', '{}}', '\ufeff1', '[1,\n2,\n x]', 'True', 'None', '1,', '\xa01', '1\xa0',
             '[1,2,3,\n\n"x\n"]', '[1 ,  ]', '{"a":1 ,  }', '١', '1_000', '\x0b1', 'nullnull', '"a" "b"'):
    show(json.loads, text)

heading('loads: bytes')
for data in (b'1', bytearray(b'[1]'), b'"\xc3\xa9"', b'\xef\xbb\xbf[2]', '[3]'.encode('utf-16'), '[4]'.encode('utf-16-le'), '[5]'.encode('utf-16-be'),
             '[6]'.encode('utf-32'), '[7]'.encode('utf-32-le'), '[8]'.encode('utf-32-be'), '8'.encode('utf-16-le'), '9'.encode('utf-16-be'), b'"\xff"', b'',
             b'"\xed\xa0\x80"'):
    show(json.loads, data)
for wrong in (None, 1, [], memoryview(b'1')):
    show(json.loads, wrong)

heading('loads: hooks')
text = '{"a": [1, 2.5, {"b": 1e3}], "c": NaN, "d": [Infinity, -Infinity, -7]}'
show(json.loads, text, object_hook=lambda o: sorted(o))
show(json.loads, text, object_pairs_hook=list)
show(json.loads, text, object_pairs_hook=tuple, object_hook=list)
show(json.loads, text, parse_int=str, parse_float=lambda s: '<%s>' % s, parse_constant=lambda s: '!' + s)
show(json.loads, text, parse_int=lambda s: 1 // 0)
show(json.loads, text, parse_constant=lambda s: 1 // 0)
show(json.loads, '"a\tb\x00"', strict=False)
show(json.loads, '"a\x01"', strict=True)
show(json.loads, '{"k": {"k": 1}}', object_hook=lambda o: o['k'])
show(json.loads, '[]', object_hook=1)
show(json.loads, '{}', object_hook=1)
show(json.loads, '1', wrong=1)
show(json.loads)
keys = list(json.loads('[{"long key": 1}, {"long key": 2}]'))
print(list(keys[0])[0] is list(keys[1])[0])

heading('deep text')
for text in ('[' * 3000000, '{"a":' * 2000000):
    try:
        json.loads(text)
    except (RecursionError, JSONDecodeError):
        print('refused')
show(json.loads, '9' * 5000)

heading('JSONDecodeError')
try:
    json.loads('[1,\n 2,\n oops]')
except JSONDecodeError as e:
    print(e.msg, repr(e.doc), e.pos, e.lineno, e.colno, e.args)
    print(isinstance(e, ValueError), e.__reduce__())
error = JSONDecodeError('words', 'a\nbc', 3)
print(error, error.lineno, error.colno)
show(JSONDecodeError)
show(JSONDecodeError, 'words')

heading('files')
file = io.StringIO()
json.dump({'a': [1, None]}, file, indent=1)
print(repr(file.getvalue()))
file.seek(0)
print(json.load(file))
print(json.load(io.BytesIO(b'[1.5]'), parse_float=str))
show(json.dump, {1}, io.StringIO())
show(json.load, io.StringIO('x'))
show(json.dump, 1, None)
show(json.load, 1)

heading('JSONEncoder')


class Encoder(JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps([{3, 1, 2}], cls=Encoder), Encoder(indent=0).encode([{1}]))
show(json.dumps, b'', cls=Encoder)
show(json.dumps, [1, {2}], cls=Encoder, separators=('; ', '='))
encoder = JSONEncoder(skipkeys=True, ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, indent=3)
print(encoder.skipkeys, encoder.ensure_ascii, encoder.check_circular, encoder.allow_nan, encoder.sort_keys, encoder.indent,
      repr(encoder.item_separator), repr(encoder.key_separator))
print(repr(JSONEncoder.item_separator), repr(JSONEncoder.key_separator), JSONEncoder(default=str).default(1j))
print(''.join(JSONEncoder().iterencode([1, {'a': 'é'}])), ''.join(JSONEncoder(indent=1).iterencode([1])))
show(JSONEncoder().default, 1)
show(JSONEncoder().encode, 'text')
show(JSONEncoder, 1)
show(lambda: list(JSONEncoder().iterencode({1})))

heading('JSONDecoder')
decoder = JSONDecoder(object_hook=len, strict=False)
print(decoder.decode(' [{"a": 1}] '), decoder.strict)
show(decoder.decode, '[] x')
show(decoder.raw_decode, '[] x')
show(decoder.raw_decode, 'xx[] x', 2)
show(decoder.raw_decode, 'xx[] x', idx=2)
show(decoder.raw_decode, ' []')
show(decoder.raw_decode, '[]', 5)
show(decoder.raw_decode, '[]', -1)
show(JSONDecoder().decode, 1)
show(JSONDecoder, 1)


class Decoder(JSONDecoder):
    def __init__(self, *, key=None, **named):
        super().__init__(**named)
        self.key = key

    def decode(self, s):
        return super().decode(s)[self.key]


print(json.loads('{"x": 5}', cls=Decoder, key='x'))

heading('round trips')
for value in ([1, 2.5, None, True, 'é\ud800"\\\n', {'a': {'b': []}}], {str(i): i * 1.1 for i in range(20)}, [2**100, -2**62, 2**62 - 1, 2**62]):
    for settings in ({}, {'indent': 2}, {'ensure_ascii': False}, {'separators': (',', ':')}):
        assert json.loads(json.dumps(value, **settings)) == value, (value, settings)
print([name for name in json.__all__ if getattr(json, name).__doc__] == json.__all__, json.__all__)
print(all(getattr(c, n).__doc__ for c, n in ((JSONEncoder, 'encode'), (JSONEncoder, 'default'), (JSONEncoder, 'iterencode'),
                                             (JSONDecoder, 'decode'), (JSONDecoder, 'raw_decode'))))

# expect: -- dumps: the types
# expect: 'null'
# expect: 'true'
# expect: 'false'
# expect: '0'
# expect: '-1'
# expect: '1180591620717411303424'
# expect: '-1180591620717411303424'
# expect: '1.0'
# expect: '0.1'
# expect: '-0.0'
# expect: '1e+300'
# expect: '1e-07'
# expect: '1e+16'
# expect: '123456789.125'
# expect: '""'
# expect: '"text"'
# expect: '[]'
# expect: '{}'
# expect: '[]'
# expect: '[1]'
# expect: '[1, 2]'
# expect: '{"a": 1}'
# expect: '[[]]'
# expect: '[{}]'
# expect: '{"a": []}'
# expect: '{"a": {"b": {"c": [1, {"d": null}]}}}'
# expect: -- dumps: text
# expect: '"\\""'
# expect: '"\\""'
# expect: '"\\\\"'
# expect: '"\\\\"'
# expect: '"/"'
# expect: '"/"'
# expect: '"\\b\\f\\n\\r\\t"'
# expect: '"\\b\\f\\n\\r\\t"'
# expect: '"\\u0000\\u001f\\u007f"'
# expect: '"\\u0000\\u001f\x7f"'
# expect: '"\\u00e9"'
# expect: '"é"'
# expect: '"\\u20ac"'
# expect: '"€"'
# expect: '"\\ud800"'
# expect: '"\ud800"'
# expect: '"\\ud83d\\ude00"'
# expect: '"😀"'
# expect: '"a\\"b\\\\c"'
# expect: '"a\\"b\\\\c"'
# expect: '"\\u0080\\u00ff\\u2028"'
# expect: '"\x80ÿ\u2028"'
# expect: -- dumps: numbers that JSON does not have
# expect: '[NaN, Infinity, -Infinity]'
# expect: ValueError: Out of range float values are not JSON compliant: nan
# expect: ValueError: Out of range float values are not JSON compliant: inf
# expect: ValueError: Out of range float values are not JSON compliant: -inf
# expect: ValueError: Out of range float values are not JSON compliant: nan
# expect: ValueError: Out of range float values are not JSON compliant: inf
# expect: ValueError: Out of range float values are not JSON compliant: inf
# expect: -- dumps: keys
# expect: '{"1": 4, "1.5": 2, "null": 3, "false": 5, "1180591620717411303424": 6, "x": 7}'
# expect: TypeError: keys must be str, int, float, bool or None, not tuple
# expect: '{"a": 2}'
# expect: '{}'
# expect: TypeError: keys must be str, int, float, bool or None, not bytes
# expect: '{"a": 2}'
# expect: '{}'
# expect: TypeError: keys must be str, int, float, bool or None, not frozenset
# expect: '{"a": 2}'
# expect: '{}'
# expect: TypeError: keys must be str, int, float, bool or None, not complex
# expect: '{"a": 2}'
# expect: '{}'
# expect: '{"a": {"c": 2, "d": 1}, "b": 1}'
# expect: TypeError: '<' not supported between instances of 'str' and 'int'
# expect: -- dumps: layout
# expect: '{"a": [1, 2, {"b": []}], "c": {}, "d": []}'
# expect: '{\n"a": [\n1,\n2,\n{\n"b": []\n}\n],\n"c": {},\n"d": []\n}'
# expect: '{\n "a": [\n  1,\n  2,\n  {\n   "b": []\n  }\n ],\n "c": {},\n "d": []\n}'
# expect: '{\n  "a": [\n    1,\n    2,\n    {\n      "b": []\n    }\n  ],\n  "c": {},\n  "d": []\n}'
# expect: '{\n    "a": [\n        1,\n        2,\n        {\n            "b": []\n        }\n    ],\n    "c": {},\n    "d": []\n}'
# expect: '{\n"a": [\n1,\n2,\n{\n"b": []\n}\n],\n"c": {},\n"d": []\n}'
# expect: '{\n"a": [\n1,\n2,\n{\n"b": []\n}\n],\n"c": {},\n"d": []\n}'
# expect: '{\n\t"a": [\n\t\t1,\n\t\t2,\n\t\t{\n\t\t\t"b": []\n\t\t}\n\t],\n\t"c": {},\n\t"d": []\n}'
# expect: '{\n--"a": [\n----1,\n----2,\n----{\n------"b": []\n----}\n--],\n--"c": {},\n--"d": []\n}'
# expect: '{\n "a": [\n  1,\n  2,\n  {\n   "b": []\n  }\n ],\n "c": {},\n "d": []\n}'
# expect: '{\n"a": [\n1,\n2,\n{\n"b": []\n}\n],\n"c": {},\n"d": []\n}'
# expect: '{"a":[1,2,{"b":[]}],"c":{},"d":[]}'
# expect: '{\n  "a":[\n    1,\n    2,\n    {\n      "b":[]\n    }\n  ],\n  "c":{},\n  "d":[]\n}'
# expect: '{\n "a" : [\n  1 , \n  2 , \n  {\n   "b" : []\n  }\n ] , \n "c" : {} , \n "d" : []\n}'
# expect: ValueError: not enough values to unpack (expected 2, got 1)
# expect: TypeError: make_encoder() argument 5 must be str, not int
# expect: TypeError: cannot unpack non-iterable int object
# expect: TypeError: can't multiply sequence by non-int of type 'float'
# expect: -- dumps: other objects
# expect: TypeError: Object of type type is not JSON serializable
# expect: TypeError: Object of type bytes is not JSON serializable
# expect: TypeError: Object of type set is not JSON serializable
# expect: TypeError: Object of type complex is not JSON serializable
# expect: TypeError: Object of type range is not JSON serializable
# expect: TypeError: Object of type bytearray is not JSON serializable
# expect: TypeError: Object of type ellipsis is not JSON serializable
# expect: TypeError: Object of type bytes is not JSON serializable
# expect: TypeError: Object of type set is not JSON serializable
# expect: '{"a": "{3}", "b": ["1j"]}'
# expect: '[2]'
# expect: ValueError: Circular reference detected
# expect: ZeroDivisionError: integer division or modulo by zero
# expect: '["t", 7, 1.5, [1], {"a": 1}, {"k": 1, "3": 2, "2.5": 3}]'
# expect: -- dumps: cycles
# expect: ValueError: Circular reference detected
# expect: ValueError: Circular reference detected
# expect: '[[1], [1], {"a": [1]}]'
# expect: RecursionError
# expect: RecursionError
# expect: -- dumps: arguments
# expect: TypeError: dumps() missing 1 required positional argument: 'obj'
# expect: TypeError: JSONEncoder.__init__() got an unexpected keyword argument 'wrong'
# expect: TypeError: dumps() takes 1 positional argument but 2 were given
# expect: -- loads: values
# expect: None
# expect: True
# expect: False
# expect: 0
# expect: 0
# expect: -0.0
# expect: 1
# expect: -1
# expect: 1.5
# expect: 100000.0
# expect: 100000.0
# expect: 100000.0
# expect: 1e-05
# expect: 1500.0
# expect: 0.1
# expect: 123456789012345678
# expect: 1234567890123456789
# expect: -12345678901234567890123
# expect: inf
# expect: -inf
# expect: nan
# expect: inf
# expect: -inf
# expect: ''
# expect: 'a'
# expect: []
# expect: {}
# expect: []
# expect: {}
# expect: [1]
# expect: [1, 2]
# expect: [1, 2]
# expect: {'a': 1}
# expect: {'a': 1, 'b': []}
# expect: 1
# expect: [[[[1]]]]
# expect: {'a': 2}
# expect: 'é'
# expect: '€'
# expect: '😀'
# expect: '\ud83d'
# expect: '\ude00'
# expect: '\ud83d\ud83d'
# expect: '\ud83dx'
# expect: '\ud83d\n'
# expect: '"\\/\x08\x0c\n\r\t'
# expect: '\x7f\x80é€😀'
# expect: -- loads: errors
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Extra data: line 1 column 3 (char 2)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Extra data: line 1 column 3 (char 2)
# expect: JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError: Invalid \escape: line 1 column 2 (char 1)
# expect: JSONDecodeError: Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError: Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError: Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError: Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError: Invalid \uXXXX escape: line 1 column 9 (char 8)
# expect: JSONDecodeError: Invalid control character at: line 1 column 2 (char 1)
# expect: JSONDecodeError: Invalid control character at: line 1 column 3 (char 2)
# expect: JSONDecodeError: Invalid control character at: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)
# expect: JSONDecodeError: Expecting value: line 1 column 4 (char 3)
# expect: JSONDecodeError: Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: JSONDecodeError: Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting ':' delimiter: line 1 column 5 (char 4)
# expect: JSONDecodeError: Expecting value: line 1 column 6 (char 5)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 7 (char 6)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 8 (char 7)
# expect: JSONDecodeError: Illegal trailing comma before end of object: line 1 column 7 (char 6)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting ':' delimiter: line 1 column 6 (char 5)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 8 (char 7)
# expect: JSONDecodeError: Expecting value: line 1 column 6 (char 5)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 7 (char 6)
# expect: JSONDecodeError: Extra data: line 1 column 4 (char 3)
# expect: JSONDecodeError: Extra data: line 1 column 3 (char 2)
# expect: JSONDecodeError: Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 3 column 2 (char 8)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Invalid control character at: line 3 column 3 (char 11)
# expect: JSONDecodeError: Illegal trailing comma before end of array: line 1 column 4 (char 3)
# expect: JSONDecodeError: Illegal trailing comma before end of object: line 1 column 8 (char 7)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Extra data: line 1 column 5 (char 4)
# expect: JSONDecodeError: Extra data: line 1 column 5 (char 4)
# expect: -- loads: bytes
# expect: 1
# expect: [1]
# expect: 'é'
# expect: [2]
# expect: [3]
# expect: [4]
# expect: [5]
# expect: [6]
# expect: [7]
# expect: [8]
# expect: 8
# expect: 9
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: '\ud800'
# expect: TypeError: the JSON object must be str, bytes or bytearray, not NoneType
# expect: TypeError: the JSON object must be str, bytes or bytearray, not int
# expect: TypeError: the JSON object must be str, bytes or bytearray, not list
# expect: TypeError: the JSON object must be str, bytes or bytearray, not memoryview
# expect: -- loads: hooks
# expect: ['a', 'c', 'd']
# expect: [('a', [1, 2.5, [('b', 1000.0)]]), ('c', nan), ('d', [inf, -inf, -7])]
# expect: (('a', [1, 2.5, (('b', 1000.0),)]), ('c', nan), ('d', [inf, -inf, -7]))
# expect: {'a': ['1', '<2.5>', {'b': '<1e3>'}], 'c': '!NaN', 'd': ['!Infinity', '!-Infinity', '-7']}
# expect: ZeroDivisionError: integer division or modulo by zero
# expect: ZeroDivisionError: integer division or modulo by zero
# expect: 'a\tb\x00'
# expect: JSONDecodeError: Invalid control character at: line 1 column 3 (char 2)
# expect: 1
# expect: []
# expect: TypeError: 'int' object is not callable
# expect: TypeError: JSONDecoder.__init__() got an unexpected keyword argument 'wrong'
# expect: TypeError: loads() missing 1 required positional argument: 's'
# expect: True
# expect: -- deep text
# expect: refused
# expect: refused
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: -- JSONDecodeError
# expect: Expecting value '[1,\n 2,\n oops]' 9 3 2 ('Expecting value: line 3 column 2 (char 9)',)
# expect: True (<class 'json.decoder.JSONDecodeError'>, ('Expecting value', '[1,\n 2,\n oops]', 9))
# expect: words: line 2 column 2 (char 3) 2 2
# expect: TypeError: JSONDecodeError.__init__() missing 3 required positional arguments: 'msg', 'doc', and 'pos'
# expect: TypeError: JSONDecodeError.__init__() missing 2 required positional arguments: 'doc' and 'pos'
# expect: -- files
# expect: '{\n "a": [\n  1,\n  null\n ]\n}'
# expect: {'a': [1, None]}
# expect: ['1.5']
# expect: TypeError: Object of type set is not JSON serializable
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: AttributeError: 'NoneType' object has no attribute 'write'
# expect: AttributeError: 'int' object has no attribute 'read'
# expect: -- JSONEncoder
# expect: [[1, 2, 3]] [
# expect: [
# expect: 1
# expect: ]
# expect: ]
# expect: TypeError: Object of type bytes is not JSON serializable
# expect: '[1; [2]]'
# expect: True False False False True 3 ',' ': '
# expect: ', ' ': ' 1j
# expect: [1, {"a": "\u00e9"}] [
# expect:  1
# expect: ]
# expect: TypeError: Object of type int is not JSON serializable
# expect: '"text"'
# expect: TypeError: JSONEncoder.__init__() takes 1 positional argument but 2 were given
# expect: TypeError: Object of type set is not JSON serializable
# expect: -- JSONDecoder
# expect: [1] False
# expect: JSONDecodeError: Extra data: line 1 column 4 (char 3)
# expect: ([], 2)
# expect: ([], 4)
# expect: ([], 4)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 6 (char 5)
# expect: ValueError: idx cannot be negative
# expect: TypeError: expected string or bytes-like object, got 'int'
# expect: TypeError: JSONDecoder.__init__() takes 1 positional argument but 2 were given
# expect: 5
# expect: -- round trips
# expect: True ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']
# expect: True

# What is left of an object whose keys are all skipped
print(repr(json.dumps([{(): 1}, {}], skipkeys=True, indent=2)), json.dumps({(): 1}, skipkeys=True))
# expect: '[\n  {\n    \n  },\n  {}\n]' {}

# Settings are asked whether they are true, in CPython's order; nothing compares them.
class Asked:
    def __bool__(self):
        raise ValueError('asked')

    def __eq__(self, other):
        raise ValueError('compared')


for name in 'skipkeys', 'ensure_ascii', 'check_circular', 'allow_nan', 'sort_keys', 'cls':
    try:
        json.dumps([1], **{name: Asked()})
    except (ValueError, TypeError) as error:
        print(name, error)
# expect: skipkeys asked
# expect: ensure_ascii asked
# expect: check_circular asked
# expect: allow_nan asked
# expect: sort_keys asked
# expect: cls 'Asked' object is not callable
