"""The recovery sheet: one page from which the office can be opened again."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
import segno
from pypdfium2.raw import FPDF_PAGEOBJ_PATH as PATH

from muniforeign.documents import recovery_sheet
from muniforeign.documents.recovery_sheet import DOCUMENT
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, Code, Language
from muniforeign.services import founding
from muniforeign.storage.workspace import Workspace
from tests.documents import paper_checks

NAMES = Localized("Municipalidad de Toltén", "托尔滕市政府", "Municipality of Toltén")


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    made = founding.Founding("09118", NAMES, Localized(es="Alcaldía\nPlaza de Armas 1"))
    return founding.found(tmp_path / "Toltén.muniforeign", made, "secreto", rounds=1)


def read_code(data: bytes) -> str:
    """What somebody would type who has only the paper: the lines of capitals and figures."""
    [text] = paper_checks.pages(data)
    lines = [line for line in text.splitlines() if re.fullmatch(r"[0-9A-Z ]+", line.strip())]
    return " ".join(lines)


@pytest.mark.parametrize("screen", CODES)
def test_the_code_on_the_paper_opens_the_office(office: Workspace, screen: Code) -> None:
    sheet = recovery_sheet.render(office, screen)
    path = office.path
    assert path is not None
    office.close()
    assert sheet.pages == 1
    assert sheet.missing_glyphs == ()
    opened = Workspace.open(path, recovery=read_code(sheet.data))
    assert opened.information.municipality == NAMES
    opened.close()


def test_the_sheet_speaks_the_languages_of_office_and_screen(office: Workspace) -> None:
    data = recovery_sheet.render(office, "zh").data
    office.close()
    codes: tuple[Code, ...] = ("es", "zh")
    for code in codes:
        texts = (recovery_sheet.TITLE, recovery_sheet.KEEP[0], recovery_sheet.STEPS[2])
        paper_checks.assert_contains(data, *map(Language.of(code).gettext, texts))
    paper_checks.assert_contains(data, "Toltén.muniforeign")
    paper_checks.assert_fonts_embedded_and_subset(data)


def test_the_qr_code_holds_the_code(office: Workspace) -> None:
    """The squares on the page are those of a QR code of the code, each in its place."""
    content = DOCUMENT.gather(office, UUID(int=0))
    data = recovery_sheet.render(office, "es").data
    office.close()
    matrix = segno.make_qr(content.code, error="m").matrix
    wanted = {(y, x) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    squares = _squares(data)
    left, top = min(x for x, _ in squares), max(y for _, y in squares)
    side = (max(x for x, _ in squares) - left) / (len(matrix) - 1)
    assert {(round((top - y) / side), round((x - left) / side)) for x, y in squares} == wanted


def _squares(data: bytes) -> list[tuple[float, float]]:
    """The lower left corners of the small squares on the first page, in points."""
    page = pypdfium2.PdfDocument(data)[0]
    boxes = [item.get_bounds() for item in page.get_objects(filter=[PATH])]
    return [
        (left, bottom)
        for left, bottom, right, top in boxes
        if right - left < 5 and abs((right - left) - (top - bottom)) < 0.01
    ]


def test_a_sheet_without_a_password_is_refused(tmp_path: Path) -> None:
    open_ = founding.found(tmp_path / "a.muniforeign", founding.Founding("09118", NAMES), None)
    with pytest.raises(ValueError, match="no password"):
        recovery_sheet.render(open_, "es")
    open_.close()
