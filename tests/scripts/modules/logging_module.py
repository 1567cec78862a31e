# SPDX-License-Identifier: MIT
# Loggers form a tree, handlers write what is enabled, formatters say how in three styles.
# forks: no
import io
import logging
import os
import sys
import tempfile
import unittest
import warnings

out = io.StringIO()


def shown():
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.rstrip('\n')


logging.basicConfig(stream=out, level=logging.DEBUG)
log = logging.getLogger('app.part')
log.debug('one %d', 1)
log.info('two %(x)s', {'x': 2})
logging.warning('three')
log.log(35, 'four')
print(shown())
# expect: DEBUG:app.part:one 1
# expect: INFO:app.part:two 2
# expect: WARNING:root:three
# expect: Level 35:app.part:four

# the tree
print(log, log.parent, logging.getLogger('app').getChild('part') is log, log.getEffectiveLevel(), logging.getLogger())
# expect: <Logger app.part (DEBUG)> <RootLogger root (DEBUG)> True 10 <RootLogger root (DEBUG)>
print(log.parent.name, sorted(x.name for x in logging.getLogger('app').getChildren()))  # expect: app ['app.part']
logging.getLogger('app').setLevel('WARNING')
log.info('no')
log.warning('yes')
print(log.isEnabledFor(logging.INFO), shown())  # expect: False WARNING:app.part:yes
logging.disable(logging.WARNING)
log.warning('no')
log.error('yes')
logging.disable(logging.NOTSET)
print(shown())  # expect: ERROR:app.part:yes
log.propagate = False
log.error('goes to nobody but the last resort')
print(repr(shown()), log.hasHandlers())  # expect: '' False
log.propagate = True

# formatters
handler = logging.root.handlers[0]
log.setLevel('DEBUG')
for style, form in ('%', '%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s|%(filename)s'), \
        ('{', '{levelname:>8}|{module}|{message!r}'), ('$', '$levelname|${message}|$$'):
    handler.setFormatter(logging.Formatter(form, style=style))

    def inside():
        log.info('text')

    inside()
print(shown())
# expect: INFO    |app.part|inside|60|text|logging_module.py
# expect:     INFO|logging_module|'text'
# expect: INFO|text|$
handler.setFormatter(logging.Formatter('%(asctime)s %(message)s', '%Y'))
log.info('when')
print(len(shown()) == len('2024 when'))  # expect: True
f = logging.Formatter('%(asctime)s.')
record = logging.makeLogRecord({'created': 86400.25, 'msecs': 250.0, 'msg': 'x %s', 'args': (1,), 'levelname': 'L', 'name': 'n'})
f.converter = __import__('time').gmtime
print(f.format(record), record.getMessage(), record)
# expect: 1970-01-02 00:00:00,250. x 1 <LogRecord: n, None, , 0, "x %s">
handler.setFormatter(logging.Formatter('%(message)s %(extra)s', defaults={'extra': 'none'}))
log.info('a')
log.info('b', extra={'extra': 'some'})
print(shown())
# expect: a none
# expect: b some
for wrong in (lambda: logging.Formatter('plain'), lambda: logging.Formatter('{', style='{'),
              lambda: logging.Formatter('{x!z}', style='{'), lambda: logging.Formatter('$', style='$'),
              lambda: logging.Formatter(style='?'), lambda: log.setLevel('LOUD'), lambda: log.setLevel(1.5),
              lambda: log.info('x', extra={'message': 1}), lambda: log.log('x', 'y'), lambda: logging.getLogger(5)):
    try:
        wrong()
    except (ValueError, TypeError, KeyError) as error:
        print(type(error).__name__, error)
# expect: ValueError Invalid format 'plain' for '%' style
# expect: ValueError invalid format: Single '{' encountered in format string
# expect: ValueError invalid format: invalid conversion: 'z'
# expect: ValueError invalid format: bare '$' not allowed
# expect: ValueError Style must be one of: %,{,$
# expect: ValueError Unknown level: 'LOUD'
# expect: TypeError Level not an integer or a valid string: 1.5
# expect: KeyError "Attempt to overwrite 'message' in LogRecord"
# expect: TypeError level must be an integer
# expect: TypeError A logger name must be a string

# exceptions and stacks
handler.setFormatter(logging.Formatter('%(message)s'))
try:
    1 / 0
except ZeroDivisionError as error:
    kept = error
    log.exception('failed: %s', 'badly')
print(shown().splitlines()[0], shown().splitlines()[-1:])
log.error('later', exc_info=kept)
print(shown().splitlines()[-1])
# expect: failed: badly []
# expect: ZeroDivisionError: division by zero
log.info('stack', stack_info=True)
print(shown().splitlines()[1:2])  # expect: ['Stack (most recent call last):']

# filters, levels, names
log.addFilter(lambda r: 'secret' not in r.msg)
log.info('a secret')
log.info('plain')
print(shown())  # expect: plain
log.filters.clear()
print(logging.Filter('app').filter(record), logging.Filter('').filter(record))  # expect: False True
logging.addLevelName(25, 'NOTICE')
print(logging.getLevelName(25), logging.getLevelName('NOTICE'), logging.getLevelName(7), logging.getLevelNamesMapping()['NOTICE'])
# expect: NOTICE 25 Level 7 25
handler.name = 'main'
print(logging.getHandlerByName('main') is handler, 'main' in logging.getHandlerNames())  # expect: True True

# adapters
adapter = logging.LoggerAdapter(log, {'device': 'pump'})
handler.setFormatter(logging.Formatter('%(device)s %(message)s'))
adapter.info('on')
print(shown(), adapter)  # expect: pump on <LoggerAdapter app.part (DEBUG)>

# a message that cannot be written is told, and the program goes on
handler.setFormatter(None)
stderr, sys.stderr = sys.stderr, io.StringIO()
log.info('%d', 'x')
text, sys.stderr = sys.stderr.getvalue(), stderr
print(text.splitlines()[0], text.splitlines()[-2:])
# expect: --- Logging error --- ["Message: '%d'", "Arguments: ('x',)"]

# files
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'x.log')
    for delay in False, True:
        file = logging.FileHandler(path, encoding='utf-8', delay=delay)
        log.addHandler(file)
        log.info('größe')
        log.removeHandler(file)
        file.close()
    with open(path, encoding='utf-8') as read:
        print(read.read().split())  # expect: ['größe', 'größe']
    logging.basicConfig(filename=path, filemode='w', force=True, format='{message}', style='{', level='INFO')
    logging.info('again')
    logging.debug('never')
    logging.root.handlers[0].close()
    with open(path) as read:
        print(read.read(), end='')  # expect: again
for wrong in {'stream': out, 'filename': 'x'}, {'handlers': [], 'stream': out}, {'nonsense': 1}, {'style': 'x'}:
    try:
        logging.basicConfig(force=True, **wrong)
    except ValueError as error:
        print(error)
# expect: 'stream' and 'filename' should not be specified together
# expect: 'stream' or 'filename' should not be specified together with 'handlers'
# expect: Unrecognised argument(s): nonsense
# expect: Style must be one of: %,{,$

# warnings
shown()
logging.basicConfig(stream=out, force=True)
logging.captureWarnings(True)
warnings.warn_explicit('careful', UserWarning, 'f.py', 3)
logging.captureWarnings(False)
print(shown())  # expect: WARNING:py.warnings:f.py:3: UserWarning: careful

# the handler that does nothing, and classes of one's own
quiet = logging.getLogger('quiet')
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
quiet.critical('nobody hears')
print(repr(shown()), quiet.handlers)  # expect: '' [<NullHandler (NOTSET)>]


class Loud(logging.Logger):
    def shout(self, text):
        self.critical(text.upper())


logging.setLoggerClass(Loud)
logging.getLogger('loud').shout('hey')
logging.setLoggerClass(logging.Logger)
print(shown())  # expect: CRITICAL:loud:HEY


class Case(unittest.TestCase):
    def test_logs(self):
        with self.assertLogs('app', 'INFO') as seen:
            log.info('first')
            logging.getLogger('app.other').error('second')
        self.assertEqual(seen.output, ['INFO:app.part:first', 'ERROR:app.other:second'])
        with self.assertNoLogs('app', 'ERROR'):
            log.info('first')
        with self.assertRaisesRegex(AssertionError, 'no logs of level ERROR or higher triggered on app'):
            with self.assertLogs('app', 'ERROR'):
                log.info('first')


logging.getLogger('app').setLevel('DEBUG')
result = unittest.TestResult()
Case('test_logs').run(result)
print(result.testsRun, result.wasSuccessful(), result.failures, result.errors)  # expect: 1 True [] []
