# difflib finds what sequences have in common and writes differences as CPython does.
import difflib

one = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n'.splitlines(keepends=True)
two = 'ore\ntree\nfour\nemu\nfive\nsix\nseven\neight\nnine\nten\neleven\n'.splitlines(keepends=True)
for function in (difflib.ndiff, difflib.unified_diff, difflib.context_diff):
    print(''.join(function(one, two)), end='')
print(''.join(difflib.unified_diff(one, two, 'old', 'new', 'yesterday', 'today', n=0)), end='')
print(list(difflib.unified_diff(one, one)), list(difflib.unified_diff([], ['a'], lineterm='')))
print(list(difflib.restore(difflib.ndiff(one, two), 1)) == one, list(difflib.restore(difflib.ndiff(one, two), 2)) == two)
s = difflib.SequenceMatcher(lambda item: item == ' ', 'private Thread currentThread;', 'private volatile Thread currentThread;')
print(round(s.ratio(), 3), s.quick_ratio() >= s.ratio(), s.real_quick_ratio())
print(s.get_matching_blocks())
print(s.get_opcodes())
print(s.find_longest_match(), s.find_longest_match(0, 5, 0, 9))
s = difflib.SequenceMatcher(None, [1, 2, 3] * 5, [1, 3] * 5 + [2])
print(s.get_opcodes(), list(s.get_grouped_opcodes(1)))
print(difflib.SequenceMatcher(None, '', '').ratio(), difflib.SequenceMatcher(None, 'a', 'b').get_matching_blocks())
s = difflib.SequenceMatcher(None, 'a' * 250 + 'b', 'b' + 'a' * 250)
print(s.bpopular, s.find_longest_match(), difflib.SequenceMatcher(None, 'ab', 'b' * 300, autojunk=False).find_longest_match())
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
print(difflib.get_close_matches('wheel', ['while', 'whee', 'eel'], n=1), difflib.get_close_matches('x', []))
for arguments in (('a', [], 0), ('a', [], 1, 1.5)):
    try:
        difflib.get_close_matches(*arguments)
    except ValueError as error:
        print(error)
try:
    list(difflib.unified_diff([b'a'], ['b']))
except TypeError as error:
    print(error)
try:
    list(difflib.restore([], 3))
except ValueError as error:
    print(error)
print(list(difflib.diff_bytes(difflib.unified_diff, [b'a\n'], [b'\xff\n'], b'x', b'y')))
print(list(difflib.Differ().compare(['same\n', 'abcdef\n', 'tail\n'], ['same\n', 'abcxdef\n', 'new\n', 'tail\n'])))
print(difflib.IS_LINE_JUNK(' # \n'), difflib.IS_LINE_JUNK('x\n'), difflib.IS_CHARACTER_JUNK('\t'), difflib.IS_CHARACTER_JUNK('x'))

# expect: - one
# expect: ?  ^
# expect: + ore
# expect: ?  ^
# expect: - two
# expect: - three
# expect: ?  -
# expect: + tree
# expect:   four
# expect: + emu
# expect:   five
# expect:   six
# expect:   seven
# expect:   eight
# expect:   nine
# expect:   ten
# expect: + eleven
# expect: --- 
# expect: +++ 
# expect: @@ -1,10 +1,11 @@
# expect: -one
# expect: -two
# expect: -three
# expect: +ore
# expect: +tree
# expect:  four
# expect: +emu
# expect:  five
# expect:  six
# expect:  seven
# expect:  eight
# expect:  nine
# expect:  ten
# expect: +eleven
# expect: *** 
# expect: --- 
# expect: ***************
# expect: *** 1,10 ****
# expect: ! one
# expect: ! two
# expect: ! three
# expect:   four
# expect:   five
# expect:   six
# expect:   seven
# expect:   eight
# expect:   nine
# expect:   ten
# expect: --- 1,11 ----
# expect: ! ore
# expect: ! tree
# expect:   four
# expect: + emu
# expect:   five
# expect:   six
# expect:   seven
# expect:   eight
# expect:   nine
# expect:   ten
# expect: + eleven
# expect: --- old	yesterday
# expect: +++ new	today
# expect: @@ -1,3 +1,2 @@
# expect: -one
# expect: -two
# expect: -three
# expect: +ore
# expect: +tree
# expect: @@ -4,0 +4 @@
# expect: +emu
# expect: @@ -10,0 +11 @@
# expect: +eleven
# expect: [] ['--- ', '+++ ', '@@ -0,0 +1 @@', '+a']
# expect: True True
# expect: 0.866 True 0.8656716417910447
# expect: [Match(a=0, b=0, size=8), Match(a=8, b=17, size=21), Match(a=29, b=38, size=0)]
# expect: [('equal', 0, 8, 0, 8), ('insert', 8, 8, 8, 17), ('equal', 8, 29, 17, 38)]
# expect: Match(a=14, b=23, size=15) Match(a=0, b=0, size=5)
# expect: [('equal', 0, 1, 0, 1), ('delete', 1, 2, 1, 1), ('equal', 2, 4, 1, 3), ('delete', 4, 5, 3, 3), ('equal', 5, 7, 3, 5), ('delete', 7, 8, 5, 5), ('equal', 8, 10, 5, 7), ('delete', 10, 11, 7, 7), ('equal', 11, 13, 7, 9), ('insert', 13, 13, 9, 10), ('equal', 13, 14, 10, 11), ('delete', 14, 15, 11, 11)] [[('equal', 0, 1, 0, 1), ('delete', 1, 2, 1, 1), ('equal', 2, 4, 1, 3), ('delete', 4, 5, 3, 3), ('equal', 5, 7, 3, 5), ('delete', 7, 8, 5, 5), ('equal', 8, 10, 5, 7), ('delete', 10, 11, 7, 7), ('equal', 11, 13, 7, 9), ('insert', 13, 13, 9, 10), ('equal', 13, 14, 10, 11), ('delete', 14, 15, 11, 11)]]
# expect: 1.0 [Match(a=1, b=1, size=0)]
# expect: {'a'} Match(a=250, b=0, size=1) Match(a=1, b=0, size=1)
# expect: ['apple', 'ape']
# expect: ['whee'] []
# expect: n must be > 0: 0
# expect: cutoff must be in [0.0, 1.0]: 1.5
# expect: lines to compare must be str, not bytes (b'a')
# expect: unknown delta choice (must be 1 or 2): 3
# expect: [b'--- x\n', b'+++ y\n', b'@@ -1 +1 @@\n', b'-a\n', b'+\xff\n']
# expect: ['  same\n', '- abcdef\n', '+ abcxdef\n', '?    +\n', '+ new\n', '  tail\n']
# expect: True False True False
