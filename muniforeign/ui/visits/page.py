"""The page of visits: the list, and the visit that is opened in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from muniforeign.domain.dates import format_range
from muniforeign.domain.visits import VisitKind, VisitStatus
from muniforeign.i18n import N_, Language, counted
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk, Page
from muniforeign.ui.empty import Empty
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import ListPage, ListSpec, Query
from muniforeign.ui.records import offer_undo
from muniforeign.ui.table import Column, RecordSource
from muniforeign.ui.visits.view import VisitView

if TYPE_CHECKING:
    from muniforeign.services.visits import VisitRow

_EMPTY = Empty(
    "plane",
    N_("No visits yet"),
    N_(
        "Here belong delegations that come, missions that go, conferences, meetings online and "
        "signing ceremonies. Begin with the first one; it can be completed step by step."
    ),
)


def _days(row: VisitRow, language: Language) -> str:
    start, end = row.start_on, row.end_on or row.start_on
    return format_range(start, end, language) if start and end else ""


def _tone(row: VisitRow) -> theme.Role | None:
    quiet = (VisitStatus.DONE, VisitStatus.CANCELLED, VisitStatus.POSTPONED)
    return theme.Role.MUTED if row.status in quiet else None


class VisitsPage(Page):
    """Either the list of visits or one visit fills the page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = ListPage(desk, self._spec(), self)
        self.list.splitter.widget(1).hide()
        self.list.opened.connect(self.show_visit)
        self.list.table.clicked.connect(self._clicked)
        self.list.delete_asked.connect(self.delete)
        self.view = VisitView(desk, self.show_list, self)
        self.view.gone.connect(self.show_list)
        delete = Action("visits.delete", N_("Delete visit"), self._delete_shown, "", "trash-2")
        desk.actions.add(delete, self.view)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _spec(self) -> ListSpec:
        new = Action("visits.new", N_("New visit"), self.new, "Ctrl+N", "plus")
        return ListSpec(
            name="visits",
            columns=self._columns(),
            open=self._listed,
            count=counted("{count} visit", "{count} visits"),
            search=N_("Search visits"),
            choose=N_("Choose a visit in the list"),
            empty=_EMPTY,
            actions=[new],
            filters=[
                Filter(N_("Kind"), "kind", lambda: self._terms(VisitKind)),
                Filter(N_("Status"), "status", lambda: self._terms(VisitStatus)),
                Filter(N_("Year"), "year", self._years),
            ],
        )

    def _columns(self) -> list[Column]:
        language = self.desk.language

        def title(row: Any) -> str:
            return row.title.best(language.code) or language.gettext("Visit without a title")

        return [
            Column(N_("Reference"), "reference", "reference", 90, tone=_tone),
            Column(N_("Title"), title, None, 270, second="counterpart", tone=_tone),
            Column(N_("Days"), lambda row: _days(row, language), "start", 210),
            Column(N_("Kind"), "kind", "kind", 182),
            Column(N_("Status"), "status", "status", 100),
            Column(N_("Delegates"), "delegates", None, 70, right=True),
        ]

    def _listed(self, query: Query) -> RecordSource:
        from muniforeign.services import visits
        from muniforeign.services.listing import Listing

        listing = Listing(query.text, query.filters, query.sort, query.descending)
        return visits.listed(self.desk.workspace, listing)

    def _terms(self, terms: type[VisitKind] | type[VisitStatus]) -> Sequence[tuple[str, str]]:
        return [(term.value, self.desk.language.gettext(term.label)) for term in terms]

    def _years(self) -> Sequence[tuple[str, str]]:
        from muniforeign.services import visits

        this = dt.date.today().year
        known = {*visits.years(self.desk.workspace), this, this + 1}
        return [(str(year), str(year)) for year in sorted(known, reverse=True)]

    # the list and the visit

    def _clicked(self) -> None:
        alone = len(self.list.table.selected_ids()) == 1
        if alone and QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.show_visit(self.list.table.current_id)

    def show_visit(self, record: UUID | None, field: str = "") -> None:
        """Show a visit, with the cursor in a field."""
        if record is None or not self.view.commit():
            return
        if record != self.view.visit_id:
            self.desk.leave(self.view)
        self.view.show_visit(record)
        if self.view.visit_id == record:
            self._stack.setCurrentWidget(self.view)
            self.view.go_to(field) if field else self.view.focus()

    def show_list(self) -> None:
        """Show the list, with the cursor on the visit that was shown."""
        if self.view.commit():
            shown, self.view.visit_id = self.view.visit_id, None
            self.desk.leave(self.view)
            self._stack.setCurrentWidget(self.list)
            self.list.reload()
            self.list.select(shown)
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Make a visit at once and open it with the cursor in its title."""
        from muniforeign.services import visits

        made = visits.create(self.desk.workspace, dt.date.today())
        self.show_visit(made, "title")
        self.desk.blanks.made(made, self.view)

    def delete(self, records: list[UUID]) -> None:
        """Delete visits with all that belongs to them, as one step, and offer to undo it."""
        from muniforeign.services import visits

        if not records:
            return
        with self.desk.workspace.change(N_("Delete visit")):
            for record in records:
                visits.delete(self.desk.workspace, record)
        count, language = len(records), self.desk.language
        text = language.ngettext("{n} visit deleted", "{n} visits deleted", count)
        offer_undo(self.desk, text.format(n=language.number(count)))

    def _delete_shown(self) -> None:
        if self.view.visit_id:
            self.delete([self.view.visit_id])

    # what a page does

    def open(self, record: object, field: str = "") -> None:
        if isinstance(record, UUID):
            self.show_visit(record, field)

    def commit(self) -> bool:
        return self.view.commit()

    def reload(self, tables: frozenset[str]) -> None:
        if self.view.visit_id:
            self.view.reload()
        else:
            self.list.reload(tables)

    def state(self) -> dict[str, object]:
        return {"list": self.list.state(), "view": self.view.state()}

    def restore(self, state: dict[str, object]) -> None:
        listed, view = state.get("list"), state.get("view")
        if isinstance(listed, dict):
            self.list.restore(listed)
        if isinstance(view, dict) and view.get("visit"):
            self._stack.setCurrentWidget(self.view)
            self.view.restore(view)
