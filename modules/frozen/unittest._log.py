# SPDX-License-Identifier: MIT
"""assertLogs() and assertNoLogs(): what is logged goes to a list instead of the logger's handlers."""
import logging
from collections import namedtuple

__unittest = True
_Watched = namedtuple('_LoggingWatcher', 'records output')


class _Keeper(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super().__init__()
        self.watcher = _Watched([], [])

    def flush(self):
        """There is nothing to write."""

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


class Logs:
    """The context of assertLogs(), or with none=True of assertNoLogs()."""

    def __init__(self, case, logger, level, none):
        self.case, self.none = case, none
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.name = self.logger.name
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO

    def __enter__(self):
        keeper, logger = _Keeper(), self.logger
        keeper.setLevel(self.level)
        keeper.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
        self.watcher, self.before = keeper.watcher, (logger.handlers[:], logger.level, logger.propagate)
        logger.handlers = [keeper]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.none else self.watcher

    def __exit__(self, kind, error, traceback):
        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.none and self.watcher.records:
            self.case._failWith(None, 'Unexpected logs found: %r' % self.watcher.output)
        elif not self.none and not self.watcher.records:
            self.case._failWith(None, 'no logs of level %s or higher triggered on %s' % (
                logging.getLevelName(self.level), self.name))
        return None
