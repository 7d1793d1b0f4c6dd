"""The points of a visit: objectives, what to obtain, what to avoid, what to say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniforeign.domain.visits import PointKind
from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.actions import Action, push_button
from muniforeign.ui.child_rows import Bare, ChildRows, Row, tool_button
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Field
from muniforeign.ui.fields import CheckField
from muniforeign.ui.form import FieldRow
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.records import offer_undo
from muniforeign.ui.visits.tab import Place

if TYPE_CHECKING:
    from muniforeign.services.visits import PointDetail, VisitDetail

_HEADINGS = {
    PointKind.OBJECTIVE: N_("Objectives"),
    PointKind.TO_OBTAIN: N_("What we want to obtain"),
    PointKind.TO_AVOID: N_("What to avoid"),
    PointKind.TALKING_POINT: N_("Talking points"),
}
_ADD = {
    PointKind.OBJECTIVE: N_("Add objective"),
    PointKind.TO_OBTAIN: N_("Add what to obtain"),
    PointKind.TO_AVOID: N_("Add what to avoid"),
    PointKind.TALKING_POINT: N_("Add talking point"),
}


class PointRow(Row["PointDetail"]):
    """One point: its text in three languages, whether it is internal, its buttons."""

    def __init__(self, points: Points, record: UUID) -> None:
        super().__init__(points)
        self._points, self._record = points, record
        self._filled = False
        _ = points.desk.language.gettext
        self._number = QLabel(self)
        theme.set_role(self._number, theme.Role.MUTED)
        text = LocalizedField("text", N_("Text"), several=True, lines=1)
        self.text = self._field(Bare.of(text))
        self.internal = self._field(CheckField("internal", N_("Only for internal use")))
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for icon, words, run in (
            ("arrow-up", _("Move up (Alt+Up)"), partial(points.move_point, record, -1)),
            ("arrow-down", _("Move down (Alt+Down)"), partial(points.move_point, record, 1)),
            ("trash-2", _("Delete (Ctrl+Delete)"), partial(points.delete, record)),
        ):
            buttons.addWidget(tool_button(icon, words, run, self))
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addLayout(buttons)
        side.addWidget(self.internal)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self._number)
        row.addWidget(self.text, 1)
        row.addLayout(side)

    def _field(self, field: Field) -> FieldRow:
        return FieldRow(field, self._points.desk.language, self._save, self)

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import visits

        visits.update_point(self._points.desk.workspace, self._record, **{name: value})

    def show_item(self, item: PointDetail, place: int) -> None:
        self._number.setText(f"{place + 1}.")
        for field, value in ((self.text, item.text), (self.internal, item.internal)):
            if not (self._filled and field.editor.changed()):
                field.show_value(value)
        self._filled = True

    def commit(self) -> bool:
        return self.text.commit()

    def focus(self) -> None:
        self.text.editor.setFocus()


class Points(QWidget):
    """Four ordered lists, edited in place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._visit: UUID | None = None
        self.lists: dict[PointKind, ChildRows[PointDetail]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        for kind in (
            PointKind.TO_OBTAIN,
            PointKind.TO_AVOID,
            PointKind.OBJECTIVE,
            PointKind.TALKING_POINT,
        ):
            column.addLayout(self._section(kind))
        for action in (
            Action("point.up", N_("Move point up"), partial(self._move, -1), "Alt+Up"),
            Action("point.down", N_("Move point down"), partial(self._move, 1), "Alt+Down"),
            Action("point.delete", N_("Delete point"), self._delete, "Ctrl+Delete"),
            Action("point.next", N_("Add a point after this one"), self._add_next, "Ctrl+Return"),
        ):
            desk.actions.add(action, self)

    def _section(self, kind: PointKind) -> QVBoxLayout:
        rows: ChildRows[PointDetail] = ChildRows(partial(PointRow, self), self)
        self.lists[kind] = rows
        heading = QLabel(self.desk.language.gettext(_HEADINGS[kind]), self)
        theme.set_role(heading, theme.Role.HEADING)
        name = f"point.add.{kind.value}"
        action = Action(name, _ADD[kind], partial(self.add, kind), "", "plus")
        button = push_button(self.desk.actions.add(action, self), "plus", self, main=False)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(button)
        section = QVBoxLayout()
        section.setSpacing(theme.GRID)
        section.addLayout(head)
        section.addWidget(rows)
        return section

    def show_visit(self, visit: VisitDetail) -> None:
        """Show the points of a visit."""
        self._visit = visit.id
        for kind, rows in self.lists.items():
            rows.show_items(visit.points_of(kind))

    def commit(self) -> bool:
        """Save what is typed."""
        return not [rows for rows in self.lists.values() if not rows.commit()]

    def go_to(self, place: Place) -> None:
        """Go to a point, or begin the first thing to obtain."""
        for rows in self.lists.values():
            if place.record and UUID(place.record) in rows.rows:
                rows.focus(UUID(place.record))
        if not place.record:
            self.add(PointKind.TO_OBTAIN)

    def add(self, kind: PointKind) -> None:
        """Add a point at the end of its kind, with the cursor in it."""
        from muniforeign.services import visits

        if self._visit and self.commit():
            made = visits.add_point(self.desk.workspace, self._visit, kind)
            self.desk.blanks.made(made, self)
            self.lists[kind].focus(made)

    def move_point(self, record: UUID, steps: int) -> None:
        """Move a point up or down among its kind."""
        from muniforeign.services import visits

        if self.commit():
            visits.move_point(self.desk.workspace, record, steps)

    def delete(self, record: UUID) -> None:
        """Delete a point and offer to undo it; the cursor goes to the next one."""
        from muniforeign.services import visits

        rows = next(rows for rows in self.lists.values() if record in rows.rows)
        place = list(rows.rows).index(record)
        visits.delete_point(self.desk.workspace, record)
        rows.focus_near(place)
        _ = self.desk.language.gettext
        offer_undo(self.desk, _("Point deleted"))

    def _current(self) -> tuple[PointKind, UUID] | None:
        for kind, rows in self.lists.items():
            if record := rows.current():
                return kind, record
        return None

    def _move(self, steps: int) -> None:
        if found := self._current():
            self.move_point(found[1], steps)

    def _delete(self) -> None:
        if found := self._current():
            self.delete(found[1])

    def _add_next(self) -> None:
        found = self._current()
        self.add(found[0] if found else PointKind.TO_OBTAIN)
