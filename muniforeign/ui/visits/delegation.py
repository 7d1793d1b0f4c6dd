"""The delegation of a visit: their side and ours, in order, paired, with role and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from muniforeign.domain.visits import Side
from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.file_drop import FileDrop
from muniforeign.ui.imports import CHOOSE
from muniforeign.ui.records import offer_undo
from muniforeign.ui.visits import names
from muniforeign.ui.visits.add_person import AddPerson
from muniforeign.ui.visits.delegate_form import DelegateForm
from muniforeign.ui.visits.side_list import Card, SideList
from muniforeign.ui.visits.tab import Place, Tab

if TYPE_CHECKING:
    from muniforeign.services.delegates import DelegateDetail
    from muniforeign.services.visits import VisitDetail

_ORDER_THEIRS = N_("Order by precedence: their side")
_ORDER_OURS = N_("Order by precedence: our side")
_NOBODY = {
    Side.THEIRS: (
        N_("Nobody of their side yet"),
        N_(
            "Type a name in the field below, or use “Import delegation list…” for the list that "
            "they sent. The file can be dropped here too."
        ),
    ),
    Side.OURS: (
        N_("Nobody of our side yet"),
        N_("Type a name in the field below; who is known already is found by a few letters."),
    ),
}


class Delegation(Tab):
    """Two lists beside each other, and below the delegate that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._visit: VisitDetail | None = None
        self.lists: dict[Side, SideList] = {}
        self.adders: dict[Side, AddPerson] = {}
        self._counts: dict[Side, QLabel] = {}
        self._photos: dict[UUID | None, QPixmap] = {}
        self.form = DelegateForm(desk, self)
        self.form.remove_asked.connect(self.remove)
        sides = QHBoxLayout()
        sides.setSpacing(theme.GRID * 2)
        for side in (Side.THEIRS, Side.OURS):
            sides.addLayout(self._side(side), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.GRID)
        column.addLayout(self._buttons())
        column.addLayout(sides, 1)
        column.addWidget(self.form)
        FileDrop(self, self._import_files)

    def _buttons(self) -> QHBoxLayout:
        add = self.desk.actions
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for action in (
            Action("delegates.import", N_("Import delegation list…"), self.import_, "", "import"),
            Action("delegates.pair", N_("Pair in order"), self.pair_in_order, "Ctrl+Shift+P"),
        ):
            row.addWidget(add.button(action, self))
        row.addStretch(1)
        further: Sequence[tuple[str, str, str, Callable[[], object]]] = (
            ("up", N_("Move delegate up"), "Alt+Up", partial(self.move_chosen, -1)),
            ("down", N_("Move delegate down"), "Alt+Down", partial(self.move_chosen, 1)),
            ("cross", N_("Move delegate to the other side"), "Ctrl+Shift+Right", self.change_side),
            ("order.theirs", _ORDER_THEIRS, "", partial(self.order, Side.THEIRS)),
            ("order.ours", _ORDER_OURS, "", partial(self.order, Side.OURS)),
            ("add.theirs", N_("Add person: their side"), "Ctrl+N", partial(self._add, Side.THEIRS)),
            ("add.ours", N_("Add person: our side"), "Ctrl+Shift+N", partial(self._add, Side.OURS)),
            ("remove", N_("Take out of the delegation"), "Ctrl+Delete", self.remove),
        )
        for name, text, key, run in further:
            add.add(Action(f"delegates.{name}", text, run, key), self)
        return row

    def _side(self, side: Side) -> QVBoxLayout:
        language = self.desk.language
        title = language.gettext(side.label)
        heading, self._counts[side] = QLabel(title, self), QLabel(self)
        theme.set_role(heading, theme.Role.HEADING)
        theme.set_role(self._counts[side], theme.Role.MUTED)
        order = QPushButton(language.gettext("By precedence"), self)
        order.setToolTip(language.gettext("Order by role and then by rank of the post"))
        order.clicked.connect(partial(self.order, side))
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addWidget(self._counts[side], 1)
        head.addWidget(order)
        self.lists[side] = shown = SideList(side, title, self)
        shown.tell_empty(*map(language.gettext, _NOBODY[side]))
        self.adders[side] = AddPerson(self.desk, side, self)
        self._connect(shown)
        column = QVBoxLayout()
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(shown, 1)
        column.addWidget(self.adders[side])
        return column

    def _connect(self, shown: SideList) -> None:
        shown.chosen.connect(lambda record: self._choose(shown.side, record))
        shown.opened.connect(lambda person: self.desk.navigate("person", person))
        shown.moved.connect(self._move_by)
        shown.crossed.connect(partial(self._cross, shown))
        FileDrop(shown.viewport(), self._import_files)

    # what is shown

    def show_visit(self, visit: VisitDetail) -> None:
        if self._visit and self._visit.id != visit.id:
            self._photos.clear()
        self._visit = visit
        self._load_photos(visit)
        for side, shown in self.lists.items():
            present = visit.side(side)
            shown.show_cards([self._card(delegate) for delegate in present], self._photos)
            count = len(present)
            text = self.desk.language.ngettext("{n} person", "{n} people", count)
            self._counts[side].setText(text.format(n=self.desk.language.number(count)))
            self.adders[side].show_visit(visit.id)
        self._show_form(self.current())

    def _card(self, delegate: DelegateDetail) -> Card:
        language, person = self.desk.language, delegate.person
        _ = language.gettext
        held = delegate.post
        lacking = "" if held and held.title.zh else _("post not in Chinese")
        return Card(
            id=delegate.id,
            person=person.id,
            name=names.name(person.name, language),
            reading=names.reading(person.name, language),
            post=names.post(held, language),
            has_title=delegate.has_title,
            lacking=lacking if delegate.has_title else _("no post yet"),
            role=_(delegate.role.called(person.gender)),
            opposite=self._opposite(delegate),
            initials=person.name.initials,
            photo_id=person.photo_id,
        )

    def _opposite(self, delegate: DelegateDetail) -> str:
        code = self.desk.language.code
        other = self._delegate(delegate.paired_with_id)
        return f"↔ {other.person.name.in_language(code)}" if other else ""

    def _load_photos(self, visit: VisitDetail) -> None:
        from muniforeign.services import attachments

        for delegate in visit.delegates:
            photo = delegate.person.photo_id
            if photo and photo not in self._photos:
                picture = QPixmap()
                picture.loadFromData(attachments.content(self.desk.workspace, photo) or b"")
                if not picture.isNull():
                    self._photos[photo] = picture

    def _delegate(self, record: UUID | None) -> DelegateDetail | None:
        present = self._visit.delegates if self._visit else ()
        return next((each for each in present if each.id == record), None)

    def current(self) -> UUID | None:
        """The delegate that is chosen, on either side."""
        return next((found for each in self.lists.values() if (found := each.current())), None)

    def _choose(self, side: Side, record: UUID | None) -> None:
        if record:
            other = Side.OURS if side is Side.THEIRS else Side.THEIRS
            self.lists[other].select(None)
        self._show_form(self.current())

    def _show_form(self, record: UUID | None) -> None:
        if self._visit:
            self.form.show_delegate(self._delegate(record), self._visit)

    def commit(self) -> bool:
        return self.form.commit()

    def go_to(self, place: Place) -> None:
        shown = self.lists[Side.THEIRS]
        if shown.count():
            shown.setCurrentRow(max(shown.currentRow(), 0))
            shown.setFocus()
        else:
            self.adders[Side.THEIRS].setFocus()

    def state(self) -> dict[str, object]:
        return {"delegate": self.current()}

    def restore(self, state: dict[str, object]) -> None:
        record = state.get("delegate")
        for shown in self.lists.values():
            if record in shown.ids():
                shown.select(record if isinstance(record, UUID) else None)

    # what can be done

    def _add(self, side: Side) -> None:
        self.adders[side].setFocus()

    def move_chosen(self, steps: int) -> None:
        """Move the chosen delegate up or down."""
        if record := self.current():
            self._move_by(record, steps)

    def _move_by(self, record: UUID, steps: int) -> None:
        from muniforeign.services import delegates

        delegates.move(self.desk.workspace, record, steps)

    def _cross(self, shown: SideList, record: UUID, place: int) -> None:
        from muniforeign.services import delegates

        delegates.change_side(self.desk.workspace, record, shown.side, place)
        shown.select(record)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def change_side(self) -> None:
        """Put the chosen delegate at the end of the other side."""
        for side, shown in self.lists.items():
            if record := shown.current():
                other = self.lists[Side.OURS if side is Side.THEIRS else Side.THEIRS]
                self._cross(other, record, other.count())
                return

    def order(self, side: Side, _checked: bool = False) -> None:
        """Order a side by role and precedence, and tell who came last for want of a class."""
        from muniforeign.services import delegates

        if self._visit:
            before = self.desk.workspace.undo_step
            count = delegates.sort_by_precedence(self.desk.workspace, self._visit.id, side)
            if count:
                self._tell_unclassed(count, changed=self.desk.workspace.undo_step != before)

    def _tell_unclassed(self, count: int, *, changed: bool) -> None:
        language = self.desk.language
        words = language.ngettext(
            "{n} person’s post has no class yet: they come last",
            "{n} people’s posts have no class yet: they come last",
            count,
        )
        text = words.format(n=language.number(count))
        if changed:
            offer_undo(self.desk, text)
        else:
            self.desk.notices.say(text)

    def pair_in_order(self) -> None:
        """Seat both sides opposite each other in their order."""
        from muniforeign.services import delegates

        if self._visit:
            _ = self.desk.language.gettext
            before = self.desk.workspace.undo_step
            if not delegates.pair_in_order(self.desk.workspace, self._visit.id):
                self.desk.notices.say(_("Nobody was paired: put people on both sides first."))
            elif self.desk.workspace.undo_step == before:
                self.desk.notices.say(_("Both sides are paired in their order already"))
            else:
                offer_undo(self.desk, _("Both sides are paired in their order"))

    def remove(self) -> None:
        """Take the chosen delegate out of the visit; the person stays in the office's list."""
        from muniforeign.services import delegates

        if record := self.current():
            delegates.remove(self.desk.workspace, record)
            text = self.desk.language.gettext("Taken out of the delegation")
            offer_undo(self.desk, text)

    def import_(self) -> None:
        """Open the import of a list of people, straight into this visit."""
        if self._visit:
            self._import(self._visit.id, CHOOSE)

    def _import_files(self, files: list[Path]) -> None:
        if self._visit:
            self._import(self._visit.id, str(files[0]))

    def _import(self, visit: UUID, file: str = "") -> None:
        self.desk.blanks.keep(visit)
        self.desk.navigate("import", visit, file)
