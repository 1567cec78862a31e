# SPDX-License-Identifier: MIT
# What built-ins for people at the prompt say: exit, quit, help, copyright, credits and license.
import __future__

for name in exit, quit, help:
    print(name)
# expect: Use exit() or Ctrl-D (i.e. EOF) to exit
# expect: Use quit() or Ctrl-D (i.e. EOF) to exit
# expect: Type help() for interactive help, or help(object) for help about object.
for name in 'copyright', 'credits', 'license':
    note = getattr(__builtins__, name)
    print(type(note), bool(repr(note)))
# expect: <class '_sitebuiltins._Printer'> True
# expect: <class '_sitebuiltins._Printer'> True
# expect: <class '_sitebuiltins._Printer'> True
print(license() is None)
# cpython: no (the texts are cpy's)
# expect: cpy is free software under the MIT licence. Its text is the file LICENSE.
# expect: True

# The flag of a future statement that is long since the present.
print(compile('1', 'file', 'exec', __future__.nested_scopes.compiler_flag).co_name)  # expect: <module>
