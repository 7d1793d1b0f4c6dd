"""Writing what a list shows to a file, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.ui import dialogs
from muniforeign.ui.background import Progress
from muniforeign.ui.desk import Desk

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

_KINDS = {"people": ("xlsx", "csv", "vcf"), "organisations": ("xlsx", "csv")}
Ids = Callable[[], Sequence[UUID]]


def export_listed(
    desk: Desk, parent: QWidget, subject: str, ids: Ids, get: Callable[[Workspace, UUID], Any]
) -> None:
    """Ask where, and write the records with these ids: people or organisations."""
    _ = desk.language.gettext
    kinds = " ".join(f"*.{kind}" for kind in _KINDS[subject])
    proposal = Path(f"{_names(desk)[subject]}.xlsx")
    chosen = dialogs.save_file(parent, _("Export"), proposal, _("Lists") + f" ({kinds})")
    if chosen is None:
        return

    def job(progress: Progress) -> int:
        from muniforeign.exchange.exporting import export

        found = [get(desk.workspace, record) for record in ids()]
        report = progress.report
        return export(desk.workspace, subject, chosen, desk.language, report, found)

    def done(count: int) -> None:
        text = desk.language.ngettext(
            "{count} record was written to “{name}”.",
            "{count} records were written to “{name}”.",
            count,
        )
        desk.notices.say(text.format(count=desk.language.number(count), name=chosen.name))

    desk.background.run(parent, job, done, title=_("Export"))


def _names(desk: Desk) -> dict[str, str]:
    _ = desk.language.gettext
    return {"people": _("People"), "organisations": _("Organisations")}
