"""The history of a visit with all that belongs or belonged to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniforeign.ui.desk import Desk
from muniforeign.ui.history_list import HistoryList
from muniforeign.ui.visits.tab import Tab

if TYPE_CHECKING:
    from muniforeign.services.visits import VisitDetail


class History(Tab):
    """Who changed what and when."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = HistoryList(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_visit(self, visit: VisitDetail) -> None:
        from muniforeign.services import trail

        self.list.show_records(trail.with_parts(self.desk.workspace, visit.id, "visit_id"))
