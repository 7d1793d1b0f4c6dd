"""The workspace that a command works on: which file, and its password."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Language

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

ShowWindow = Callable[[Path], int]
PASSWORD_VARIABLE = "MUNIFOREIGN_PASSWORD"


@dataclass(frozen=True)
class Office:
    """What was said before the command's name; `show_window` is None where there is no screen."""

    path: Path | None
    password_file: Path | None
    language: Language
    show_window: ShowWindow | None = None

    def say(self, message: str, **fields: object) -> None:
        """Print a message (msgid) in the user's language."""
        click.echo(self.language.gettext(message).format(**fields))

    def password(self) -> str | None:
        """The password from the file or the variable, if one was given."""
        if self.password_file:
            lines = self.password_file.read_text("utf-8-sig").splitlines()
            return lines[0] if lines else ""
        return os.environ.get(PASSWORD_VARIABLE)

    def asked_password(self, path: Path) -> str | None:
        """The password as given, or asked for at the prompt where the file needs one.

        Raises what `check_kind_of_file` raises, before anybody types a password in vain.
        """
        from muniforeign.storage import file_kind

        given = self.password()
        if given is not None:
            return given or None
        file_kind.check_kind_of_file(path, encrypted=True)
        if not file_kind.is_encrypted(path) or not _somebody_types():
            return None
        prompt = self.language.gettext(N_("Password"))
        return str(click.prompt(prompt, hide_input=True, default="", show_default=False)) or None

    @contextmanager
    def opened(self, meanwhile: Callable[[], object] | None = None) -> Iterator[Workspace]:
        """The workspace, open while the command runs. Raises what `Workspace.open` raises.

        `meanwhile` loads what the command needs while the key is derived; what it raises is left
        to the command, which needs the same.
        """
        from concurrent.futures import ThreadPoolExecutor

        from muniforeign.storage.workspace import Workspace

        if self.path is None:
            raise UserError(
                N_("Say which workspace: --workspace FILE, or the variable MUNIFOREIGN_WORKSPACE.")
            )
        password = self.asked_password(self.path)
        with ThreadPoolExecutor(1) as aside:
            if meanwhile:
                aside.submit(meanwhile)
            workspace = Workspace.open(self.path, password=password)
        try:
            yield workspace
        finally:
            workspace.close()


pass_office = click.make_pass_decorator(Office)


def _somebody_types() -> bool:
    """Whether a person is at the other end of the input.

    On Windows the empty device NUL, which a scheduled task has for its input, calls itself a
    terminal, and a question put to it is never answered; only a console has a mode.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        handle = msvcrt.get_osfhandle(sys.stdin.fileno())
        return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(ctypes.c_ulong())))
    return True
