# Leaving a finally block drops an exception (PEP 765).
# cpython: no
import warnings

for source in ('def f():\n try: pass\n finally: return 1', 'for i in x:\n try: pass\n finally: break',
               'for i in x:\n try: pass\n finally: continue', 'try: pass\nfinally:\n for i in x: break',
               'try: pass\nfinally:\n def f(): return 1', 'for i in x:\n try: break\n finally: pass',
               'while 1:\n try: pass\n finally:\n  while 1:\n   try: pass\n   finally: break\n  continue'):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        compile(source, 'f.py', 'exec')
    print([(w.category.__name__, str(w.message), w.lineno) for w in caught])
    warnings.simplefilter('error')
    try:
        compile(source, 'f.py', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)
# expect: [('SyntaxWarning', "'return' in a 'finally' block", 3)]
# expect: 'return' in a 'finally' block 3 11 19
# expect: [('SyntaxWarning', "'break' in a 'finally' block", 3)]
# expect: 'break' in a 'finally' block 3 11 16
# expect: [('SyntaxWarning', "'continue' in a 'finally' block", 3)]
# expect: 'continue' in a 'finally' block 3 11 19
# expect: []
# expect: []
# expect: []
# expect: [('SyntaxWarning', "'break' in a 'finally' block", 6), ('SyntaxWarning', "'continue' in a 'finally' block", 7)]
# expect: 'break' in a 'finally' block 6 13 18
