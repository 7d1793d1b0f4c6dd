"""When something unexpected happens: a log without personal data, and a sentence.

The log names the kinds of the errors and the lines of the program, never the errors' texts:
those quote names, numbers and passwords.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from muniforeign import __version__
from muniforeign.domain.errors import UserError

Tell = Callable[[BaseException], object]
_LARGEST = 200_000


class PrivateFormatter(logging.Formatter):
    """Writes where an error happened and its kind, without its text."""

    def formatException(self, ei: Any) -> str:
        return "\n".join(line for error in _chain(ei[1]) for line in _lines(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those it came from, latest first; each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _lines(error: BaseException) -> Iterator[str]:
    yield type(error).__qualname__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"


def start_log(file: Path) -> logging.Handler:
    """Write warnings and errors of the program to this file, the last ones only."""
    handler = RotatingFileHandler(file, maxBytes=_LARGEST, backupCount=1, encoding="utf-8")
    handler.setFormatter(PrivateFormatter(f"%(asctime)s {__version__} %(name)s %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger("muniforeign").addHandler(handler)
    return handler


def note(error: BaseException) -> None:
    """Log an error that was met unexpectedly."""
    logging.getLogger("muniforeign").error("unexpected", exc_info=error)


def catch_everything(tell: Tell) -> None:
    """Log what nobody caught, in any thread, and tell the user a sentence.

    `tell` is called in the thread in which it happened.
    """

    def caught(
        kind: type[BaseException], error: BaseException | None, where: TracebackType | None
    ) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), where)
            return
        if not isinstance(error, UserError):
            note(error)
        tell(error)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(args.exc_type, args.exc_value, args.exc_traceback)
