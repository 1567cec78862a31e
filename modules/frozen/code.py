# SPDX-License-Identifier: MIT
"""code: a prompt within a program."""
import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ['InteractiveInterpreter', 'InteractiveConsole', 'interact', 'compile_command']


class InteractiveInterpreter:
    """Runs source in a namespace; who reads it from where is another's business."""

    def __init__(self, locals=None):
        self.locals = {'__name__': '__console__', '__doc__': None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename='<input>', symbol='single'):
        """Compile and run source; return whether more lines must follow."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Run a code object and report its exception, but for SystemExit."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except BaseException:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Report what is wrong with source."""
        error = sys.exception()
        if filename and isinstance(error, SyntaxError):
            error.filename = filename
        self._show(error, None)

    def showtraceback(self):
        """Report the exception that is being handled, without the level of runcode()."""
        error = sys.exception()
        self._show(error, error.__traceback__.tb_next)

    def _show(self, error, levels):
        error.__traceback__ = levels
        sys.last_exc, sys.last_type, sys.last_value, sys.last_traceback = error, type(error), error, levels
        if sys.excepthook is sys.__excepthook__:
            self.write(''.join(traceback.format_exception(error)))
        else:
            sys.excepthook(type(error), error, levels)

    def write(self, data):
        """Write a report to standard error."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """A prompt: reads lines with input() and runs them when they are whole statements."""

    def __init__(self, locals=None, filename='<console>', *, local_exit=False):
        super().__init__(locals)
        self.filename, self.local_exit = filename, local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines of the statement that is being typed."""
        self.buffer = []

    def raw_input(self, prompt=''):
        """Return a line, without its end; EOFError ends the prompt."""
        return input(prompt)

    def push(self, line, filename=None, _symbol='single'):
        """Add a line and run what is whole; return whether more lines must follow."""
        self.buffer.append(line)
        more = self.runsource('\n'.join(self.buffer), filename or self.filename, _symbol)
        if not more:
            self.resetbuffer()
        return more

    def interact(self, banner=None, exitmsg=None):
        """Read and run until the end of the input."""
        for name, prompt in ('ps1', '>>> '), ('ps2', '... '):
            if not hasattr(sys, name):
                setattr(sys, name, prompt)
        if banner is None:
            banner = 'Python %s on %s\n(%s)' % (sys.version, sys.platform, type(self).__name__)
        if banner:
            self.write('%s\n' % banner)
        if exitmsg is None:
            exitmsg = 'now exiting %s...' % type(self).__name__
        try:
            if self.local_exit:
                self._interact_locally()
            else:
                self._read_and_run()
        finally:
            if exitmsg:
                self.write('%s\n' % exitmsg)

    def _read_and_run(self):
        more = False
        while True:
            try:
                more = self.push(self.raw_input(sys.ps2 if more else sys.ps1))
            except EOFError:
                self.write('\n')
                return
            except KeyboardInterrupt:
                self.write('\nKeyboardInterrupt\n')
                self.resetbuffer()
                more = False

    def _interact_locally(self):
        # exit() and quit() leave the prompt, not the program
        names = [name for name in ('exit', 'quit') if hasattr(builtins, name)]
        saved = {name: getattr(builtins, name) for name in names}
        for name in names:
            setattr(builtins, name, _Leave(name))
        try:
            self._read_and_run()
        except SystemExit:
            self.write('\n')
        finally:
            for name in names:
                setattr(builtins, name, saved[name])


class _Leave:
    # exit or quit of a prompt

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return 'Use %s() or Ctrl-D (i.e. EOF) to exit' % self._name

    def __call__(self, code=None):
        raise SystemExit(code)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """A prompt in a namespace: lines come from readfunc(prompt), or from input()."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
