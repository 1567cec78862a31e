# A pickle that has been cut off is told of as such, wherever that was; several lie in one file.
import collections
import io
import pickle
for protocol in 4, 5:
    for obj in {'a': [1.5] * 300, 'b': 'text'}, collections.Counter('aab'):
        data = pickle.dumps(obj, protocol)
        told = collections.Counter()
        for n in {*range(min(len(data), 300)), *range(len(data) - 60, len(data))}:
            for load in pickle.loads, lambda data: pickle.load(io.BytesIO(data)):
                try:
                    load(data[:n])
                except (EOFError, pickle.UnpicklingError) as e:
                    told[type(e).__name__, str(e)] += 1
        print(len(data), sorted(told.items()))
file = io.BytesIO()
for obj in collections.Counter('a'), [1, collections.Counter('b')], b'x' * 70000, 'end':
    pickle.dump(obj, file, 4)
file.seek(0)
unpickler = pickle.Unpickler(file)
print(unpickler.load(), unpickler.load(), len(unpickler.load()), unpickler.load())
for data in (b'\x80\x04\x95\x03\0\0\0\0\0\0\0N.', b'\x80\x04\x95\x02\0\0\0\0\0\0\0J\x01\0\0\0.',
             b'\x80\x04\x95\x01\0\0\0\0\0\0\0N\x95\x02\0\0\0\0\0\0\0\x85.', b'\x80\x04\x95\x01\0\0\0\0\0\0\0\x8c\x01a.'):
    try:
        print(pickle.loads(data))
    except (EOFError, pickle.UnpicklingError) as e:
        print(type(e).__name__, e)
# expect: 2735 [(('EOFError', 'Ran out of input'), 4), (('UnpicklingError', 'pickle data was truncated'), 716)]
# expect: 58 [(('EOFError', 'Ran out of input'), 4), (('UnpicklingError', 'pickle data was truncated'), 116)]
# expect: 2735 [(('EOFError', 'Ran out of input'), 4), (('UnpicklingError', 'pickle data was truncated'), 716)]
# expect: 58 [(('EOFError', 'Ran out of input'), 4), (('UnpicklingError', 'pickle data was truncated'), 116)]
# expect: Counter({'a': 1}) [1, Counter({'b': 1})] 70000 end
# expect: UnpicklingError pickle data was truncated
# expect: 1
# expect: (None,)
# expect: a
