"""Headings in three languages, wherever they stand."""

from __future__ import annotations

import pytest

from muniforeign.domain.sheets import Cell, Sheet, trimmed
from muniforeign.exchange.columns import guess
from muniforeign.exchange.fields import FieldKind as F
from muniforeign.exchange.fields import recognise


def sheet(*rows: list[Cell]) -> Sheet:
    return Sheet("1", tuple(map(trimmed, rows)))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("APELLIDO PATERNO", F.FIRST_SURNAME),
        ("Apellido  materno:", F.SECOND_SURNAME),
        ("Institución", F.ORGANISATION),
        ("E-mail", F.EMAIL),
        ("Correo electrónico institucional", F.EMAIL),
        ("Teléfono / Fono", F.PHONE),
        ("Celular (WhatsApp)", F.MOBILE),
        ("N° de pasaporte", F.PASSPORT),
        ("N°", F.NUMBER),
        ("Fecha de\nnacimiento", F.BIRTH_DATE),
        ("Fecha de nacimiento (dd/mm/aaaa)", F.BIRTH_DATE),
        ("Date of Birth", F.BIRTH_DATE),
        ("Given name(s)", F.GIVEN_NAMES),
        ("姓 名", F.NAME),
        ("姓名 Name", F.NAME),
        ("姓名（英文）", F.NAME_LATIN),
        ("护照号码", F.PASSPORT),
        ("出生年月", F.BIRTH_DATE),
        ("工作单位", F.ORGANISATION),
        ("职务/职称", F.POST),
        ("微信号", F.WECHAT),
        ("手机号码", F.MOBILE),
        ("护照有效期限", F.PASSPORT_EXPIRY),
        ("饮食禁忌", F.DIET),
        ("民族", None),
        ("Color favorito", None),
        ("", None),
        (
            "附件1：某市代表团拟访人员名单及其职务与单位，请于本月底以前反馈，谢谢配合，此致敬礼！"
            * 2,
            None,
        ),
    ],
)
def test_headings_are_known_however_they_are_written(heading: str, kind: F | None) -> None:
    assert recognise(heading)[0] is kind


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "工作单位及职务",
            "单位及职务",
            "单位职务",
            "工作单位和职务",
            "单位/职务",
            "现工作单位及职务（中文）",
        ),
        *(
            "Institución y cargo",
            "ORGANIZACIÓN Y CARGO",
            "Institución / Cargo",
            "Cargo e institución",
        ),
        *("Organisation and position", "Organization and title"),
        *("Organisation and post", "Organización y cargo", "单位及职务"),
    ],
)
def test_one_column_may_be_organisation_and_post(heading: str) -> None:
    mapping = guess(sheet(["姓名", heading], ["王晓明", "云汀市人民政府副市长"]))
    assert mapping.columns == (F.NAME, F.ORGANISATION_AND_POST)


def test_columns_of_their_own_are_not_both() -> None:
    mapping = guess(sheet(["姓名", "单位", "职务"], ["王晓明", "云汀市人民政府", "副市长"]))
    assert mapping.columns == (F.NAME, F.ORGANISATION, F.POST)


def test_headings_are_found_below_title_rows() -> None:
    mapping = guess(
        sheet(
            ["附件1"],
            ["某市代表团名单"],
            [],
            ["序号", "姓名", "性别", "职务", "单位", "护照号", "出生日期"],
            [1, "王晓明", "男", "副市长", "某市人民政府", "PE1234567", "1970-05-03"],
        )
    )
    assert mapping.columns == (
        *(F.NUMBER, F.NAME, F.GENDER, F.POST, F.ORGANISATION, F.PASSPORT, F.BIRTH_DATE),
    )
    assert (mapping.heading_row, mapping.first_row) == (3, 4)
    assert mapping.confidence == 1


def test_headings_over_two_rows() -> None:
    mapping = guess(
        sheet(
            ["N°", "Nombre", "Contacto", None],
            [None, None, "Teléfono", "Correo"],
            [1, "Ana Soto", "+56 9 6123 4567", "a@b.cl"],
        )
    )
    assert mapping.columns == (F.NUMBER, F.NAME, F.PHONE, F.EMAIL)
    assert mapping.first_row == 2


def test_headings_in_two_languages() -> None:
    mapping = guess(sheet(["姓名", "职务"], ["Name", "Position"], ["王晓明", "市长"]))
    assert mapping.columns == (F.NAME, F.POST)
    assert mapping.first_row == 2


def test_nombre_means_given_names_beside_surnames() -> None:
    both = guess(sheet(["Nombre", "Apellidos", "Cargo"], ["Ana", "Soto", "Alcaldesa"]))
    alone = guess(sheet(["Nombres", "Cargo"], ["Ana Soto", "Alcaldesa"]))
    assert both.columns[0] is F.GIVEN_NAMES
    assert alone.columns[0] is F.NAME


def test_a_list_without_headings_is_known_by_its_cells() -> None:
    rows: list[list[Cell]] = [
        ["王晓明", "男", "PE1234567", "1970-05-03", "+86 138 0013 8000", "wang@example.cn"],
        ["李娜", "女", "PE1234568", "1981年2月1日", "13800138000", "li@example.cn"],
    ]
    mapping = guess(sheet(*rows))
    assert mapping.columns == (F.NAME, F.GENDER, F.PASSPORT, F.BIRTH_DATE, F.PHONE, F.EMAIL)
    assert (mapping.heading_row, mapping.first_row) == (None, 0)


def test_of_two_columns_for_one_thing_the_surer_is_taken() -> None:
    mapping = guess(
        sheet(["Nombre", "Título profesional", "Cargo"], ["Ana Soto", "Abogada", "Alcaldesa"])
    )
    assert mapping.columns == (F.NAME, None, F.POST)


@pytest.mark.parametrize(
    ("headings", "latin"),
    [(["Nombre", "Cargo"], "es"), (["Name", "Position"], "en"), (["姓名", "职务"], "en")],
)
def test_the_language_of_latin_texts_follows_the_headings(headings: list[Cell], latin: str) -> None:
    assert guess(sheet(headings, ["Ana", "Mayor"])).latin == latin


def test_a_guess_is_corrected_by_hand() -> None:
    mapping = guess(sheet(["Nombre", "Cargo"], ["Ana", "Alcaldesa"])).with_column(1, None)
    assert mapping.columns == (F.NAME, None)
    assert mapping.places(F.NAME) == (0,)


def test_an_empty_sheet_has_no_columns() -> None:
    assert guess(sheet()).columns == ()
