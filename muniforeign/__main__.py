"""The composition root: a command where one is named, the window otherwise."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from muniforeign.i18n import N_

_NEW_OBJECTS: Final = 50_000
"""How many objects more before Python looks for cycles of them. At its own 700, a fifth of the
time until the first paper went into looking through classes that live as long as the program."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    `muniforeign` and `muniforeign FILE.muniforeign` open the window; everything else is a
    command (`muniforeign --help`).
    """
    gc.set_threshold(_NEW_OBJECTS)
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (len(words) == 1 and words[0].endswith(".muniforeign")):
        return show_window(Path(words[0]) if words else None)
    from muniforeign.cli.main import run

    return run(words, show_window if has_display() else None)


def show_window(path: Path | None) -> int:
    """The window, with a workspace to open if one is given; returns when it is closed."""
    if not has_display():
        from muniforeign import settings
        from muniforeign.i18n import Language

        language = Language.of(settings.load().language)
        sentence = N_("There is no screen here. The commands work without one: muniforeign --help")
        sys.stderr.write(language.gettext(sentence) + "\n")
        return 1
    from muniforeign.ui import start

    return start.run(path)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
