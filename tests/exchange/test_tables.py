"""Lists going out: safe, legible, complete or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from muniforeign.domain.progress import Cancelled
from muniforeign.exchange import sheets
from muniforeign.exchange.tables import CannotWrite, Column, write_csv, write_xlsx
from muniforeign.i18n import CODES, Code, Language

COLUMNS = (Column("Name", 30), Column("Date of birth"))
ES = Language.of("es")
RISKY = ["=1+1", "+56 9 6123 4567", "-2", "@SUM(A1)", "\t=1", "＝1"]


def test_a_workbook_never_calculates_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, "Personas", COLUMNS, [(text, None) for text in RISKY], ES)
    page = load_workbook(path).active
    cells = [row[0] for row in page.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(RISKY)
    assert [cell.value for cell in cells] == RISKY
    assert all(cell.quotePrefix for cell in cells)


def test_days_are_days_and_headings_stay_in_view(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, "Lista: 1/2", COLUMNS, [("Ana", dt.date(1980, 5, 3))], ES)
    page = load_workbook(path).active
    assert page["B2"].value == dt.datetime(1980, 5, 3)
    assert page["B2"].is_date
    assert page["B1"].value == "Fecha de nacimiento"
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width == 30
    assert page.title == "Lista  1 2"


@pytest.mark.parametrize("code", CODES)
def test_headings_are_in_the_chosen_language(tmp_path: Path, code: Code) -> None:
    language = Language.of(code)
    write_csv(tmp_path / "a.csv", COLUMNS, [], language)
    separator = ";" if code == "es" else ","
    expected = separator.join(language.gettext(column.heading) for column in COLUMNS)
    assert (tmp_path / "a.csv").read_text("utf-8-sig").strip() == expected


def test_csv_keeps_risky_texts_as_texts_and_reads_them_back(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, COLUMNS, [(text, -3) for text in RISKY[:4]], ES)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\n'=1+1;-3\r\n'+56 9 6123 4567;-3\r\n'-2;-3\r\n'@SUM(A1);-3" in content
    assert [row[0] for row in sheets.read_sheets(path)[0].rows[1:]] == RISKY[:4]


def test_signs_that_no_file_can_hold_are_left_out(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", "P", COLUMNS, [("A\x00\x1bna 𬱖 <b>&", None)], ES)
    assert sheets.read_sheets(tmp_path / "a.xlsx")[0].rows[1] == ("Ana 𬱖 <b>&",)


def test_a_failed_writing_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.mkdir()
    with pytest.raises(CannotWrite, match="could not be written"):
        write_csv(path, COLUMNS, [("Ana", None)], ES)
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_a_cancelled_writing_leaves_nothing(tmp_path: Path) -> None:
    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_xlsx(tmp_path / "a.xlsx", "P", COLUMNS, [("Ana", None)], ES, cancel)
    assert not list(tmp_path.iterdir())
