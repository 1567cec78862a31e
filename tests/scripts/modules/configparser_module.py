# configparser reads and writes configuration files as CPython does and says what is wrong with them.
import configparser
import io
import os
import tempfile

TEXT = '''# station
[DEFAULT]
base = /dev
Speed: 9600

[gps]
port = %(base)s/ttyS0
speed = 4800 ; fast enough
active = yes
note = first line
  second line

  last line
percent = 50%%
[empty]
[other]
ratio = 0.5
hex = 0x10
list = 1, 2,3
'''


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


c = configparser.ConfigParser(inline_comment_prefixes=';', converters={'list': lambda text: [int(x) for x in text.split(',')]})
c.read_string(TEXT)
print(c.sections(), list(c), len(c), 'gps' in c, 'DEFAULT' in c, c.defaults())
print(c['gps']['port'], c['gps']['SPEED'], c.getint('gps', 'speed'), c['gps'].getint('speed'), c['other'].getint('speed'))
print(c.getboolean('gps', 'active'), c['other'].getfloat('ratio'), repr(c['gps']['note']), c['gps']['percent'])
print(c['other'].getlist('list'), c.getlist('other', 'list'), c['other'].getlist('none'), sorted(c.converters))
print(c.items('gps'), c.items('gps', raw=True)[2], dict(c['other']), c['other'], c.options('other'))
print(c.get('gps', 'none', fallback='f'), c['gps'].get('none'), c.get('no', 'none', fallback=1), c.get('gps', 'port', vars={'base': 'B'}))
show(c.get, 'gps', 'none')
show(c.get, 'no', 'x')
show(c.options, 'no')
show(c.getint, 'gps', 'port')
show(c.getboolean, 'gps', 'speed')
show(lambda: c['no'])
show(lambda: c['gps']['none'])
show(c.add_section, 'gps')
show(c.add_section, 'DEFAULT')
show(c.set, 'gps', 'x', 3)
show(c.set, 'gps', 'x', '50%')
show(c.set, 'gps', 'x', '%(base)s')
c['new'] = {'A': '1', 'b': ''}
c['new']['c'] = 'text\nmore'
del c['new']['b']
c.remove_section('empty')
print(c.remove_option('gps', 'note'), c.remove_option('gps', 'note'), c.has_option('new', 'a'), c.has_option('new', 'b'))
out = io.StringIO()
c.write(out)
print(out.getvalue())
again = configparser.RawConfigParser()
again.read_string(out.getvalue())
print(again == configparser.RawConfigParser(), again['new']['c'], again.get('gps', 'port'))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'a.ini')
    with open(path, 'w') as file:
        c.write(file, space_around_delimiters=False)
    print(configparser.ConfigParser().read([path, path + 'x']) == [path], open(path).read().split('\n')[1])

# wrong files
for text in ('x = 1\n', '[a]\nx\n= 3\n[b', '[a]\n[a]\n', '[a]\nx=1\nX=2\n', '[a\nx=1', '[a]\nx = %(y)s', '[a]\nx = %y', '[a]\nx = %(y',
             '[a]\nx = %(x)s', '[a]\nx=%(X)s%%'):
    c = configparser.ConfigParser()
    show(c.read_string, text)
    if c.has_option('a', 'x'):
        show(c.get, 'a', 'x')
show(configparser.ConfigParser().read_dict, {'a': {'x': 1, 'X': 2}})

# other ways
c = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, delimiters=(':=', '='),
                              comment_prefixes=('//',), strict=False, default_section='all')
c.read_string('[all]\nroot := r\n// note\n[one]\nflag\npath = ${root}/${two:name}$$\n[two]\nname = n${one:path2}\n[one]\npath2 = p\n')
print(c['one']['flag'], c['one']['path'], c.sections())
for value in '${', '${a:b:c}', '${no:x}', '$x', '${none}':
    c = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
    c.read_string('[a]\nx = ' + value)
    show(c.get, 'a', 'x')
c = configparser.ConfigParser(allow_unnamed_section=True)
c.read_string('a = 1\n[s]\nb = 2\n')
print(c.get(configparser.UNNAMED_SECTION, 'a'), c.sections())
c = configparser.ConfigParser(interpolation=None, empty_lines_in_values=False)
c.optionxform = str
c.read_file(['[S]\n', 'Key = %d\n', '  more\n', '\n', 'Other = 1'])
print(c.items('S'))
c = configparser.ConfigParser({'d': '1'})
print(c['DEFAULT']['d'], c.defaults())
show(configparser.ConfigParser, interpolation=3)

# expect: ['gps', 'empty', 'other'] ['DEFAULT', 'gps', 'empty', 'other'] 4 True True {'base': '/dev', 'speed': '9600'}
# expect: /dev/ttyS0 4800 4800 4800 9600
# expect: True 0.5 'first line\nsecond line\n\nlast line' 50%
# expect: [1, 2, 3] [1, 2, 3] None ['boolean', 'float', 'int', 'list']
# expect: [('base', '/dev'), ('speed', '4800'), ('port', '/dev/ttyS0'), ('active', 'yes'), ('note', 'first line\nsecond line\n\nlast line'), ('percent', '50%')] ('port', '%(base)s/ttyS0') {'ratio': '0.5', 'hex': '0x10', 'list': '1, 2,3', 'base': '/dev', 'speed': '9600'} <Section: other> ['ratio', 'hex', 'list', 'base', 'speed']
# expect: f None 1 B/ttyS0
# expect: NoOptionError No option 'none' in section: 'gps'
# expect: NoSectionError No section: 'no'
# expect: NoSectionError No section: 'no'
# expect: ValueError invalid literal for int() with base 10: '/dev/ttyS0'
# expect: ValueError Not a boolean: 4800
# expect: KeyError 'no'
# expect: KeyError 'none'
# expect: DuplicateSectionError Section 'gps' already exists
# expect: ValueError Invalid section name: 'DEFAULT'
# expect: TypeError option values must be strings
# expect: ValueError invalid interpolation syntax in '50%' at position 2
# expect: None
# expect: True False True False
# expect: [DEFAULT]
# expect: base = /dev
# expect: speed = 9600
# expect: 
# expect: [gps]
# expect: port = %(base)s/ttyS0
# expect: speed = 4800
# expect: active = yes
# expect: percent = 50%%
# expect: x = %(base)s
# expect: 
# expect: [other]
# expect: ratio = 0.5
# expect: hex = 0x10
# expect: list = 1, 2,3
# expect: 
# expect: [new]
# expect: a = 1
# expect: c = text
# expect: 	more
# expect: 
# expect: 
# expect: False text
# expect: more %(base)s/ttyS0
# expect: True base=/dev
# expect: MissingSectionHeaderError File contains no section headers.
# expect: file: '<string>', line: 1
# expect: 'x = 1\n'
# expect: ParsingError Source contains parsing errors: '<string>'
# expect: 	[line  2]: 'x\n'
# expect: 	[line  3]: '= 3\n'
# expect: 	[line  4]: '[b'
# expect: DuplicateSectionError While reading from '<string>' [line  2]: section 'a' already exists
# expect: DuplicateOptionError While reading from '<string>' [line  3]: option 'x' in section 'a' already exists
# expect: '1'
# expect: MissingSectionHeaderError File contains no section headers.
# expect: file: '<string>', line: 1
# expect: '[a\n'
# expect: None
# expect: InterpolationMissingOptionError Bad value substitution: option 'x' in section 'a' contains an interpolation key 'y' which is not a valid option name. Raw value: '%(y)s'
# expect: None
# expect: InterpolationSyntaxError '%' must be followed by '%' or '(', found: '%y'
# expect: None
# expect: InterpolationSyntaxError bad interpolation variable reference '%(y'
# expect: None
# expect: InterpolationDepthError Recursion limit exceeded in value substitution: option 'x' in section 'a' contains an interpolation key which cannot be substituted in 10 steps. Raw value: '%(x)s'
# expect: None
# expect: InterpolationDepthError Recursion limit exceeded in value substitution: option 'x' in section 'a' contains an interpolation key which cannot be substituted in 10 steps. Raw value: '%(X)s%%'
# expect: DuplicateOptionError While reading from '<dict>': option 'x' in section 'a' already exists
# expect: None r/np$ ['one', 'two']
# expect: InterpolationSyntaxError bad interpolation variable reference '${'
# expect: InterpolationSyntaxError More than one ':' found: ''
# expect: InterpolationMissingOptionError Bad value substitution: option 'x' in section 'a' contains an interpolation key 'no:x' which is not a valid option name. Raw value: '${no:x}'
# expect: InterpolationSyntaxError '$' must be followed by '$' or '{', found: '$x'
# expect: InterpolationMissingOptionError Bad value substitution: option 'x' in section 'a' contains an interpolation key 'none' which is not a valid option name. Raw value: '${none}'
# expect: 1 [<UNNAMED_SECTION>, 's']
# expect: [('Key', '%d\nmore'), ('Other', '1')]
# expect: 1 {'d': '1'}
# expect: TypeError interpolation= must be None or an instance of Interpolation; got an object of type <class 'int'>
