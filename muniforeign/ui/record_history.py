"""The section of who changed what and when, of a record."""

from __future__ import annotations

from typing import Literal, Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.i18n import N_
from muniforeign.ui.desk import Desk
from muniforeign.ui.history_list import HistoryList
from muniforeign.ui.records import Section


class Recorded(Protocol):
    """A record, as its service gives it."""

    @property
    def id(self) -> UUID: ...


class HistorySection(Section[Recorded]):
    """The steps that touched the record and what belongs to it, the latest first."""

    title = N_("History")
    fields = frozenset({"history"})

    def __init__(
        self,
        desk: Desk,
        owner: Literal["person_id", "organisation_id", "agreement_id", "visit_id"],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._owner = owner
        self.list = HistoryList(desk, self)
        self.column.addWidget(self.list, 1)

    def show_record(self, detail: Recorded) -> None:
        from muniforeign.services import trail

        parts = trail.with_parts(self.desk.workspace, detail.id, self._owner)
        self.list.show_records(parts)
