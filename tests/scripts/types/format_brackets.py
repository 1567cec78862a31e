# str.format(): what stands in the brackets of a field's name is a key, braces and all.
for text in '{0[{1}]}', '{0[{]}', '{0[a:!]}', '{0[{}', '{0{1}}':
    try:
        print(text.format({'{1}': 'one', '{': 'brace', 'a:!': 'marks'}, 4))
    except ValueError as error:
        print(error)

# expect: one
# expect: brace
# expect: marks
# expect: expected '}' before end of string
# expect: unexpected '{' in field name
