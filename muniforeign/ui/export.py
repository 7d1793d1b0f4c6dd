"""Writing what a list shows to a file, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, counted
from muniforeign.ui import dialogs
from muniforeign.ui.background import Progress
from muniforeign.ui.desk import Desk
from muniforeign.ui.other_programs import open_file

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

Ids = Callable[[], Sequence[UUID]]


@dataclass(frozen=True)
class _Words:
    """What a list is called, what is told when it was written, and the kinds of file (msgids)."""

    name: str
    written: tuple[str, str]
    kinds: dict[str, str]


_TABLES: Final = {"xlsx": N_("Excel workbook"), "csv": N_("Table as text (CSV)")}
_SUBJECTS: Final = {
    "people": _Words(
        N_("People"),
        counted(
            "{count} person was written to “{name}”.",
            "{count} people were written to “{name}”.",
        ),
        {**_TABLES, "vcf": N_("Contact cards (vCard)")},
    ),
    "organisations": _Words(
        N_("Organisations"),
        counted(
            "{count} organisation was written to “{name}”.",
            "{count} organisations were written to “{name}”.",
        ),
        _TABLES,
    ),
}


def export_listed(
    desk: Desk, parent: QWidget, subject: str, ids: Ids, get: Callable[[Workspace, UUID], Any]
) -> None:
    """Ask where, and write the records with these ids: people or organisations."""
    _, words = desk.language.gettext, _SUBJECTS[subject]
    kinds = ";;".join(f"{_(label)} (*.{kind})" for kind, label in words.kinds.items())
    chosen = dialogs.save_file(parent, _("Export"), Path(f"{_(words.name)}.xlsx"), kinds)
    if chosen is None:
        return

    def job(progress: Progress) -> int:
        from muniforeign.exchange.exporting import export

        found = [get(desk.workspace, record) for record in ids()]
        report = progress.report
        return export(desk.workspace, subject, chosen, desk.language, report, found)

    def done(count: int) -> None:
        text = desk.language.ngettext(*words.written, count)
        told = text.format(count=desk.language.number(count), name=chosen.name)
        desk.notices.say(told, _("Open"), partial(_open, desk, chosen))

    desk.background.run(parent, job, done, title=_("Export"))


def _open(desk: Desk, file: Path) -> None:
    try:
        open_file(file)
    except UserError as error:
        desk.notices.problem(error)
