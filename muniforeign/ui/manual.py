"""The manual in a window of its own: what there is on the left, the page on the right.

Any widget can name the page of the manual that explains it (`explained_by`); F1 opens the page
that the innermost visible widget names, or what is laid over it and has the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QByteArray, QSignalBlocker, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QResizeEvent, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from muniforeign import manual
from muniforeign.i18n import Language
from muniforeign.manual import Manual
from muniforeign.ui import theme
from muniforeign.ui.desk import Memory
from muniforeign.ui.labels import plain_label
from muniforeign.ui.notices import NoticeBar
from muniforeign.ui.welcome.sheet import text_button

_PROPERTY = "manual"
_NAME = "manual"
_HTML = QTextDocument.ResourceType.HtmlResource
_PAGE = Qt.ItemDataRole.UserRole
_MARGIN = theme.GRID * 3

_LOOK = """
h1 {{ font-size: {title}px; font-weight: 600 }}
h2 {{ font-size: {heading}px; font-weight: 600; margin-top: 18px }}
p, li {{ line-height: 125%; margin-bottom: 6px }}
code {{ font-weight: 600; font-family: {family} }}
a {{ color: {accent} }}
td, th {{ padding: 4px 10px; text-align: left }}
blockquote {{ background-color: {raised}; margin-left: 0; margin-right: 0 }}
"""


def explained_by(widget: QWidget, page: str) -> None:
    """Let F1 open this page of the manual where the widget is seen."""
    widget.setProperty(_PROPERTY, page)


def topic(screen: QWidget) -> str:
    """The page that explains what is seen; that for beginners where nothing names one."""
    innermost = max(_explained(screen), key=lambda w: len(list(_around(w))), default=screen)
    focused = (w for w in _around(screen.focusWidget()) if w.property(_PROPERTY))
    holder = next(focused, innermost)
    explained = innermost if holder.isAncestorOf(innermost) else holder
    return str(explained.property(_PROPERTY) or manual.FIRST)


def _explained(screen: QWidget) -> Iterator[QWidget]:
    """The visible widgets that name a page."""
    widget: QWidget
    for widget in screen.findChildren(QWidget):
        if widget.property(_PROPERTY) and widget.isVisible():
            yield widget


def _around(widget: QWidget | None) -> Iterator[QWidget]:
    """The widget and those that it is in, up to the window."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


class PageView(QTextBrowser):
    """A page of the manual, its pictures as wide as the window allows."""

    def __init__(self, book: Manual, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._settled = QTimer(self, singleShot=True, interval=150)
        self._settled.timeout.connect(self._again)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setDefaultStyleSheet(self._look())

    def show_page(self, name: str) -> None:
        """Show the page of this name."""
        self.setSource(QUrl(name + manual.ENDING), _HTML)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self.source().path().removesuffix(manual.ENDING)

    def _follow(self, link: QUrl) -> None:
        self.setSource(link, _HTML)

    def _look(self) -> str:
        colours = theme.colours()
        size = self.fontInfo().pixelSize()
        return _LOOK.format(
            title=round(size * 1.6),
            heading=round(size * 1.2),
            family=", ".join(f"'{name}'" for name in self.font().families()),
            accent=colours.accent,
            raised=colours.raised,
        )

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        path = QUrl(name).path()
        if kind == _HTML.value:
            return self._html(path.removesuffix(manual.ENDING))
        return self._picture(path)

    def _html(self, name: str) -> str:
        """The page; a picture is as high as it is, and not the part more that lines are."""
        plain = '<p style="line-height: 100%"><img'
        return self._book.page(name).html().replace("<p><img", plain)

    def _picture(self, name: str) -> QImage:
        picture = QImage(str(self._book.picture(name)))
        ratio = self.devicePixelRatioF()
        room = round((self.viewport().width() - 2 * _MARGIN) * ratio)
        if picture.width() > room > 0:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(room, smooth)
        picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._settled.start()

    def _again(self) -> None:
        """Fit the pictures to the new width, at the same place of the text."""
        if self.source().isEmpty():
            return
        bar = self.verticalScrollBar()
        place = bar.value() / max(bar.maximum(), 1)
        self.document().clear()
        self.setHtml(self._html(self.page))
        bar.setValue(round(place * bar.maximum()))


class ManualWindow(QWidget):
    """Contents with a search, the page, and the book as a paper.

    It belongs to no other window, so that a click brings the program before it and one can do what
    one reads; the program ends without asking whether it is open.
    """

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, language: Language, memory: Memory) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._memory = memory
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._fill(language)
        self.resize(QSize(1040, 680))
        if saved := memory.recall(_NAME):
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))

    def speak(self, language: Language) -> None:
        """Show the same page in another language, in the colours and the size of text of now."""
        name = self.view.page
        self.notices.deleteLater()
        self._split.deleteLater()
        self._fill(language)
        self.view.show_page(name)

    def _fill(self, language: Language) -> None:
        self.language = language
        self._book = Manual.read(language.code)
        self.notices = NoticeBar(language, self)
        name = language.gettext("Manual")
        self.setWindowTitle(f"{name} — Muniforeign")
        self.view = PageView(self._book, self)
        self.view.sourceChanged.connect(self._mark)
        self._lay_out(self._contents())

    def _contents(self) -> QWidget:
        _ = self.language.gettext
        side = QWidget(self)
        self.search = QLineEdit(side)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Search the manual"))
        self.search.setAccessibleName(_("Search the manual"))
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget(side)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(_("Contents"))
        self.tree.setWordWrap(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(theme.GRID)
        self._list_pages()
        self.tree.currentItemChanged.connect(self._chosen)
        self.nothing = plain_label(side, theme.Role.MUTED, _("No page of the manual has this."))
        self.nothing.hide()
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.GRID, theme.GRID, 0, theme.GRID)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, 1)
        return side

    def _list_pages(self) -> None:
        for chapter in self._book.chapters:
            head = QTreeWidgetItem(self.tree, [chapter.title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for page in chapter.pages:
                item = QTreeWidgetItem(head, [page.title])
                item.setData(0, _PAGE, page.name)
                item.setToolTip(0, page.title)
        self.tree.expandAll()

    def _lay_out(self, side: QWidget) -> None:
        _ = self.language.gettext
        page = QWidget(self)
        buttons = QHBoxLayout()
        for text, icon, do in (
            (_("Back"), "chevron-left", self.view.backward),
            (_("Print the manual…"), "printer", self.print_wanted.emit),
            (_("Save as PDF…"), "save", self.save_wanted.emit),
        ):
            button = text_button(text, page, icon)
            button.clicked.connect(do)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.GRID, theme.GRID, theme.GRID)
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        self._split = QSplitter(self)
        self._split.addWidget(side)
        self._split.addWidget(page)
        self._split.setSizes([300, 740])
        self._split.setStretchFactor(1, 1)
        self._whole.addWidget(self._split)
        keys: dict[str, Callable[[], object]] = {
            "Alt+Left": self.view.backward,
            "Alt+Right": self.view.forward,
            "Esc": self.close,
            "Ctrl+F": self.search.setFocus,
        }
        for key, run in keys.items():
            QShortcut(QKeySequence(key), self._split, run)

    def show_page(self, name: str) -> None:
        """Show this page and bring the window to the front."""
        self.view.show_page(name)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def items(self) -> list[QTreeWidgetItem]:
        """The entries of the pages, in the order of the book."""
        heads = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [head.child(at) for head in heads if head for at in range(head.childCount())]

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        name = item.data(0, _PAGE) if item else None
        if name and name != self.view.page:
            self.view.show_page(name)

    def _mark(self, link: QUrl) -> None:
        """Mark in the contents what is about to be shown."""
        blocker = QSignalBlocker(self.tree)
        for item in self.items():
            if item.data(0, _PAGE) == link.path().removesuffix(manual.ENDING):
                self.tree.setCurrentItem(item)
        blocker.unblock()

    def _filter(self, words: str) -> None:
        for item in self.items():
            item.setHidden(not self._book.page(item.data(0, _PAGE)).holds(words))
        shown = [item for item in self.items() if not item.isHidden()]
        for at in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(at)
            if head is not None:
                head.setHidden(all(head.child(n).isHidden() for n in range(head.childCount())))
        self.nothing.setVisible(not shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data())
        self._memory.remember(_NAME, geometry.decode())
        event.accept()
