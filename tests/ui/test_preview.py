"""The paper on the screen is the PDF itself, and prints as it is shown."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.ui.desk import Desk
from muniforeign.ui.dialogs import MissingText, MissingTexts
from muniforeign.ui.pdf_view import PdfPages, PdfView
from muniforeign.ui.preview import Preview, print_pages


@pytest.fixture(scope="module")
def paper() -> bytes:
    writer, file = pypdf.PdfWriter(), io.BytesIO()
    for _page in range(3):
        writer.add_blank_page(612, 792)
    writer.write(file)
    return file.getvalue()


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk, paper: bytes) -> Preview:
    around = QWidget()
    qtbot.addWidget(around)
    made = Preview(desk, around)
    QVBoxLayout(around).addWidget(made)
    around.resize(720, 620)
    around.show()
    made.show_pdf(paper, "carpeta")
    return made


def test_pages_are_drawn_in_their_size(paper: bytes) -> None:
    pages = PdfPages(paper)
    picture = pages.picture(1, pages.dots(1, 2.0))
    assert (picture.width(), picture.height()) == (1224, 1584)
    assert picture.pixelColor(5, 5).name() == "#ffffff"


def test_no_row_of_a_page_is_lost_at_any_width(qtbot: QtBot, desk: Desk) -> None:
    """A page of hairlines, one under another: each is seen as the paper has it."""
    pages = PdfPages(ruled())
    view = PdfView()
    qtbot.addWidget(view)
    view.show()
    view.show_pages(pages)
    for width in (617, 700, 833, 1001):
        view.resize(width, 1500)
        QApplication.processEvents()
        dots = pages.dots(0, view.scale)
        seen = view.viewport().grab().toImage()
        place = QRect(QPoint((view.viewport().width() - dots.width()) // 2, 16), dots)
        wanted = pages.picture(0, dots).convertToFormat(seen.format())
        inside = QRect(QPoint(0, 0), dots).adjusted(2, 2, -2, -2)
        assert seen.copy(place).copy(inside) == wanted.copy(inside), width


def ruled() -> bytes:
    """A page with a line every seven points."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, (595.28, 841.89))
    canvas.setLineWidth(0.6)
    for height in range(10, 840, 7):
        canvas.line(20, height, 580, height)
        canvas.line(height % 560 + 20, 10, height % 560 + 20, 830)
    canvas.save()
    return file.getvalue()


def test_one_goes_through_the_pages(qtbot: QtBot, preview: Preview) -> None:
    assert preview.view.page() == 0
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.view.page() == 2
    preview.view.go_to(1)
    assert preview.view.page() == 1
    assert not preview.view.grab().toImage().isNull()


def test_zoom_keeps_the_page(preview: Preview) -> None:
    preview.view.go_to(1)
    fitting = preview.view.scale
    preview.view.zoom(1)
    assert preview.view.scale > fitting
    assert preview.view.page() == 1
    preview.view.fit_width()
    assert preview.view.scale == pytest.approx(fitting, rel=0.05)


def test_it_is_saved_byte_by_byte(preview: Preview, paper: bytes, tmp_path: Path) -> None:
    preview.save_to(tmp_path / "carpeta.pdf")
    assert (tmp_path / "carpeta.pdf").read_bytes() == paper
    preview.save_to(tmp_path / "no" / "such" / "carpeta.pdf")
    assert "carpeta.pdf" in preview.desk.notices.label.text()


def test_it_prints_every_page(paper: bytes, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(PdfPages(paper), printer)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 3


def test_missing_texts_lead_to_their_fields(qtbot: QtBot, desk: Desk) -> None:
    panel = MissingTexts(desk.language)
    qtbot.addWidget(panel)
    panel.wanted.connect(desk.navigate)
    panel.show_missing([MissingText("Cargo de Ana en chino", "person", 7, "post_title")])
    assert panel.isVisible()
    panel.buttons()[0].click()
    assert desk.workspace.visited == [("person", 7, "post_title")]  # type: ignore[attr-defined]
    panel.show_missing([])
    assert not panel.isVisible()


def test_a_paper_is_first_offered_in_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QFileDialog

    from muniforeign.ui import dialogs

    offered: list[str] = []

    def ask(_parent: QWidget, _title: str, start: str, *_kinds: str) -> tuple[str, str]:
        offered.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for proposal in (Path("a.pdf"), Path(documents, "b", "a.pdf")):
        dialogs.save_file(None, "", proposal, "PDF (*.pdf)")  # type: ignore[arg-type]
    assert [Path(each) for each in offered] == [
        Path(documents, "a.pdf"),
        Path(documents, "b", "a.pdf"),
    ]
