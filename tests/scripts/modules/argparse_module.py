# argparse reads options, arguments and subcommands as CPython 3.13 does and says what is wrong.
import argparse
import contextlib
import io
import os
import sys
import tempfile

os.environ['COLUMNS'] = '70'


def parser(**kwargs):
    return argparse.ArgumentParser(prog='tool', **kwargs)


def show(parser, line, method='parse_args', **kwargs):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            result = getattr(parser, method)(line.split() if isinstance(line, str) else line, **kwargs)
        except SystemExit as error:
            result = 'exit %s' % error.code
        except Exception as error:
            result = '%s: %s' % (type(error).__name__, error)
    print(result)
    for text in out.getvalue(), err.getvalue():
        if text:
            print(text, end='')


p = parser(description='Reads a sensor and writes what it says to a file or to the screen, as you like it.',
           epilog='That is all.')
p.add_argument('pin', help='the pin that the sensor is connected to, which must be one of those that the board has')
p.add_argument('files', nargs='*', metavar='FILE', type=str)
p.add_argument('-v', '--verbose', action='count', default=0, help='say more')
p.add_argument('-r', '--rate', type=int, default=100, help='readings a second (default: %(default)s)')
p.add_argument('--mode', choices=['fast', 'slow'], help='how')
p.add_argument('--pair', nargs=2, metavar=('A', 'B'), type=float)
p.add_argument('-q', action='store_true', dest='quiet')
p.add_argument('--no-check', action='store_false', dest='check')
p.add_argument('-D', action='append', metavar='NAME=VALUE')
p.add_argument('--raw', action='store_const', const=42)
p.add_argument('--many', nargs='+', action='extend', type=int)
p.add_argument('--log', action=argparse.BooleanOptionalAction, default=True, help='keep a log')
p.add_argument('--opt', nargs='?', const='const', default='default')
p.add_argument('--secret', help=argparse.SUPPRESS)
p.add_argument('--version', action='version', version='%(prog)s 1.2')
p.print_help(sys.stdout)
for line in ('D13', 'D13 a b -vvq', '-r5 D13', '-r=5 D13', '--rate 7 D13 --pair 1 2', '--verb D13', 'D13 -D a -Db --raw',
             'D13 --many 1 2 --many 3', '--no-log D13', 'D13 --opt', 'D13 --opt x y', '-qv D13 --no-check', 'D13 -- -x --y',
             '', '--rate x D13', '--rate', '--mode odd D13', '--pair 1 D13', 'D13 --nothing', '--ra 1 --r 2 D13', '--no D13',
             '-q=3 D13', '--quick D13', '--version', '-x D13', 'D13 --log=3'):
    show(p, line)
show(p, 'D13 --unknown -z 3', 'parse_known_args')
print(p.parse_args(['D1']).pin, p.get_default('rate'), repr(argparse.Namespace(a=1, **{'b c': 2})))

# groups
p = parser(usage='%(prog)s [options]', add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter,
           description='one\n  two')
group = p.add_argument_group('bus', 'how to reach the bus')
group.add_argument('--address', type=lambda text: int(text, 0), default=0x76, help='where')
either = p.add_mutually_exclusive_group(required=True)
either.add_argument('--i2c', action='store_true')
either.add_argument('--spi', metavar='N')
print(p.format_help())
for line in ('--i2c', '--i2c --spi 1', '', '--spi 0 --address 0x77', '--i2c --address q'):
    show(p, line)
print(parser(parents=[p]).format_usage())

# subcommands
p = parser()
p.add_argument('--base', default='b')
commands = p.add_subparsers(dest='command', required=True, title='commands', description='what to do', metavar='COMMAND')
read = commands.add_parser('read', help='read it', aliases=['r'], description='Reads.')
read.add_argument('count', type=int, nargs='?', default='3')
write = commands.add_parser('write', help='write it')
write.add_argument('rest', nargs=argparse.REMAINDER)
write.set_defaults(function='write')
p.print_help(sys.stdout)
for line in ('read', 'r 5', '--base x write -a b --c', 'read -h', '', 'other', 'read x', 'read 1 2'):
    show(p, line)

# texts that begin with a dash
p = parser()
p.add_argument('n', type=float)
show(p, ['-1.5'])
show(p, ['--', '-x'])
p.add_argument('-1', action='store_true')
show(p, ['-1.5'])
show(p, ['-1', '3'])

# other ways
p = parser(fromfile_prefix_chars='@', prefix_chars='-+', argument_default=argparse.SUPPRESS)
p.add_argument('+x', type=int)
p.add_argument('--y')
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, 'args'), 'w') as file:
        file.write('+x\n4\n')
    show(p, ['@' + os.path.join(folder, 'args'), '--y=1'])
show(p, '')
p = parser()
p.add_argument('--foo')
p.add_argument('command')
p.add_argument('rest', nargs='*', type=int)
show(p, 'run 1 --foo x 2 3', 'parse_intermixed_args')
show(p, 'run 1 --foo x 2 3')
p = parser(exit_on_error=False)
p.add_argument('--n', type=int)
show(p, '--n x')
p = parser(formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument('--old', deprecated=True, default=1, help='an old one')
show(p, '--old 3')
print(p.format_help())
p = parser(formatter_class=argparse.MetavarTypeHelpFormatter, conflict_handler='resolve', allow_abbrev=False)
p.add_argument('--size', type=int)
p.add_argument('--size', type=float, help='new')
print(p.format_help())
show(p, '--siz 3')


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, '%s %s' % (option_string, values.upper()))


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError('%s is odd' % text)
    return int(text)


p = parser()
print(repr(p.add_argument('-u', action=Upper))[:60])
p.add_argument('--even', type=even)
p.register('type', 'hex', lambda text: int(text, 16))
p.add_argument('--hex', type='hex')
for line in ('-u abc', '--even 3', '--even x', '--hex ff', '--hex zz'):
    show(p, line)
for args, kwargs in ((['-x', '-u'], {}), (['--a'], {'action': 'nothing'}), (['a'], {'required': True}), (['a'], {'nargs': 0}),
                     (['--b'], {'type': 3}), (['--c'], {'nargs': 2, 'metavar': ('a',)}), (['--']  , {})):
    try:
        p.add_argument(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)

# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: 
# expect: Reads a sensor and writes what it says to a file or to the screen,
# expect: as you like it.
# expect: 
# expect: positional arguments:
# expect:   pin                   the pin that the sensor is connected to,
# expect:                         which must be one of those that the board
# expect:                         has
# expect:   FILE
# expect: 
# expect: options:
# expect:   -h, --help            show this help message and exit
# expect:   -v, --verbose         say more
# expect:   -r, --rate RATE       readings a second (default: 100)
# expect:   --mode {fast,slow}    how
# expect:   --pair A B
# expect:   -q
# expect:   --no-check
# expect:   -D NAME=VALUE
# expect:   --raw
# expect:   --many MANY [MANY ...]
# expect:   --log, --no-log       keep a log
# expect:   --opt [OPT]
# expect:   --version             show program's version number and exit
# expect: 
# expect: That is all.
# expect: Namespace(pin='D13', files=[], verbose=0, rate=100, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=['a', 'b'], verbose=2, rate=100, mode=None, pair=None, quiet=True, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=0, rate=5, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=0, rate=5, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=0, rate=7, mode=None, pair=[1.0, 2.0], quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=1, rate=100, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=0, rate=100, mode=None, pair=None, quiet=False, check=True, D=['a', 'b'], raw=42, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=0, rate=100, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=[1, 2, 3], log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=0, rate=100, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=False, opt='default', secret=None)
# expect: Namespace(pin='D13', files=[], verbose=0, rate=100, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='const', secret=None)
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: unrecognized arguments: y
# expect: Namespace(pin='D13', files=[], verbose=1, rate=100, mode=None, pair=None, quiet=True, check=False, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: Namespace(pin='D13', files=['-x', '--y'], verbose=0, rate=100, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None)
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: the following arguments are required: pin, FILE
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: argument -r/--rate: invalid int value: 'x'
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: argument -r/--rate: expected one argument
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: argument --mode: invalid choice: 'odd' (choose from 'fast', 'slow')
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: argument --pair: invalid float value: 'D13'
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: unrecognized arguments: --nothing
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: ambiguous option: --ra could match --rate, --raw
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: ambiguous option: --no could match --no-check, --no-log
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: argument -q: ignored explicit argument '3'
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: unrecognized arguments: --quick
# expect: exit 0
# expect: tool 1.2
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: unrecognized arguments: -x
# expect: exit 2
# expect: usage: tool [-h] [-v] [-r RATE] [--mode {fast,slow}] [--pair A B]
# expect:             [-q] [--no-check] [-D NAME=VALUE] [--raw]
# expect:             [--many MANY [MANY ...]] [--log | --no-log]
# expect:             [--opt [OPT]] [--version]
# expect:             pin [FILE ...]
# expect: tool: error: argument --log/--no-log: ignored explicit argument '3'
# expect: (Namespace(pin='D13', files=[], verbose=0, rate=100, mode=None, pair=None, quiet=False, check=True, D=None, raw=None, many=None, log=True, opt='default', secret=None), ['--unknown', '-z', '3'])
# expect: D1 100 Namespace(a=1, **{'b c': 2})
# expect: usage: tool [options]
# expect: 
# expect: one
# expect:   two
# expect: 
# expect: options:
# expect:   --i2c
# expect:   --spi N
# expect: 
# expect: bus:
# expect:   how to reach the bus
# expect: 
# expect:   --address ADDRESS  where
# expect: 
# expect: Namespace(address=118, i2c=True, spi=None)
# expect: exit 2
# expect: usage: tool [options]
# expect: tool: error: argument --spi: not allowed with argument --i2c
# expect: exit 2
# expect: usage: tool [options]
# expect: tool: error: one of the arguments --i2c --spi is required
# expect: Namespace(address=119, i2c=False, spi='0')
# expect: exit 2
# expect: usage: tool [options]
# expect: tool: error: argument --address: invalid <lambda> value: 'q'
# expect: usage: tool [-h] [--address ADDRESS] (--i2c | --spi N)
# expect: 
# expect: usage: tool [-h] [--base BASE] COMMAND ...
# expect: 
# expect: options:
# expect:   -h, --help   show this help message and exit
# expect:   --base BASE
# expect: 
# expect: commands:
# expect:   what to do
# expect: 
# expect:   COMMAND
# expect:     read (r)   read it
# expect:     write      write it
# expect: Namespace(base='b', command='read', count=3)
# expect: Namespace(base='b', command='r', count=5)
# expect: exit 2
# expect: usage: tool [-h] [--base BASE] COMMAND ...
# expect: tool: error: unrecognized arguments: -a
# expect: exit 0
# expect: usage: tool read [-h] [count]
# expect: 
# expect: Reads.
# expect: 
# expect: positional arguments:
# expect:   count
# expect: 
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect: exit 2
# expect: usage: tool [-h] [--base BASE] COMMAND ...
# expect: tool: error: the following arguments are required: COMMAND
# expect: exit 2
# expect: usage: tool [-h] [--base BASE] COMMAND ...
# expect: tool: error: argument COMMAND: invalid choice: 'other' (choose from 'read', 'r', 'write')
# expect: exit 2
# expect: usage: tool read [-h] [count]
# expect: tool read: error: argument count: invalid int value: 'x'
# expect: exit 2
# expect: usage: tool [-h] [--base BASE] COMMAND ...
# expect: tool: error: unrecognized arguments: 2
# expect: Namespace(n=-1.5)
# expect: exit 2
# expect: usage: tool [-h] n
# expect: tool: error: argument n: invalid float value: '-x'
# expect: exit 2
# expect: usage: tool [-h] [-1] n
# expect: tool: error: the following arguments are required: n
# expect: Namespace(n=3.0, **{'1': True})
# expect: Namespace(x=4, y='1')
# expect: Namespace()
# expect: Namespace(foo='x', command='run', rest=[1, 2, 3])
# expect: exit 2
# expect: usage: tool [-h] [--foo FOO] command [rest ...]
# expect: tool: error: unrecognized arguments: 2 3
# expect: ArgumentError: argument --n: invalid int value: 'x'
# expect: Namespace(old='3')
# expect: tool: warning: option '--old' is deprecated
# expect: usage: tool [-h] [--old OLD]
# expect: 
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   --old OLD   an old one (default: 1)
# expect: 
# expect: usage: tool [-h] [--size float]
# expect: 
# expect: options:
# expect:   -h, --help    show this help message and exit
# expect:   --size float  new
# expect: 
# expect: exit 2
# expect: usage: tool [-h] [--size float]
# expect: tool: error: unrecognized arguments: --siz 3
# expect: Upper(option_strings=['-u'], dest='u', nargs=None, const=Non
# expect: Namespace(u='-u ABC', even=None, hex=None)
# expect: exit 2
# expect: usage: tool [-h] [-u U] [--even EVEN] [--hex HEX]
# expect: tool: error: argument --even: 3 is odd
# expect: exit 2
# expect: usage: tool [-h] [-u U] [--even EVEN] [--hex HEX]
# expect: tool: error: argument --even: invalid even value: 'x'
# expect: Namespace(u=None, even=None, hex=255)
# expect: exit 2
# expect: usage: tool [-h] [-u U] [--even EVEN] [--hex HEX]
# expect: tool: error: argument --hex: invalid 'hex' value: 'zz'
# expect: ArgumentError argument -x/-u: conflicting option string: -u
# expect: ValueError unknown action "nothing"
# expect: TypeError 'required' is an invalid argument for positionals
# expect: ValueError nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate
# expect: ValueError 3 is not callable
# expect: ValueError length of metavar tuple does not match nargs
# expect: ValueError dest= is required for options like '--'
