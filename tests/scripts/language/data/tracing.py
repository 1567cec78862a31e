# SPDX-License-Identifier: MIT
"""What a trace function is told, for the tests of sys.settrace."""
import sys


def trace(run, *args):
    """The events of run and of what it calls here."""
    log, first = [], run.__code__.co_firstlineno

    def tracer(frame, event, arg):
        if frame.f_code.co_filename != run.__code__.co_filename:
            return None
        name = '' if frame.f_code is run.__code__ else frame.f_code.co_name + '.'
        log.append('%s%s%d' % (name, event[0], frame.f_lineno - first))
        return tracer
    sys.settrace(tracer)
    try:
        result = run(*args)
        if hasattr(result, 'cr_frame'):
            result.send(None)
    except BaseException as error:
        sys.settrace(None)
        log.append(type(error).__name__)
    sys.settrace(None)
    print(run.__name__ + ':', *log)
