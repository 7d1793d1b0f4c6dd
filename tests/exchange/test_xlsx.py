"""Workbooks as they come: merged, calculated, endless, hostile."""

from __future__ import annotations

import datetime as dt
import struct
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from muniforeign.domain.progress import Cancelled
from muniforeign.domain.sheets import Sheet
from muniforeign.exchange.sheets import FileRefused, read_sheets
from muniforeign.exchange.xlsx import LONGEST_GAP
from muniforeign.i18n import CODES, Language


def saved(path: Path, rows: list[list[object]], merged: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for reference in merged:
        book.active.merge_cells(reference)
    book.save(path)
    return path


def rewritten(source: Path, target: Path, part: str, content: bytes) -> Path:
    """The workbook with one part exchanged."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return target


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read_sheets(path)
    for code in CODES:
        assert path.name in caught.value.text(Language.of(code))
    return caught.value.message


def only(path: Path) -> Sheet:
    (sheet,) = read_sheets(path)
    return sheet


def test_values_keep_their_kind_and_row(tmp_path: Path) -> None:
    day = dt.datetime(1980, 5, 3)
    path = saved(tmp_path / "a.xlsx", [[], ["  Ana ", 56961234567, 2.5, day, True, "", None]])
    assert only(path).rows == ((), ("Ana", 56961234567, 2.5, day.date(), "TRUE"))


def test_a_name_without_the_ending_of_a_workbook_is_read_all_the_same(tmp_path: Path) -> None:
    assert only(saved(tmp_path / "lista.xls", [["Ana"]])).rows == (("Ana",),)


def test_merged_headings_stand_in_each_of_their_cells(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Título", None, None, None], ["Nombre", None, "单位", "C"]]
    rows.append([1, 2, "外办", 3])
    rows.append([4, 5, None, 6])
    sheet = only(saved(tmp_path / "a.xlsx", rows, ("A1:D1", "A2:B2", "C3:C4")))
    assert sheet.rows == (
        ("Título",),
        ("Nombre", "Nombre", "单位", "C"),
        (1, 2, "外办", 3),
        (4, 5, "外办", 6),
    )


def test_a_formula_gives_its_last_result(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a.xlsx", [["Ana", 1]])
    xml = zipfile.ZipFile(plain).read("xl/worksheets/sheet1.xml")
    changed = xml.replace(b"<v>1</v>", b"<f>1+41</f><v>42</v>")
    path = rewritten(plain, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", changed)
    assert only(path).rows == (("Ana", 42),)
    assert only(path).problems == ()


def test_a_formula_that_was_never_calculated_is_named_with_its_row(tmp_path: Path) -> None:
    sheet = only(saved(tmp_path / "a.xlsx", [["Ana"], ["Eva", "=HYPERLINK(1)"]]))
    assert sheet.rows == (("Ana",), ("Eva",))
    (problem,) = sheet.problems
    assert problem.row == 2
    assert "=HYPERLINK(1)" in problem.text(Language.of("es"))


def test_a_million_empty_rows_end_the_sheet(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a.xlsx", [["Nombre"], ["Ana"]])
    xml = zipfile.ZipFile(plain).read("xl/worksheets/sheet1.xml")
    empty = "".join(f'<row r="{row}" ht="15"/>' for row in range(3, 1_000_000))
    last = '<row r="1000000"><c r="A1000000" t="inlineStr"><is><t>lejos</t></is></c></row>'
    changed = xml.replace(b"</sheetData>", (empty + last).encode() + b"</sheetData>")
    path = rewritten(plain, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", changed)
    began = time.process_time()
    assert only(path).rows == (("Nombre",), ("Ana",))
    assert time.process_time() - began < 5


def test_rows_after_a_gap_are_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Ana"], *([[]] * (LONGEST_GAP - 10)), ["Eva"]]
    sheet = only(saved(tmp_path / "a.xlsx", rows))
    assert len(sheet.rows) == len(rows)
    assert sheet.rows[-1] == ("Eva",)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a.xlsx", [["Ana"]])
    bomb = rewritten(plain, tmp_path / "b.xlsx", "xl/styles.xml", b" " * 30_000_000)
    assert "too large" in refusal(bomb)


def test_a_part_that_declares_less_than_it_holds_is_damaged(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a.xlsx", [["Ana"]])
    path = rewritten(plain, tmp_path / "b.xlsx", "xl/styles.xml", b" " * 900_000)
    content = path.read_bytes()
    size = struct.pack("<I", 900_000)
    assert size in content
    path.write_bytes(content.replace(size, struct.pack("<I", 9_000)))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    plain = saved(tmp_path / "a.xlsx", [["Ana"]])
    bomb = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ja"><!ENTITY b "&a;&a;">]><s>&b;</s>'
    part = "xl/worksheets/sheet1.xml"
    path = rewritten(plain, tmp_path / "b.xlsx", part, bomb.encode(encoding))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_damaged(tmp_path: Path, share: float) -> None:
    path = saved(tmp_path / "a.xlsx", [["Ana", 1]] * 50)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert "damaged" in refusal(path)


def test_an_overwritten_part_is_damaged(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a.xlsx", [["Ana"]])
    path = rewritten(plain, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", b"<worksheet><she")
    assert "damaged" in refusal(path)


def test_a_locked_workbook_says_how_to_unlock_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    mark = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + mark + bytes(500))
    assert "password" in refusal(path)


def test_an_old_workbook_says_how_to_save_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + b"W\0o\0r\0k\0b\0o\0o\0k\0"
    )
    assert "Save As" in refusal(path)


def test_a_day_that_excel_counts_from_zero_is_kept_as_1899(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = 0
    book.active["A1"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").rows == ((dt.date(1899, 12, 31),),)


def test_a_day_outside_all_calendars_does_not_stop_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([99_999_999, "Ana"])
    book.active["A1"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").rows == (("#VALUE!", "Ana"),)


def test_hidden_and_empty_sheets_are_left_out(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Ana"])
    book.create_sheet("Vacía")
    book.create_sheet("Oculta").append(["no"])
    book["Oculta"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [sheet.rows for sheet in read_sheets(tmp_path / "a.xlsx")] == [(("Ana",),)]


def test_a_cancelled_reading_stops(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["Ana"]] * 2000)
    fractions: list[float] = []

    def watch(fraction: float, text: str) -> None:
        fractions.append(fraction)
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_sheets(path, watch)
    assert fractions == sorted(fractions)
    assert fractions[-1] < 1
