# SPDX-License-Identifier: MIT
# Module getopt: short and long options, abbreviations, what is refused.
import getopt

print(getopt.getopt(['-a', '-b', 'x', '-cfoo', '-ab', 'v', 'rest', '-a'], 'ab:c:'), getopt.getopt(['--', '-a'], 'a'), getopt.getopt(['-', '-a'], 'a'), getopt.getopt([], ''))
print(getopt.getopt(['--long', '--value=1', '--val', '2', '--ex', 'x'], '', ['long', 'value=', 'extra', 'ex']), getopt.getopt(['--a='], '', ['a=']), getopt.getopt(['--foo'], '', 'foo'))
print(getopt.gnu_getopt(['x', '-a', 'y', '--b=1', '--', '-c'], 'a', ['b=']), getopt.gnu_getopt(['x', '-a'], '+a'), getopt.gnu_getopt(['-', '-a'], 'a'))
for args, short, long in ((['-x'], 'a', []), (['-a'], 'a:', []), (['--no'], '', ['yes']), (['--v'], '', ['v=']), (['--f=1'], '', ['f']), (['--a'], '', ['ab', 'ac']), (['-:'], 'a:', []), (['--abc=1'], '', ['ab'])):
    try:
        print(getopt.getopt(args, short, long))
    except getopt.GetoptError as e:
        print(type(e).__name__, e, repr(e.opt), e.msg)
print(getopt.error is getopt.GetoptError)

# expect: ([('-a', ''), ('-b', 'x'), ('-c', 'foo'), ('-a', ''), ('-b', 'v')], ['rest', '-a']) ([], ['-a']) ([], ['-', '-a']) ([], [])
# expect: ([('--long', ''), ('--value', '1'), ('--value', '2'), ('--ex', '')], ['x']) ([('--a', '')], []) ([('--foo', '')], [])
# expect: ([('-a', ''), ('--b', '1')], ['x', 'y', '-c']) ([], ['x', '-a']) ([('-a', '')], ['-'])
# expect: GetoptError option -x not recognized 'x' option -x not recognized
# expect: GetoptError option -a requires argument 'a' option -a requires argument
# expect: GetoptError option --no not recognized 'no' option --no not recognized
# expect: GetoptError option --v requires argument 'v' option --v requires argument
# expect: GetoptError option --f must not have an argument 'f' option --f must not have an argument
# expect: GetoptError option --a not a unique prefix 'a' option --a not a unique prefix
# expect: GetoptError option -: not recognized ':' option -: not recognized
# expect: GetoptError option --abc not recognized 'abc' option --abc not recognized
# expect: True
