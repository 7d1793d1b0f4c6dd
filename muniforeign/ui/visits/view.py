"""One visit: its head and its tabs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.manual import explained_by
from muniforeign.ui.visits.delegation import Delegation
from muniforeign.ui.visits.header import Header
from muniforeign.ui.visits.papers import Papers
from muniforeign.ui.visits.programme import Programme
from muniforeign.ui.visits.summary import Summary
from muniforeign.ui.visits.tab import History, Place, Tab
from muniforeign.ui.visits.tasks import Tasks

_TABS: tuple[tuple[str, str, Callable[[Desk], Tab], str], ...] = (
    ("summary", N_("Summary"), Summary, "new-visit"),
    ("delegation", N_("Delegation"), Delegation, "delegation"),
    ("programme", N_("Programme"), Programme, "programme"),
    ("tasks", N_("Tasks"), Tasks, "tasks"),
    ("papers", N_("Papers"), Papers, "brief"),
    ("history", N_("History"), History, "undo"),
)
"""Name, title, maker, and the page of the manual that explains it."""


class VisitView(QWidget):
    """Shows one visit at a time and keeps it up to date; each tab is filled when it is seen."""

    gone = Signal()
    """The visit is no longer there: it was deleted, or its making was undone."""

    def __init__(
        self, desk: Desk, leave: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.visit_id: UUID | None = None
        back = Action("visits.list", N_("All visits"), leave, "Ctrl+Up", "chevron-left")
        prepare = Action("visits.prepare", N_("Prepare brief"), self.prepare, "Ctrl+B", "file-text")
        self.header = Header(desk, back, prepare, self)
        self.header.wanted.connect(self._follow)
        self._book = QTabWidget(self)
        self._book.setDocumentMode(True)
        self.tabs: dict[str, Tab] = {}
        self._stale: set[str] = set()
        for number, (name, title, make, page) in enumerate(_TABS, start=1):
            self.tabs[name] = make(desk)
            explained_by(self.tabs[name], page)
            self._book.addTab(self.tabs[name], desk.language.gettext(title))
            desk.actions.add(
                Action(f"visits.tab.{name}", title, self._opener(name), f"Alt+{number}"), self
            )
        self._book.currentChanged.connect(self._turn)
        self._book.tabBarClicked.connect(lambda _place: self.commit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._book, 1)

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.show_tab(name)

    def show_visit(self, visit_id: UUID) -> None:
        """Show another visit, or the same one as it is now."""
        self.visit_id = visit_id
        self.reload()

    def reload(self) -> None:
        """Read the visit again; what is being typed and where the cursor is stay."""
        self._stale = set(self.tabs)
        self._fill()

    def _turn(self) -> None:
        for tab in self.tabs.values():
            if tab is not self._book.currentWidget():
                self.desk.leave(tab)
        self._fill()

    def _fill(self) -> None:
        from muniforeign.services import records, visits

        if self.visit_id is None:
            return
        try:
            visit = visits.get(self.desk.workspace, self.visit_id)
        except records.NotFound:
            self.visit_id = None
            self.gone.emit()
            return
        self.header.show_visit(visit, dt.date.today())
        if self.tab in self._stale:
            self._stale.discard(self.tab)
            self.tabs[self.tab].show_visit(visit)

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return _TABS[self._book.currentIndex()][0]

    def show_tab(self, name: str) -> None:
        """Show a tab, when what is typed in the present one can be saved."""
        if self.commit():
            self._book.setCurrentWidget(self.tabs[name])
            self.tabs[name].go_to(Place())
            if not self.isAncestorOf(QApplication.focusWidget() or self.window()):
                self.focus()

    def go_to(self, field: str) -> None:
        """Show a field: "title", "delegation", "points/ID", "programme/ID/venue"."""
        place = Place.of(field)
        self.show_tab(place.name if place.name in self.tabs else "summary")
        self.tabs[self.tab].go_to(place)

    def prepare(self) -> None:
        """Go to the papers and make the brief."""
        self.show_tab("papers")
        papers = self.tabs["papers"]
        assert isinstance(papers, Papers)
        papers.make()

    def _follow(self, subject: str, record: str, field: str) -> None:
        if subject == "visit":
            self.go_to(field)
        elif self.commit():
            self.desk.navigate(subject, UUID(record), field)

    def commit(self) -> bool:
        """Save what is being typed; False when it cannot be saved as it stands."""
        try:
            return self.visit_id is None or self.tabs[self.tab].commit()
        except UserError as error:
            self.desk.notices.problem(error)
            return False

    def state(self) -> dict[str, object]:
        """The visit, the tab, and what the tab has to keep."""
        return {"visit": self.visit_id, "tab": self.tab, "inside": self.tabs[self.tab].state()}

    def restore(self, state: dict[str, object]) -> None:
        """Go back to what `state()` gave."""
        visit, inside = state.get("visit"), state.get("inside")
        if isinstance(visit, UUID):
            self._book.setCurrentWidget(self.tabs[str(state.get("tab", "summary"))])
            self.show_visit(visit)
            self.tabs[self.tab].restore(inside if isinstance(inside, dict) else {})

    def focus(self) -> None:
        """Put the cursor on the tabs, so that the keyboard goes on from there."""
        self._book.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)
