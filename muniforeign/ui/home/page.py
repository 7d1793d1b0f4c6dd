"""The first page: the next visit, what is late, what is due, what to do first, the calendar."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import N_
from muniforeign.ui import icons, theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk, Page
from muniforeign.ui.home.calendar_card import CalendarCard
from muniforeign.ui.home.due_list import DueItem, DueList, of_commitment, of_task, waiting
from muniforeign.ui.home.first_steps import FirstSteps, steps
from muniforeign.ui.home.next_visit import NextVisit
from muniforeign.ui.labels import plain_label
from muniforeign.ui.records import card, offer_undo
from muniforeign.ui.sheet import Sheet

if TYPE_CHECKING:
    from muniforeign.services.home import Overview

_MINUTE = 60_000
_SAMPLE = "office.sample"
"""The name of the action that opens the sample office, where the window has one."""


class HomePage(Page):
    """What the office has to know this morning."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._day = dt.date.today()
        self._just_settled = QTimer(self, singleShot=True)
        self.first_steps = FirstSteps(
            desk.language,
            steps(
                crest=partial(desk.navigate, "settings", "municipality", "crest"),
                contacts=partial(self._act, "people", "people.import"),
                visit=partial(self._act, "visits", "visits.new"),
            ),
            self,
        )
        self.next_visit = NextVisit(desk, self)
        self.late = DueList(desk, self._late_title, self._settle, self, theme.Role.HEADING)
        self.soon = DueList(desk, self._soon_title, self._settle, self)
        self.waiting = DueList(desk, self._waiting_title, self._settle, self)
        self.calm = plain_label(self, theme.Role.DONE)
        self.calendar = CalendarCard(desk, self)
        self._add_actions()
        self._lay_out()
        self._ticking = QTimer(self, interval=_MINUTE)
        self._ticking.timeout.connect(self._look_at_the_day)
        self._ticking.start()
        self.reload(frozenset())

    def _add_actions(self) -> None:
        self._quick: list[QPushButton] = []
        for name, text, icon, page, action in (
            ("home.person", N_("New person"), "user-plus", "people", "person.new"),
            ("home.visit", N_("New visit"), "plane", "visits", "visits.new"),
            ("home.import", N_("Import contacts"), "import", "people", "people.import"),
            (
                "home.agreement",
                N_("New agreement"),
                "file-signature",
                "agreements",
                "agreement.new",
            ),
        ):
            run = partial(self._act, page, action)
            made = Action(name, text, run, "Ctrl+N" if name == "home.person" else "", icon)
            self._quick.append(self.desk.actions.button(made, self))

    def _lay_out(self) -> None:
        sheet = Sheet(self, widest=1300)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.GRID * 2)
        left.addWidget(self.first_steps)
        if offer := self._sample_offer():
            self.first_steps.add_below(offer)
        for widget in (self.next_visit, self.late, self.soon, self.waiting, self.calm):
            left.addWidget(widget)
        left.addStretch(1)
        quick, inside = card(self)
        heading = self.desk.language.gettext("Quick actions")
        inside.addWidget(plain_label(quick, theme.Role.HEADING, heading))
        grid = QGridLayout()
        grid.setSpacing(theme.GRID)
        for place, button in enumerate(self._quick):
            grid.addWidget(button, *divmod(place, 2))
        inside.addLayout(grid)
        right.addWidget(quick)
        right.addWidget(self.calendar)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        row.addLayout(left, 5)
        row.addLayout(right, 3)
        sheet.column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def _sample_offer(self) -> QPushButton | None:
        found = self.desk.actions.find(_SAMPLE)
        if found is None:
            return None
        text = self.desk.language.gettext("Or look at the sample office first")
        button = QPushButton(icons.icon("eye"), text, self)
        button.setAutoDefault(False)
        button.clicked.connect(found.trigger)
        return button

    # words

    def _late_title(self, count: int) -> str:
        language = self.desk.language
        text = language.gettext("Overdue: {n}")
        return text.format(n=language.number(count))

    def _soon_title(self, count: int) -> str:
        language = self.desk.language
        text = language.gettext("Due within two weeks: {n}")
        return text.format(n=language.number(count))

    def _waiting_title(self, count: int) -> str:
        language = self.desk.language
        text = language.gettext("Waiting for the other side: {n}")
        return text.format(n=language.number(count))

    # what is shown

    def reload(self, tables: frozenset[str]) -> None:
        from muniforeign.services import commitments, home

        self._day = dt.date.today()
        workspace, language = self.desk.workspace, self.desk.language
        overview = home.overview(workspace, self._day)
        late, soon = _lines(overview, self.desk)
        others = waiting(commitments.pending(workspace), [*late, *soon], language)
        self.next_visit.show_visit(overview.next_visit, self._day)
        for shown, items in ((self.late, late), (self.soon, soon), (self.waiting, others)):
            shown.show_items(items, self._day)
        self._show_first_steps()
        calm = not (late or soon or self.first_steps.isVisibleTo(self))
        self.calm.setVisible(calm)
        self.calm.setText(language.gettext("Nothing is overdue, and nothing is due in two weeks."))
        self.calendar.show_day(self._day)

    def _show_first_steps(self) -> None:
        from muniforeign.services import municipality, people, visits
        from muniforeign.services.listing import Listing

        workspace = self.desk.workspace
        found = (people.listed(workspace, Listing()), visits.listed(workspace, Listing()))
        some = [bool(each.first_page(1)) for each in found]
        crest = municipality.get(workspace).crest_id is not None
        self.first_steps.show_done([crest, *some])
        if all(some):
            self.first_steps.hide()

    def _look_at_the_day(self) -> None:
        if self._day != dt.date.today():
            self.reload(frozenset())

    # what can be done

    def _act(self, page: str, action: str) -> None:
        self.desk.navigate(page)
        if found := self.desk.actions.find(action):
            found.trigger()

    def _settle(self, item: DueItem) -> None:
        """Mark a line; the next line moves under the mouse, and a double click means one line."""
        if not self._just_settled.isActive():
            self._mark(item)
            self._just_settled.start(QApplication.doubleClickInterval())

    def _mark(self, item: DueItem) -> None:
        from muniforeign.services import commitments, tasks

        _, today = self.desk.language.gettext, dt.date.today()
        if item.is_task:
            tasks.set_done(self.desk.workspace, item.id, today)
            offer_undo(self.desk, _("Task marked as done"))
        else:
            commitments.fulfil(self.desk.workspace, item.id, today)
            offer_undo(self.desk, _("Commitment marked as fulfilled"))


def _lines(overview: Overview, desk: Desk) -> tuple[list[DueItem], list[DueItem]]:
    """What is late and what is due soon, promises and tasks together, the earliest first."""
    late = [of_commitment(each, desk.language) for each in overview.late_commitments]
    late += [of_task(each, desk.language) for each in overview.late_tasks]
    soon = [of_commitment(each, desk.language) for each in overview.soon_commitments]
    soon += [of_task(each, desk.language) for each in overview.soon_tasks]
    for items in (late, soon):
        items.sort(key=lambda item: (item.due_on or dt.date.max, item.text))
    return late, soon
