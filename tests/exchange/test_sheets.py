"""What kind a file is, by its content."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from muniforeign.exchange.sheets import FileKind, FileRefused, kind_of, read_sheets

PAGE = """<html><head><meta charset="{charset}"><style>td {{}}</style></head><body>
<table border=1><tr><th colspan=2>Lista</th></tr>
<tr><td>Muñoz &amp; Soto<td>外办<script>alert(1)</script>
<tr><td rowspan=2>A<br>B</td><td><img src="http://example.org/x.png">1</td></tr><tr><td>2</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030")])
def test_a_workbook_that_is_really_a_page_is_read(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(PAGE.format(charset=charset).encode(encoding))
    assert kind_of(path) is FileKind.HTML
    (sheet,) = read_sheets(path)
    assert sheet.rows == (("Lista", "Lista"), ("Muñoz & Soto", "外办"), ("A B", "1"), ("A B", "2"))


def test_a_workbook_that_is_really_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_text("Nombre\tCargo\nAna\tAlcaldesa\n", "utf-8")
    assert read_sheets(path)[0].rows == (("Nombre", "Cargo"), ("Ana", "Alcaldesa"))


def test_cards_are_known_by_their_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\ufeffBEGIN:VCARD\r\n", "utf-8")
    assert kind_of(path) is FileKind.VCARD
    with pytest.raises(FileRefused, match="cards"):
        read_sheets(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n \n", "no rows"),
        (b"%PDF-1.7 ...", "document or a picture"),
        (b"\x89PNG\r\n\x1a\n...", "document or a picture"),
        (b"\x09\x08\x10\x00\x00\x06", "Save As"),
        (b"PK\x03\x04cut", "damaged"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         "Save As"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "Save As"),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_what_to_do(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=words):
        read_sheets(path)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/document.xml", "Word document"),
        ("content.xml", "Save As"),
        ("xl/workbook.bin", "Save As"),
        ("lista.csv", "compressed folder"),
    ],
)
def test_packages_of_other_programs_are_refused(tmp_path: Path, part: str, words: str) -> None:
    path = tmp_path / "lista.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(FileRefused, match=words):
        read_sheets(path)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="could not be opened"):
        read_sheets(tmp_path / "no.xlsx")
