"""The jobs that open an office; they run on the worker and load the database there."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from muniforeign.i18n import Code
from muniforeign.storage import errors, file_kind

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

_NEEDED: Final = (
    "sqlcipher3.dbapi2",
    "muniforeign.storage.workspace",
    "muniforeign.services.municipality",
    "muniforeign.services.home",
    "babel.dates",
    "pypinyin",
)


def load() -> None:
    """Load what the first page of the office needs, while the first screen is read."""
    for name in _NEEDED:
        import_module(name)


def needs_password(path: Path) -> bool:
    """Whether a file is encrypted, by its first bytes; nothing is loaded for it.

    Raises WorkspaceMissing, EmptyFile, NotAWorkspace, Damaged, FolderNotWritable.
    """
    file_kind.check_kind_of_file(path, encrypted=True)
    return file_kind.is_encrypted(path)


def open_plain(path: Path) -> Workspace:
    """Open a file without a password. Raises what `Workspace.open` does."""
    from muniforeign.storage.workspace import Workspace

    return Workspace.open(path)


def open_sample(path: Path, code: Code) -> Workspace:
    """Open the sample office, which is made where it is not there."""
    from muniforeign.services import founding

    return open_plain(path) if path.exists() else founding.make_sample(path, code)


def unlock(path: Path, password: str, recovery: str) -> Workspace:
    """Open an encrypted file by either. Raises what `Workspace.open` does."""
    from muniforeign.storage.workspace import Workspace

    if recovery:
        return Workspace.open(path, recovery=recovery)
    return Workspace.open(path, password=password)


def prove(workspace: Workspace, password: str, recovery: str) -> Workspace:
    """The workspace itself, for who knows its password or its code.

    Raises WrongPassword, WrongRecoveryCode, MisreadRecoveryCode.
    """
    from muniforeign.services import passwords
    from muniforeign.storage.keys import RecoveryCode

    if recovery:
        if RecoveryCode.parse(recovery) != workspace.recovery_code:
            raise errors.WrongRecoveryCode(name=workspace.name)
    elif not passwords.is_right(workspace, password):
        raise errors.WrongPassword(name=workspace.name)
    return workspace


def restore(source: Path, target: Path, password: str, recovery: str) -> Workspace:
    """Put a backup in the place of an office that is closed, and open it.

    Raises what `upkeep.restore` does.
    """
    from muniforeign.storage import upkeep

    aside = upkeep.restore(source, target, password=password or None, recovery=recovery or None)
    workspace = unlock(target, password, recovery)
    workspace.replaced = aside
    return workspace
