"""Text files in every encoding and with every separator."""

from __future__ import annotations

import pytest

from muniforeign.domain.sheets import Sheet
from muniforeign.exchange import delimited
from muniforeign.exchange.encodings import EncodingUnknown, NotText, decode

SPANISH = "Nombre;Institución\nJosé Núñez;I. Municipalidad de Ñuñoa\nMARÍA MUÑOZ;COMPAÑÍA N° 3\n"
CHINESE = "序号,姓名,单位\n1,王晓明,某市人民政府\n2,李娜,外事办公室\n"
ROWS = (
    ("Nombre", "Institución"),
    ("José Núñez", "I. Municipalidad de Ñuñoa"),
    ("MARÍA MUÑOZ", "COMPAÑÍA N° 3"),
)


def read(content: bytes) -> Sheet:
    return delimited.read(content, "lista.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_spanish_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert read(SPANISH.encode(encoding)).rows == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_chinese_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert read(CHINESE.encode(encoding)).rows[1] == ("1", "王晓明", "某市人民政府")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_known_by_its_nuls(encoding: str) -> None:
    assert read(SPANISH.encode(encoding)).rows == ROWS


def test_rare_hanzi_of_four_bytes_do_not_confuse() -> None:
    text = "姓名,单位\n𬱖晓明,某市人民政府外事办公室\n"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str) -> None:
    lines = ["Lista de invitados, 2026", "", "Nombre;Cargo;Correo", 'Ana;"a; b, c";a@b.cl']
    text = "\n".join([*lines[:2], *(line.replace(";", separator) for line in lines[2:])])
    assert read(text.encode()).rows[2] == ("Nombre", "Cargo", "Correo")


def test_the_line_with_which_excel_names_the_separator_is_no_row() -> None:
    assert read(b"sep=;\nNombre;Cargo\nAna;1,5\n").rows == ((), ("Nombre", "Cargo"), ("Ana", "1,5"))


def test_an_encoding_that_cannot_be_known_is_asked() -> None:
    content = "Nombre;Cargo\nJosé Núñez;Jefe de gestión\n".encode("cp850")
    with pytest.raises(EncodingUnknown) as caught:
        read(content)
    previews = {choice.encoding: choice.preview for choice in caught.value.choices}
    assert previews["cp850"] == "José Núñez;Jefe de gestión"
    assert delimited.read(content, "a.csv", "cp850").rows[1] == ("José Núñez", "Jefe de gestión")


def test_big5_is_asked_and_not_read_as_something_else() -> None:
    content = "姓名,單位\n陳國棟,臺灣某縣政府國際處\n".encode("big5")
    with pytest.raises(EncodingUnknown) as caught:
        read(content)
    assert "陳國棟,臺灣某縣政府國際處" in {choice.preview for choice in caught.value.choices}


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"a\x00\x01\x02b" * 10])
def test_data_of_another_program_is_refused(content: bytes) -> None:
    with pytest.raises((NotText, EncodingUnknown)):
        read(content)


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    sheet = read(b'Nombre;Cargo\nAna;"Jefa\nEva;Alcaldesa\nIda;Concejala\n')
    assert sheet.rows[3] == ("Ida", "Concejala")
    assert [problem.row for problem in sheet.problems] == [2]


def test_line_ends_within_quotation_marks_stay_in_the_cell() -> None:
    assert read(b'A;B\n"x\ny";z\n').rows == (("A", "B"), ("x\ny", "z"))
