# SPDX-License-Identifier: MIT
"""test.support.script_helper: runs the interpreter again."""
import collections
import os
import sys


class _PythonRunResult(collections.namedtuple('_PythonRunResult', 'rc out err')):
    def fail(self, args):
        """Say how the interpreter ended."""
        out, err = self.out.decode('utf-8', 'replace'), self.err.decode('utf-8', 'replace')
        raise AssertionError('Process return code is %d\ncommand line: %r\n\nstdout:\n---\n%s\n---\n\n'
                             'stderr:\n---\n%s\n---' % (self.rc, args, out, err))


def run_python_until_end(*args, **env_vars):
    """Run the interpreter; its result and its command line."""
    import subprocess
    cwd = env_vars.pop('__cwd', None)
    environment = {} if env_vars.pop('__cleanenv', None) else dict(os.environ)
    isolated = env_vars.pop('__isolated', True)
    environment.update(env_vars)
    command = [sys.executable, *(['-I'] if isolated and sys.implementation.name == 'cpython' and not env_vars and
                                 not any(arg.startswith(('-I', '-E')) for arg in args if arg) else []), *args]
    done = subprocess.run(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment, cwd=cwd)
    return _PythonRunResult(done.returncode, done.stdout, done.stderr), command


def assert_python_ok(*args, **env_vars):
    """Run the interpreter, which must succeed."""
    result, command = run_python_until_end(*args, **env_vars)
    if result.rc:
        result.fail(command)
    return result


def assert_python_failure(*args, **env_vars):
    """Run the interpreter, which must fail."""
    result, command = run_python_until_end(*args, **env_vars)
    if not result.rc:
        result.fail(command)
    return result


def spawn_python(*args, stdout=-1, stderr=-2, **kw):
    """Start the interpreter."""
    import subprocess
    env = kw.setdefault('env', dict(os.environ))
    env['TERM'] = 'vt100'
    return subprocess.Popen([sys.executable, *args], stdin=subprocess.PIPE, stdout=stdout, stderr=stderr, **kw)


def kill_python(process):
    """End a started interpreter; what it has said."""
    process.stdin.close()
    data = process.stdout.read()
    process.stdout.close()
    process.wait()
    return data


def make_script(script_dir, script_basename, source, omit_suffix=False):
    """Write a script; its path."""
    path = os.path.join(script_dir, script_basename + ('' if omit_suffix else '.py'))
    with open(path, 'w', encoding='utf-8') as file:
        file.write(source)
    return path


def make_pkg(pkg_dir, init_source=''):
    """Make a package."""
    os.mkdir(pkg_dir)
    make_script(pkg_dir, '__init__', init_source)


def run_test_script(script):
    """Run a script, which must succeed."""
    assert_python_ok('-u', script)
