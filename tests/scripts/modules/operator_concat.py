# operator.concat() and iconcat() are for sequences: built-in ones take their own kind, others are added.
import operator


class Adds:
    def __add__(self, other):
        return 'add'

    def __radd__(self, other):
        return 'radd'

    def __getitem__(self, index):
        raise IndexError


class Plain:
    def __add__(self, other):
        return 'add'


class Sub(list):
    def __add__(self, other):
        return 'sub'


def t(a, b):
    for function in operator.concat, operator.iconcat:
        try:
            print(repr(function(a, b)), end='; ')
        except TypeError as error:
            print(error, end='; ')
    print()


t((1,), (2,))  # expect: (1, 2); (1, 2);
t('a', 'b')  # expect: 'ab'; 'ab';
t([1], Adds())  # expect: can only concatenate list (not "Adds") to list; [1];
t([1], (2,))  # expect: can only concatenate list (not "tuple") to list; [1, 2];
t((1,), Adds())  # expect: can only concatenate tuple (not "Adds") to tuple; can only concatenate tuple (not "Adds") to tuple;
t(Adds(), [1])  # expect: 'add'; 'add';
t(Adds(), Adds())  # expect: 'add'; 'add';
t(Adds(), 1)  # expect: 'Adds' object can't be concatenated; 'Adds' object can't be concatenated;
t(Adds(), {})  # expect: 'Adds' object can't be concatenated; 'Adds' object can't be concatenated;
t(Plain(), [1])  # expect: 'Plain' object can't be concatenated; 'Plain' object can't be concatenated;
t({}, {})  # expect: 'dict' object can't be concatenated; 'dict' object can't be concatenated;
t(range(3), range(3))  # expect: 'range' object can't be concatenated; 'range' object can't be concatenated;
t(1, 2)  # expect: 'int' object can't be concatenated; 'int' object can't be concatenated;
print(operator.concat(Sub(), [1]), operator.iconcat(Sub(), [1]))  # expect: sub [1]
