"""How long work tells how far it is, and is told to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Called with the fraction done, 0 to 1, and a msgid without fields that the watcher translates.

It may raise `Cancelled`: the work lets that through and leaves nothing behind.
"""


class Cancelled(Exception):
    """The user stopped the work."""


def silent(fraction: float, text: str) -> None:
    """A Progress for those who do not watch."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """The Progress of a part of the work: from `start` to `end` of the whole."""

    def told(fraction: float, text: str) -> None:
        progress(start + (end - start) * fraction, text)

    return told
