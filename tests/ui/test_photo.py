"""Photos: what is taken, what is refused, what is kept of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Language
from muniforeign.ui import dialogs
from muniforeign.ui.desk import Desk
from muniforeign.ui.form import Form
from muniforeign.ui.photo import PhotoEdit, PhotoField
from muniforeign.ui.pictures import ENDINGS, NO_PICTURE, TOO_LARGE, encoded, read_picture
from tests.ui.people_office import add, open_page


def picture(width: int = 40, height: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    return image


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ana.png"
    assert picture().save(str(path))
    return path


def test_a_large_picture_is_kept_smaller(tmp_path: Path) -> None:
    path = tmp_path / "ana.jpg"
    assert picture(2400, 3000).save(str(path))
    kept = QImage.fromData(read_picture(path))
    assert (kept.width(), kept.height()) == (960, 1200)


def test_a_file_of_200_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(UserError) as told:
        read_picture(path)
    assert told.value.message == TOO_LARGE


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 no picture", b"GIF89a"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes, language: Language) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(content)
    with pytest.raises(UserError) as told:
        read_picture(path)
    assert told.value.text(language) == language.gettext(NO_PICTURE).format(name="foto.jpg")


def written(path: Path) -> Path:
    """A picture of the kind that the file's ending says."""
    if path.suffix == ".svg":
        size = 'width="40" height="60"'
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size}/></svg>')
    else:
        Image.new("RGB", (40, 60), "navy").save(path)
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_the_dialog_offers_is_taken(tmp_path: Path, ending: str) -> None:
    kept = QImage.fromData(read_picture(written(tmp_path / f"foto{ending[1:]}")))
    assert (kept.width(), kept.height()) == (40, 60)


@pytest.mark.parametrize("ending", [".tga", ".ppm", ".ico", ".tiff"])
def test_what_the_dialog_does_not_offer_is_refused(tmp_path: Path, ending: str) -> None:
    with pytest.raises(UserError) as told:
        read_picture(written(tmp_path / f"foto{ending}"))
    assert told.value.message == NO_PICTURE


def test_the_dialog_offers_what_is_taken(
    qtbot: QtBot, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "open_files", lambda *args, **_more: asked.append(args[2]))
    editor = PhotoField("photo", N_("Pictures")).editor(language)
    assert isinstance(editor, PhotoEdit)
    qtbot.addWidget(editor)
    editor.choose()
    assert asked == [f"{language.gettext('Pictures')} ({' '.join(ENDINGS)})"]


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read_picture(tmp_path / "gone.jpg")


def test_a_photo_is_dropped_shown_and_removed(qtbot: QtBot, language: Language, file: Path) -> None:
    saved: list[object] = []
    field = PhotoField("photo", N_("Pictures"))
    form = Form([field], language, lambda name, value: saved.append(value))
    qtbot.addWidget(form)
    form.show_values({"photo": None})
    editor = form.rows["photo"].editor
    assert isinstance(editor, PhotoEdit)
    editor.set_initials("AM")
    editor.take(file)
    assert isinstance(saved[-1], bytes)
    editor.remove()
    assert saved[-1] is None
    no_picture = file.with_name("nota.txt")
    no_picture.write_text("hola")
    editor.take(no_picture)
    assert "nota.txt" in form.rows["photo"].problem.text()
    assert form.commit()
    assert len(saved) == 2


def test_a_picture_is_pasted(qtbot: QtBot, language: Language) -> None:
    editor = PhotoField("photo", N_("Pictures"), square=True).editor(language)
    assert isinstance(editor, PhotoEdit)
    qtbot.addWidget(editor)
    editor.show_value(None)
    QGuiApplication.clipboard().setImage(picture())
    with qtbot.waitSignal(editor.committed):
        editor.frame.paste()
    assert QImage.fromData(editor.value()).width() == 40  # type: ignore[arg-type]


def test_a_bad_photo_is_told_without_moving_the_head(
    qtbot: QtBot, office: Desk, tmp_path: Path
) -> None:
    for page in open_page(qtbot, office):
        add(page)
        head = (page.view.name, page.view.photo)
        QApplication.processEvents()
        before = [each.geometry() for each in head]
        bad = tmp_path / "<b>foto de la visita al puerto.jpg"
        bad.write_text("hola")
        editor = page.view.photo.editor
        assert isinstance(editor, PhotoEdit)
        editor.take(bad)
        QApplication.processEvents()
        told = page.view.photo.problem
        assert told.isVisible()
        assert bad.name in told.text()
        assert told.textFormat() is Qt.TextFormat.PlainText
        assert told.width() == page.view.width()
        assert [each.geometry() for each in head] == before


@pytest.mark.parametrize("square", [True, False])
def test_a_crest_is_shown_whole_and_a_photo_fills_its_frame(
    qtbot: QtBot, language: Language, square: bool
) -> None:
    image = picture(200, 400)
    for row in range(20):
        for column in range(200):
            image.setPixelColor(column, row, Qt.GlobalColor.red)
    editor = PhotoField("photo", N_("Pictures"), square=square).editor(language)
    assert isinstance(editor, PhotoEdit)
    qtbot.addWidget(editor)
    editor.show_value(encoded(image))
    seen = editor.frame.grab().toImage()
    middle = [seen.pixelColor(seen.width() // 2, y) for y in range(seen.height())]
    assert any(each.red() > 200 and each.green() < 90 for each in middle) is square
