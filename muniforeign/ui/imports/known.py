"""Those of a file who are in the office already, and what becomes of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from muniforeign.domain.drafts import PersonDraft
from muniforeign.i18n import N_, Language
from muniforeign.services import people
from muniforeign.services.imports import Known
from muniforeign.ui.fields import Combo
from muniforeign.ui.imports.work import ImportWork
from muniforeign.ui.table import Index

_HEADINGS = (N_("Row"), N_("Name"), N_("Organisation"), N_("Already in the office: what to do"))
_CHOICE = len(_HEADINGS) - 1


class KnownModel(QAbstractTableModel):
    """The rows of the file whose people are known; the last column can be changed."""

    def __init__(self, work: ImportWork, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._language = work, language
        self._drafts: Sequence[PersonDraft] = ()

    def show_drafts(self, drafts: Sequence[PersonDraft]) -> None:
        """Show these people of the file."""
        if self._drafts == drafts:
            last = self.index(len(drafts) - 1, _CHOICE)
            self.dataChanged.emit(self.index(0, _CHOICE), last)
            return
        self.beginResetModel()
        self._drafts = drafts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._drafts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        draft, code = self._drafts[index.row()], self._language.code
        choice = self._work.choice(draft.source_row)
        if role == Qt.ItemDataRole.EditRole and index.column() == _CHOICE:
            return choice
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        texts = (
            str(draft.source_row),
            people.subject(draft.name),
            draft.organisation.best(code),
            self._language.gettext(choice.label),
        )
        return texts[index.column()]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != _CHOICE:
            return False
        self._work.use_choice(self._drafts[index.row()].source_row, Known(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _CHOICE else flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._language.gettext(_HEADINGS[section])
        return None


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


class KnownTable(QTableView):
    """A line for each; a click, or a key, on the last column changes what becomes of one."""

    def __init__(self, work: ImportWork, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.records = KnownModel(work, language, self)
        self.setModel(self.records)
        self.setItemDelegateForColumn(_CHOICE, _Chooser(language, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setAccessibleName(language.gettext("Already in the office"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, 70)
        self.setColumnWidth(_CHOICE, 260)

    def show_known(self) -> None:
        """Show who of the drafted people is known already."""
        drafted = self._work.drafted
        known = drafted.known if drafted else {}
        drafts = drafted.people if drafted else ()
        self.records.show_drafts([draft for draft in drafts if draft.source_row in known])
