# SPDX-License-Identifier: MIT
# A name that is not defined, in a method: an attribute of self may be meant.
import traceback


class A:
    def __init__(self):
        self.blah = 1

    def plain(self):
        return blah

    def among_others(self):
        blahh = 5
        return blah, blahh

    def of_a_cell(self):
        def inner():
            return self
        return blah, inner

    @classmethod
    def of_a_class(self):
        return plain

    def renamed(this):
        return blah

    def with_parameter(self, blahh):
        return blah


for name, *args in ('plain',), ('among_others',), ('of_a_cell',), ('of_a_class',), ('renamed',), ('with_parameter', 1):
    try:
        getattr(A(), name)(*args)
    except NameError as e:
        print(traceback.format_exception(e)[-1].rstrip())
# expect: NameError: name 'blah' is not defined. Did you mean: 'self.blah'?
# expect: NameError: name 'blah' is not defined. Did you mean: 'self.blah'?
# expect: NameError: name 'blah' is not defined. Did you mean: 'self.blah'?
# expect: NameError: name 'plain' is not defined. Did you mean: 'self.plain'?
# expect: NameError: name 'blah' is not defined
# expect: NameError: name 'blah' is not defined. Did you mean: 'self.blah'?
