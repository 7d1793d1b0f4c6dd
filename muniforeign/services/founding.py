"""A new office: its file, its municipality and its first password; or the sample office."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from muniforeign.domain import places
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Code
from muniforeign.services import municipality
from muniforeign.storage.keys import ROUNDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class Founding:
    """What an office is founded with; `crest` are the bytes of a prepared picture."""

    commune_code: str
    name: Localized
    letterhead: Localized = field(default_factory=Localized)
    crest: bytes = b""
    language: Code = "es"
    paper: str = "letter"


def found(
    path: Path, founding: Founding, password: str | None, *, rounds: int = ROUNDS
) -> Workspace:
    """Make the office's file and enter its municipality; nothing is left where that fails.

    The entries belong to setting up and cannot be undone. `rounds` is only ever lowered by
    tests. Raises what `Workspace.create` does.
    """
    from muniforeign.storage.workspace import Workspace

    workspace = Workspace.create(path, password=password, rounds=rounds)
    try:
        with _setting_up(workspace):
            municipality.found(workspace, founding.commune_code)
            _enter(workspace, founding)
    except BaseException:
        discard(workspace)
        raise
    return workspace


def correct(workspace: Workspace, founding: Founding) -> None:
    """Enter what was corrected before the office was first used."""
    with _setting_up(workspace):
        _enter(workspace, founding)


def discard(workspace: Workspace) -> None:
    """Take away the file of an office that was founded but never used."""
    workspace.close()
    if workspace.path:
        for ending in ("", "-wal", "-shm", ".lock"):
            workspace.path.with_name(workspace.path.name + ending).unlink(missing_ok=True)


def make_sample(path: Path, language: Code, progress: Progress = silent) -> Workspace:
    """Make the file of the sample office, without a password; see `sample.fill`."""
    from muniforeign.services import sample
    from muniforeign.storage.information import Information
    from muniforeign.storage.workspace import Workspace

    workspace = Workspace.create(path, information=Information(language=language))
    try:
        with _setting_up(workspace):
            sample.fill(workspace, dt.date.today(), progress)
    except BaseException:
        discard(workspace)
        raise
    return workspace


def _setting_up(workspace: Workspace) -> AbstractContextManager[Session]:
    from muniforeign.storage.history import StepKind

    return workspace.transaction(StepKind.SETUP, N_("Set up the workspace"))


def _enter(workspace: Workspace, founding: Founding) -> None:
    commune = places.commune(founding.commune_code)
    before = municipality.get(workspace)
    after = replace(
        before,
        municipality=founding.name,
        commune_code=founding.commune_code,
        region=places.region(commune.region_code).name.es,
        letterhead=founding.letterhead,
        language=founding.language,
        paper=founding.paper,
    )
    changed = {
        name: getattr(after, name)
        for name in after.__dataclass_fields__
        if getattr(after, name) != getattr(before, name)
    }
    if changed:
        municipality.update(workspace, **changed)
    if (municipality.crest(workspace) or b"") != founding.crest:
        municipality.set_crest(workspace, founding.crest)
