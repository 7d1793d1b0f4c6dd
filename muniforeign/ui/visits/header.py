"""The head of a visit: what it is, when, what is ready and what is missing, with the way there."""

from __future__ import annotations

import datetime as dt
import html
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from muniforeign.domain.dates import format_range, relative
from muniforeign.domain.visits import OPEN_STATUSES, Side
from muniforeign.i18n import Language
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.steady_head import SteadyHead

if TYPE_CHECKING:
    from muniforeign.services.readiness import Gap
    from muniforeign.services.visits import VisitDetail


def when(visit: VisitDetail, today: dt.date, language: Language) -> str:
    """The days of a visit and how far off they are: "10 al 12 de noviembre · en 12 días"."""
    start, end = visit.start_on, visit.end_on or visit.start_on
    if start is None or end is None:
        return language.gettext("dates not set")
    days = format_range(start, end, language)
    if visit.status not in OPEN_STATUSES:
        return days
    if start < today <= end:
        return " · ".join((days, language.gettext("under way")))
    return f"{days} · {relative(start, today, language)}"


def ready(visit: VisitDetail, language: Language) -> str:
    """What there is already: "7 + 6 people · 14 items"."""
    theirs, ours = (len(visit.side(side)) for side in (Side.THEIRS, Side.OURS))
    of_ours = language.ngettext("{n} of ours", "{n} of ours", ours)
    people = language.gettext("{theirs} of theirs and {ours}")
    count = len(visit.programme)
    items = language.ngettext("{n} programme item", "{n} programme items", count)
    return " · ".join(
        (
            people.format(
                theirs=language.number(theirs), ours=of_ours.format(n=language.number(ours))
            ),
            items.format(n=language.number(count)),
        )
    )


def links(gaps: tuple[Gap, ...], language: Language) -> str:
    """What is missing, as rich text: each kind once, with a link to the first of it."""
    from muniforeign.services import readiness

    said = []
    for kind, alike in groupby(gaps, key=lambda gap: gap.kind):
        same = list(alike)
        place = f"{same[0].subject}|{same[0].record}|{same[0].field}"
        words = html.escape(readiness.say(kind, len(same), language))
        said.append(f'<a href="{html.escape(place)}">{words}</a>')
    return " · ".join(said)


def standing(gaps: tuple[Gap, ...], language: Language) -> str:
    """What is wrong and what is missing, as rich text with links, or that nothing is."""
    from muniforeign.services.readiness import GapKind

    if not gaps:
        return language.gettext("Nothing is missing: the brief can be made.")
    wrong = tuple(gap for gap in gaps if gap.kind is GapKind.CLASH)
    lacking = tuple(gap for gap in gaps if gap.kind is not GapKind.CLASH)
    missing = language.gettext("Missing: {links}").format(links=links(lacking, language))
    return " · ".join(filter(None, (links(wrong, language), missing if lacking else "")))


class Header(SteadyHead):
    """Always above the tabs."""

    wanted = Signal(str, str, str)
    """A link was followed: subject, record, field."""

    def __init__(self, desk: Desk, back: Action, prepare: Action, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.title, self.dates, self.missing = QLabel(self), QLabel(self), QLabel(self)
        self._back = desk.actions.button(back, parent)
        self._prepare = desk.actions.button(prepare, parent, main=True)
        self._ready = QLabel(self)
        theme.set_role(self.title, theme.Role.TITLE)
        theme.set_role(self.dates, theme.Role.MUTED)
        theme.set_role(self._ready, theme.Role.MUTED)
        for label in (self.title, self.dates):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.title, self.dates, self._ready):
            label.setWordWrap(True)
        self._ready.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.missing.setTextFormat(Qt.TextFormat.RichText)
        self.missing.setWordWrap(True)
        self.missing.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.missing.linkActivated.connect(self._follow)
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(theme.GRID * 2)
        first.addWidget(self._back)
        first.addWidget(self.title, 1)
        first.addWidget(self._prepare)
        second = QHBoxLayout()
        second.addWidget(self.dates, 2)
        second.addWidget(self._ready, 1)
        column = QVBoxLayout()
        self.row.addLayout(column, 1)
        column.setSpacing(theme.HALF)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.missing)

    def show_visit(self, visit: VisitDetail, today: dt.date) -> None:
        """Show how a visit stands on a day."""
        from muniforeign.services import readiness

        self.turn_to(visit.id)
        language = self.desk.language
        _ = language.gettext
        title = visit.title.best(language.code) or _("Visit without a title")
        self.title.setText(f"{visit.reference}  {title}")
        counterpart = visit.counterpart.best(language.code)
        parts = (_(visit.status.label), when(visit, today, language), counterpart)
        self.dates.setText(" · ".join(filter(None, parts)))
        self._ready.setText(ready(visit, language))
        gaps = readiness.gaps(visit)
        self.missing.setText(standing(gaps, language))
        theme.set_role(self.missing, None if gaps else theme.Role.DONE)

    def _follow(self, link: str) -> None:
        self.wanted.emit(*link.split("|", 2))
