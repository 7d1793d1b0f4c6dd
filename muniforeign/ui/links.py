"""Lines that lead to other records, and words for what is missing that lead to its field."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import anchor, make_link_label, plain_label, tooltip

_MOST = 4
"""What is missing beyond this is only counted: the line stays short and stays in its place."""


@dataclass(frozen=True)
class Missing:
    """Something that is not known yet: in words (already translated), and the field to mend it."""

    text: str
    field: str


class MissingLine(QLabel):
    """Says what is missing, each in words that lead to the field by a click."""

    wanted = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        make_link_label(self)
        self.linkActivated.connect(self.wanted)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show the first of these and how many more there are; nothing when nothing is missing."""
        links = [anchor(each.field, each.text) for each in missing[:_MOST]]
        more = missing[_MOST:]
        if more:
            count = self._language.number(len(more))
            links.append(html.escape(self._language.gettext("{n} more").format(n=count)))
        title = html.escape(self._language.gettext("Missing:"))
        self.setText(f"{title} {' · '.join(links)}" if links else "")
        self.setToolTip(tooltip("\n".join(each.text for each in more)))
        self.setVisible(bool(links))


@dataclass(frozen=True)
class Link:
    """A line that leads to a record: its words, a quieter second line, kind and id."""

    text: str
    detail: str
    kind: str
    record: object
    late: bool = False


class Links(QWidget):
    """Lines that lead to other records; a sentence where there are none."""

    def __init__(self, desk: Desk, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._nothing = plain_label(self, theme.Role.MUTED, desk.language.gettext(nothing))
        self.lines: list[LinkLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HALF)
        self._column.addWidget(self._nothing)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these in their order."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [LinkLine(link, self._desk, self) for link in links]
        for line in self.lines:
            self._column.addWidget(line)
        self._nothing.setVisible(not links)


class LinkLine(QFrame):
    """One of the lines."""

    def __init__(self, link: Link, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link, self._desk = link, desk
        self.setObjectName("card")
        self.label = QLabel(self)
        make_link_label(self.label)
        self.label.setText(anchor("record", link.text))
        self.label.setAccessibleName(link.text)
        self.label.linkActivated.connect(self.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID] * 4)
        column.setSpacing(2)
        column.addWidget(self.label)
        role = theme.Role.LATE if link.late else theme.Role.MUTED
        if link.detail:
            column.addWidget(plain_label(self, role, link.detail))

    def follow(self) -> None:
        """Go to the record."""
        self._desk.navigate(self.link.kind, self.link.record)
