"""The people of a file as they were understood, who of them are known, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.drafts import PersonDraft
from muniforeign.i18n import N_, Language
from muniforeign.services import people
from muniforeign.services.imports import Known
from muniforeign.services.records import NotFound
from muniforeign.ui.combo import Combo
from muniforeign.ui.desk import Desk
from muniforeign.ui.imports.reading import points, said
from muniforeign.ui.imports.work import ImportWork
from muniforeign.ui.labels import tooltip
from muniforeign.ui.table import Index

_PHONES: Final = frozenset({ContactKind.PHONE, ContactKind.MOBILE, ContactKind.WHATSAPP})
_EMAILS: Final = frozenset({ContactKind.EMAIL})
NEW: Final = N_("New")
SURELY: Final = N_("Already there")
PROBABLY: Final = N_("Probably already there")


@dataclass(frozen=True)
class FoundColumn:
    """A column: its heading (msgid), its share of the width in percent, its text."""

    heading: str
    share: int
    text: Callable[[FoundModel, PersonDraft], str]


class FoundModel(QAbstractTableModel):
    """A line for each person; the last column can be changed where somebody is known."""

    def __init__(
        self, desk: Desk, work: ImportWork, columns: Sequence[FoundColumn], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self.work, self.language = desk.workspace, work, desk.language
        self._columns = columns
        self._drafts: Sequence[PersonDraft] = ()
        self._present: dict[UUID, str] = {}

    @property
    def choice_column(self) -> int:
        """Where it is said what becomes of somebody."""
        return len(self._columns) - 1

    def show_drafts(self, drafts: Sequence[PersonDraft]) -> None:
        """Show these people of the file."""
        if self._drafts == drafts:
            last = self.index(len(drafts) - 1, self.choice_column)
            self.dataChanged.emit(self.index(0, self.choice_column), last)
            return
        self.beginResetModel()
        self._drafts = drafts
        self._present.clear()
        self.endResetModel()

    def is_known(self, draft: PersonDraft) -> bool:
        """Whether somebody of the office is, or probably is, this person."""
        return bool(self.work.drafted and draft.source_row in self.work.drafted.known)

    def becomes(self, draft: PersonDraft) -> str:
        """What becomes of somebody, in words."""
        _, drafted = self.language.gettext, self.work.drafted
        if drafted is None or not self.is_known(draft):
            return _(NEW)
        words = PROBABLY if draft.source_row in drafted.probable else SURELY
        return f"{_(words)} · {_(self.work.choice(draft.source_row).label)}"

    def in_the_office(self, draft: PersonDraft) -> str:
        """Who of the office this is, as the office has them."""
        known = self.work.drafted.known if self.work.drafted else {}
        person = known.get(draft.source_row)
        if person is None:
            return ""
        if person not in self._present:
            self._present[person] = self._as_there(person)
        return self._present[person]

    def _as_there(self, person: UUID) -> str:
        try:
            there = people.get(self._workspace, person)
        except NotFound:
            return ""
        places = (post.organisation.best(self.language.code) for post in there.posts[:1])
        return " · ".join(filter(None, (people.subject(there.name), *places)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._drafts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        draft = self._drafts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()].text(self, draft)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(said(draft, self.in_the_office(draft), self.language))
        if role == Qt.ItemDataRole.EditRole and index.column() == self.choice_column:
            return self.work.choice(draft.source_row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.work.use_choice(self._drafts[index.row()].source_row, Known(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_choice = index.column() == self.choice_column
        editable = is_choice and self.is_known(self._drafts[index.row()])
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.language.gettext(self._columns[section].heading)
        return None


def _row(_model: FoundModel, draft: PersonDraft) -> str:
    return str(draft.source_row)


def _name(_model: FoundModel, draft: PersonDraft) -> str:
    return people.subject(draft.name)


def _post(model: FoundModel, draft: PersonDraft) -> str:
    return draft.post_title.best(model.language.code)


def _organisation(model: FoundModel, draft: PersonDraft) -> str:
    return draft.organisation.best(model.language.code)


_CARD = FoundColumn(N_("Card"), 6, _row)
_ROW = FoundColumn(N_("Row"), 6, _row)
_READ: Final = (
    FoundColumn(N_("Name"), 20, _name),
    FoundColumn(N_("Post"), 13, _post),
    FoundColumn(N_("Organisation"), 18, _organisation),
    FoundColumn(N_("Telephone"), 14, lambda _model, draft: points(draft, _PHONES)),
    FoundColumn(N_("E-mail"), 14, lambda _model, draft: points(draft, _EMAILS)),
    FoundColumn(N_("In the office"), 15, FoundModel.becomes),
)
CARDS: Final = (_CARD, *_READ)
ROWS: Final = (_ROW, *_READ)
KNOWN: Final = (
    _ROW,
    FoundColumn(N_("Name"), 19, _name),
    FoundColumn(N_("Organisation"), 22, _organisation),
    FoundColumn(N_("In the office"), 27, FoundModel.in_the_office),
    FoundColumn(N_("What to do"), 26, FoundModel.becomes),
)


class _Chooser(QStyledItemDelegate):
    """Offers what can be done with somebody who is known."""

    closed = Signal()

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        combo = Combo(parent)
        for known in Known:
            combo.addItem(self._language.gettext(known.label), known)
        combo.activated.connect(lambda _place: self._finish(combo))
        return combo

    def _finish(self, combo: Combo) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, Combo)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Combo)
        model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)


class FoundTable(QTableView):
    """A line for each; a click, or a key, on the last column changes what becomes of one."""

    def __init__(
        self,
        desk: Desk,
        work: ImportWork,
        columns: Sequence[FoundColumn],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.records = FoundModel(desk, work, columns, self)
        self.setModel(self.records)
        self.setItemDelegateForColumn(self.records.choice_column, _Chooser(desk.language, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setAccessibleName(name)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self._shares = [column.share for column in columns]

    def resizeEvent(self, event: QResizeEvent) -> None:
        for place, share in enumerate(self._shares):
            self.setColumnWidth(place, self.viewport().width() * share // 100)
        super().resizeEvent(event)
