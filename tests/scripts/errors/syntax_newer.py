# Mistakes that are told in the words, or at the places, of Python 3.12 and later, which reads f-strings by PEP 701.
from data.mistakes import check

check("x = '\\x'")  # expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 5 1 9
check("x = 'ab\\x1'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 2-4: truncated \xXX escape 1 5 1 12
check("x = '\xe9\\x1g'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \xXX escape 1 5 1 12
check("x='\\u12'")  # expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape 1 3 1 9
check("x='\\U1234567'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-8: truncated \UXXXXXXXX escape 1 3 1 14
check("x='\\U00110000'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character 1 3 1 15
check("x='\\N'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape 1 3 1 7
check("x='\\N{'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape 1 3 1 8
check("x='\\N{}'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape 1 3 1 9
check("x='\\N{foo}'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name 1 3 1 12
check("x=b'\\x'")  # expect: SyntaxError (value error) invalid \x escape at position 0 1 3 1 8
check("x=b'a\\x1'")  # expect: SyntaxError (value error) invalid \x escape at position 1 1 3 1 10
check("x=b'\xe9'")  # expect: SyntaxError bytes can only contain ASCII literal characters 1 3 1 7
check("x = b'a' 'b'")  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 13 1 14
check("'''\\n\\x'''")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: truncated \xXX escape 1 1 1 11
check("x='a' '\\x'")  # expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 7 1 11
check("f'\\x{1}'")  # expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 8 1 9
check("f'{1}\\x'")  # expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 8 1 9
check("f'{a$b}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 5 1 6
check("f'{{}'")  # expect: SyntaxError f-string: single '}' is not allowed 1 5 1 5
check("f'{a=!x}'")  # expect: SyntaxError f-string: invalid conversion character 'x': expected 's', 'r', or 'a' 1 7 1 8
check("f'{a.1}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check("f'{1=2}'")  # expect: SyntaxError f-string: expecting '!', or ':', or '}' 1 6 1 7
check("f'{a!r!s}'")  # expect: SyntaxError f-string: expecting ':' or '}' 1 7 1 8
check("f'{x for x in y}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 9
check("f'{print x}'")  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 4 1 11
check("f'{if}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 6
check('@x')  # expect: SyntaxError invalid syntax 1 0 1 0
check('f(x=)')  # expect: SyntaxError expected argument value expression 1 3 1 5
check('f(x=, y)')  # expect: SyntaxError expected argument value expression 1 3 1 5
