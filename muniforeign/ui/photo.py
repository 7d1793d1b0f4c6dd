"""A photo or crest: dropped, pasted or chosen; initials where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import dialogs, icons, theme
from muniforeign.ui.editor import Editor, Field
from muniforeign.ui.file_drop import files_in
from muniforeign.ui.pictures import ENDINGS, encoded, read_picture


class PhotoFrame(QWidget):
    """Shows the picture, or initials; takes a picture that is dropped or pasted."""

    given = Signal(object)
    """A file (Path) or a picture (QImage) was dropped or pasted."""
    pressed = Signal()

    def __init__(self, size: QSize, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._whole, self._image = whole, QImage()
        self._initials = ""
        self.setFixedSize(size)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_image(self, image: QImage) -> None:
        """Show this picture; a null image shows the initials."""
        self._image = image
        self.update()

    def set_initials(self, initials: str) -> None:
        """What is shown where there is no picture."""
        self._initials = initials
        self.update()

    def paste(self) -> None:
        """Take the picture or the file from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: object) -> bool:
        from PySide6.QtCore import QMimeData

        if not isinstance(data, QMimeData):
            return False
        files = files_in(data)
        if files:
            self.given.emit(files[0])
        elif data.hasImage():
            self.given.emit(QImage(data.imageData()))
        return bool(files) or data.hasImage()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen, area = theme.colours(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(area, 6, 6)
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillPath(shape, QColor(chosen.raised))
        if self._image.isNull():
            self._paint_initials(painter, QColor(chosen.muted))
        else:
            painter.setClipPath(shape)
            place = _inside(area, self._image.size()) if self._whole else area
            painter.drawImage(place, self._image, _cut(self._image, place))
            painter.setClipping(False)
        painter.setPen(QColor(chosen.accent if self.hasFocus() else chosen.line))
        painter.drawPath(shape)
        painter.end()

    def _paint_initials(self, painter: QPainter, ink: QColor) -> None:
        font = self.font()
        font.setPixelSize(max(self.height() // 4, 12))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


def _cut(image: QImage, area: QRectF) -> QRectF:
    """The middle of the picture in the proportion of the frame, a little above the centre."""
    scale = min(image.width() / area.width(), image.height() / area.height())
    width, height = area.width() * scale, area.height() * scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 3, width, height)


def _inside(area: QRectF, size: QSize) -> QRectF:
    """The largest place in the middle of the frame for a whole picture of this size."""
    wanted = QSizeF(size).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, wanted.width(), wanted.height())
    place.moveCenter(area.center())
    return place


class PhotoEdit(Editor):
    """Edits a photo, a value of bytes or None. Saves as soon as there is a new one.

    A square is for a crest, which is shown whole; of a photo the middle is shown.
    """

    def __init__(
        self, language: Language, label: str, size: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _ = language.gettext
        self._language = language
        self._content: bytes | None = None
        self._given: Path | QImage | None = None
        self.frame = PhotoFrame(size, self, whole=size.width() == size.height())
        self.frame.setAccessibleName(label)
        self.frame.setToolTip(_("Drop a picture here, paste one, or press to choose a file"))
        self.frame.given.connect(self.take)
        self.frame.pressed.connect(self.choose)
        self._choose = self._button("image", _("Choose…"), self.choose)
        self._remove = self._button("x", _("Remove"), self.remove)
        buttons = QVBoxLayout()
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.HALF)
        row.addWidget(self.frame)
        row.addLayout(buttons)
        row.addStretch(1)
        self._column.addLayout(row)
        self.setFocusProxy(self.frame)

    def _button(self, icon: str, text: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked: run())
        return button

    def set_initials(self, initials: str) -> None:
        """What is shown where there is no picture."""
        self.frame.set_initials(initials)

    def choose(self) -> None:
        """Ask for a file."""
        _ = self._language.gettext
        kinds = _("Pictures") + f" ({' '.join(ENDINGS)})"
        if files := dialogs.open_files(self, _("Choose a picture"), kinds, several=False):
            self.take(files[0])

    def take(self, given: Path | QImage) -> None:
        """Use a file or a picture, and save it; a file that is no picture is told as such."""
        self._given = given
        self.committed.emit()

    def remove(self) -> None:
        """Have no picture."""
        self.put(None)
        self.committed.emit()

    def raw(self) -> object:
        return self._given if self._given is not None else self._content

    def value(self) -> object:
        """The new picture as bytes, or None. Raises UserError and goes back to the old one."""
        given, self._given = self._given, None
        if isinstance(given, Path):
            return read_picture(given)
        return encoded(given) if isinstance(given, QImage) else self._content

    def put(self, value: object) -> None:
        self._given = None
        self._content = value if isinstance(value, bytes) else None
        image = QImage()
        if self._content:
            image.loadFromData(self._content)
        self.frame.set_image(image)
        self._remove.setVisible(bool(self._content))


@dataclass(frozen=True)
class PhotoField(Field):
    """A photo (25 to 32 as on paper) or a crest; shows and saves bytes or None.

    `form.rows[name].editor.set_initials("AM")` says what stands where there is no photo.
    """

    square: bool = False

    def editor(self, language: Language) -> Editor:
        size = QSize(112, 112) if self.square else QSize(100, 128)
        return PhotoEdit(language, language.gettext(self.label), size)
