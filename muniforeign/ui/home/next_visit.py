"""The next visit on the first page: when, with whom, what is ready and what is missing."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.ui import icons, theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import plain_label
from muniforeign.ui.visits import header

if TYPE_CHECKING:
    from muniforeign.services.visits import VisitDetail


class NextVisit(QFrame):
    """A card that leads to the visit; hidden where none is coming."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = desk
        self.visit: UUID | None = None
        _ = desk.language.gettext
        heading = plain_label(self, theme.Role.MUTED, _("Next visit"))
        self.title = plain_label(self, theme.Role.TITLE)
        self.when, self.ready = plain_label(self), plain_label(self, theme.Role.MUTED)
        self.bar, self.share = QProgressBar(self), plain_label(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How much of the visit is ready"))
        self.missing = QLabel(self)
        self.missing.setWordWrap(True)
        self.missing.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.missing.setTextInteractionFlags(
            flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        )
        self.missing.linkActivated.connect(self._follow)
        self.button = QPushButton(icons.icon("plane"), _("Open the visit"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(partial(self._follow, ""))
        self._lay_out(heading)

    def _lay_out(self, heading: QLabel) -> None:
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.button)
        progress = QHBoxLayout()
        progress.setSpacing(theme.GRID * 2)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.share)
        self.share.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.HALF)
        column.addLayout(head)
        for widget in (self.title, self.when, self.ready):
            column.addWidget(widget)
        column.addSpacing(theme.HALF)
        column.addLayout(progress)
        column.addWidget(self.missing)

    def show_visit(self, visit: VisitDetail | None, today: dt.date) -> None:
        """Show how the visit stands on a day."""
        self.setVisible(visit is not None)
        self.visit = visit.id if visit else None
        if visit is None:
            return
        language = self._desk.language
        title = visit.title.best(language.code) or language.gettext("Visit without a title")
        self.title.setText(title)
        counterpart = visit.counterpart.best(language.code)
        when = header.when(visit, today, language)
        self.when.setText(" · ".join(filter(None, (visit.reference, when, counterpart))))
        self.ready.setText(header.ready(visit, language))
        self._show_readiness(visit)

    def _show_readiness(self, visit: VisitDetail) -> None:
        from muniforeign.services import readiness

        language = self._desk.language
        _, n = language.gettext, language.number
        gaps = readiness.gaps(visit)
        total = len(readiness.GapKind)
        ready = total - len({gap.kind for gap in gaps})
        self.bar.setRange(0, total)
        self.bar.setValue(ready)
        told = _("{ready} of {total} points are ready").format(ready=n(ready), total=n(total))
        self.share.setText(told)
        self.bar.setAccessibleDescription(told)
        self.missing.setText(header.standing(gaps, language))
        theme.set_role(self.missing, None if gaps else theme.Role.DONE)

    def _follow(self, link: str, _checked: bool = False) -> None:
        if link:
            subject, record, field = link.split("|", 2)
            self._desk.navigate(subject, UUID(record), field)
        elif self.visit:
            self._desk.navigate("visit", self.visit)
