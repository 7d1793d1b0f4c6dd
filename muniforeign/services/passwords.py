"""The password of an office: whether somebody knows it, and giving the file another one."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from muniforeign.services import municipality
from muniforeign.storage.keys import ROUNDS, derive_key

if TYPE_CHECKING:
    from muniforeign.storage.keys import RecoveryCode
    from muniforeign.storage.workspace import Workspace


def is_right(workspace: Workspace, password: str, *, rounds: int = ROUNDS) -> bool:
    """Whether this is the password of the open workspace; `rounds` is only lowered by tests."""
    if workspace.key is None:
        return not password
    typed = derive_key(password, workspace.key.salt, rounds=rounds)
    return hmac.compare_digest(typed, workspace.key.key)


def change(
    workspace: Workspace, password: str | None, *, rounds: int = ROUNDS
) -> RecoveryCode | None:
    """Give the file a new password, or none; the code of its new recovery sheet.

    Raises what `storage.rekey.change_password` does.
    """
    from muniforeign.storage.rekey import change_password

    return change_password(workspace, password, rounds=rounds)


def easily_guessed(workspace: Workspace) -> tuple[str, ...]:
    """Names that anybody would try first as a password of this office."""
    name = municipality.get(workspace).municipality
    return tuple(filter(None, (name.es, name.zh, name.en)))
