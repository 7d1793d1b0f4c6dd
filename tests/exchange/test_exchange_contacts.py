"""From the rows of a list to people: what is bad is named and kept, the rest comes in."""

from __future__ import annotations

import datetime as dt

import pytest

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.drafts import PeopleImport, PersonDraft
from muniforeign.domain.people import Gender
from muniforeign.domain.progress import Cancelled
from muniforeign.domain.sheets import Cell, Sheet, trimmed
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole
from muniforeign.exchange import columns, organisations
from muniforeign.exchange.contacts import draft_people
from muniforeign.i18n import CODES, Language

DELEGATION: tuple[list[Cell], ...] = (
    ["附件1"],
    ["某市代表团名单"],
    ["序号", "姓名", "拼音", "性别", "职务", "单位", "护照号", "出生日期", "民族", "备注"],
    [
        1,
        "王晓明",
        "WANG XIAOMING",
        "男",
        "副市长",
        "某市人民政府",
        "PE1234567",
        "1970年5月3日",
        "汉",
    ],
    [
        2,
        "李 明",
        "LI MING",
        "男",
        "主任",
        "某市外办",
        "PE1234568",
        dt.date(1975, 3, 2),
        "汉",
        "素食",
    ],
    [3, "李明", "LI MING", "女", "翻译", "某市外办", "PE1234569", "31/02/1980"],
    ["合计：3人"],
    ["注：以上人员均已办理护照"],
)


def drafted(*rows: list[Cell]) -> PeopleImport:
    sheet = Sheet("1", tuple(map(trimmed, rows)))
    return draft_people(sheet, columns.guess(sheet))


def person(headings: list[Cell], row: list[Cell]) -> PersonDraft:
    (found,) = drafted(headings, row).people
    return found


def test_a_delegation_list_comes_in_its_order() -> None:
    found = drafted(*DELEGATION)
    assert [draft.name.hanzi for draft in found.people] == ["王晓明", "李明", "李明"]
    assert [draft.order for draft in found.people] == [1, 2, 3]
    assert [draft.source_row for draft in found.people] == [4, 5, 6]
    first = found.people[0]
    assert first.gender is Gender.MALE
    assert first.post_title == Localized(zh="副市长")
    assert first.organisation == Localized(zh="某市人民政府")
    assert first.passport_number == "PE1234567"
    assert first.birth_date == dt.date(1970, 5, 3)
    assert first.country == "CN"
    assert first.notes == "民族：汉"
    assert found.people[1].notes == "素食\n民族：汉"
    assert found.people[2].role is DelegateRole.INTERPRETER
    assert found.titles == ("附件1", "某市代表团名单")


def test_two_delegates_with_the_same_name_are_both_kept_and_named() -> None:
    found = drafted(*DELEGATION)
    assert len(found.people) == 3
    assert found.repeated == (6,)


def test_a_day_that_does_not_exist_is_named_by_row_and_kept() -> None:
    found = drafted(*DELEGATION)
    problem = next(problem for problem in found.problems if problem.row == 6)
    for code in CODES:
        assert "31/02/1980" in problem.text(Language.of(code))
        assert "6" in problem.text(Language.of(code))
    assert found.people[2].birth_date is None
    assert found.people[2].notes == "出生日期：31/02/1980"


def test_lines_below_the_list_are_reported_and_are_nobody() -> None:
    rows = [problem.row for problem in drafted(*DELEGATION).problems]
    assert rows == [6, 7, 8]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2099年11月23日", None),
        ("1960年11月23日", dt.date(1960, 11, 23)),
        ("23/11/60", dt.date(1960, 11, 23)),
        (dt.date(1899, 12, 31), None),
        (0, None),
        ("1975.03", None),
        (1975, None),
        (25569, dt.date(1970, 1, 1)),
        (19700101, dt.date(1970, 1, 1)),
        ("3 de mayo de 1970", dt.date(1970, 5, 3)),
    ],
)
def test_days_of_birth(written: Cell, day: dt.date | None) -> None:
    found = drafted(["Nombre", "Fecha de nacimiento"], ["Ana Soto", written])
    assert found.people[0].birth_date == day
    assert len(found.problems) == (day is None or written == "23/11/60")
    assert found.people[0].notes.startswith("Fecha de nacimiento: ") == (day is None)


def test_names_in_parts() -> None:
    headings: list[Cell] = ["Nombres", "Apellido paterno", "Apellido materno"]
    name = person(headings, ["Ana María", "Soto", "de la Cruz"]).name
    assert (name.given_names, name.first_surname, name.second_surname) == (
        *("Ana María", "Soto", "de la Cruz"),
    )
    chinese = person(["姓", "名", "职务"], ["欧阳", "晓明", "市长"]).name
    assert (chinese.family_hanzi, chinese.given_hanzi) == ("欧阳", "晓明")
    pinyin = person(["Surname", "Given name", "Position"], ["WANG", "XIAOMING", "Mayor"]).name
    assert pinyin.family_pinyin.upper() == "WANG"
    two = person(["Nombre", "Apellidos"], ["José", "Muñoz Soto"]).name
    assert (two.first_surname, two.second_surname) == ("Muñoz", "Soto")


def test_a_chilean_name_with_its_chinese_form() -> None:
    found = person(["Nombre completo", "Nombre en chino"], ["José Muñoz", "何塞·穆尼奥斯"])
    assert found.name.transcription_zh == "何塞·穆尼奥斯"
    assert found.name.first_surname == "Muñoz"


@pytest.mark.parametrize(
    "text", ["Ana 🎉 Soto", "𬱖晓明", "\u202eAna\u202c Soto", "<b>Ana</b> & Soto", "<img src=x>"]
)
def test_odd_names_come_in_as_they_are(text: str) -> None:
    name = person(["Nombre", "Cargo"], [text, "x"]).name
    shown = name.hanzi or name.latin_plain
    assert shown == text.replace("\u202e", "").replace("\u202c", "")


def test_genders_where_h_stands_for_hombre() -> None:
    rows: list[list[Cell]] = [["Nombre", "Sexo"], ["Ana Soto", "M"], ["Juan Soto", "H"]]
    assert [draft.gender for draft in drafted(*rows).people] == [Gender.FEMALE, Gender.MALE]
    rows = [["Nombre", "Sexo"], ["Ana Soto", "F"], ["Juan Soto", "M"], ["Sam Soto", "?"]]
    found = drafted(*rows)
    assert [draft.gender for draft in found.people] == [
        *(Gender.FEMALE, Gender.MALE, Gender.UNKNOWN),
    ]
    assert found.people[2].notes == "Sexo: ?"


def test_several_contacts_in_one_cell_and_bad_ones_are_kept() -> None:
    found = drafted(
        ["Nombre", "Correo", "Celular"], ["Ana Soto", "a@b.cl; sin correo", "9 6123 4567"]
    )
    points = [(point.kind, point.value) for point in found.people[0].contact_points]
    assert (ContactKind.EMAIL, "a@b.cl") in points
    assert (ContactKind.EMAIL, "sin correo") in points
    assert (ContactKind.MOBILE, "+56 9 6123 4567") in points
    assert len(found.problems) == 1


def test_texts_go_to_the_language_they_are_written_in() -> None:
    found = person(["Nombre", "Cargo"], ["Ana Soto", "副市长 / Vicealcaldesa"])
    assert found.post_title == Localized(es="Vicealcaldesa", zh="副市长")
    english = person(["Name", "Position"], ["Ana Soto", "Mayor"])
    assert english.post_title == Localized(en="Mayor")
    mixed = person(["Nombre", "Institución"], ["Ana Soto", "TCL集团"])
    assert mixed.organisation == Localized(zh="TCL集团")


def test_nothing_of_a_row_is_lost() -> None:
    found = person(
        ["Nombre", "Color", "Cargo", "Cargo", "País", "Idiomas", "N°"],
        ["Ana Soto", "azul", "Alcaldesa", "Presidenta", "Narnia", "español y élfico", "1-A"],
    )
    for text in ("azul", "Presidenta", "Narnia", "élfico", "1-A"):
        assert text in found.notes
    assert found.languages == ("es",)


def test_error_values_are_named_and_empty() -> None:
    found = drafted(["Nombre", "Cargo"], ["Ana Soto", "#REF!"])
    assert not found.people[0].post_title
    assert "#REF!" in found.problems[0].text(Language.of("zh"))


def test_repeated_headings_and_subtitles_are_nobody() -> None:
    headings: list[Cell] = ["Nombre", "Cargo", "Institución"]
    subtitle: list[Cell] = ["Comitiva", "Comitiva", "Comitiva"]
    found = drafted(headings, ["Ana Soto", "x", "y"], headings, subtitle, ["Eva Soto", "x", "y"])
    assert [draft.source_row for draft in found.people] == [2, 5]
    assert [problem.row for problem in found.problems] == [4]


def test_a_cancelled_reading_stops() -> None:
    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    sheet = Sheet("1", (("Nombre", "Cargo"), ("Ana", "x")))
    with pytest.raises(Cancelled):
        draft_people(sheet, columns.guess(sheet), cancel)


def test_organisations_come_in_with_three_names() -> None:
    rows: list[list[Cell]] = [
        ["Nombre", "Nombre en chino", "País", "Sitio web", "Rubro"],
        ["Municipalidad de X", "某市政府", "Chile", "example.cl", "Gobierno"],
        ["Municipalidad de X", None, None, None],
        [None, None, "Chile"],
    ]
    sheet = Sheet("1", tuple(map(trimmed, rows)))
    mapping = organisations.mapping_of_organisations(columns.guess(sheet))
    found = organisations.draft_organisations(sheet, mapping)
    assert [draft.name for draft in found.organisations] == [
        Localized(es="Municipalidad de X", zh="某市政府"),
        Localized(es="Municipalidad de X"),
    ]
    assert found.organisations[0].country == "CL"
    assert found.organisations[0].notes == "Rubro: Gobierno"
    assert found.repeated == (3,)
    assert [problem.row for problem in found.problems] == [4]


@pytest.mark.parametrize(
    ("written", "name", "gender", "notes"),
    [
        ("Sra. MARÍA DE LOS ÁNGELES SOTO", "María de los Ángeles Soto", Gender.FEMALE, ""),
        ("Sr. Juan Pérez", "Juan Pérez", Gender.MALE, ""),
        ("Don Pedro Núñez", "Pedro Núñez", Gender.MALE, ""),
        ("Señora Dra. Ana Soto", "Ana Soto", Gender.FEMALE, "Dra."),
        ("王晓明先生", "王晓明", Gender.MALE, ""),
        ("Donoso Peña, Ana", "Ana Donoso Peña", Gender.UNKNOWN, ""),
        ("Don", "Don", Gender.UNKNOWN, ""),
    ],
)
def test_courtesies_are_no_part_of_a_name(
    written: str, name: str, gender: Gender, notes: str
) -> None:
    found = person(["Nombre", "Cargo"], [written, "x"])
    assert (found.name.hanzi or found.name.latin_plain, found.gender, found.notes) == (
        *(name, gender, notes),
    )


def test_don_is_a_name_in_english_and_the_column_of_genders_comes_first() -> None:
    assert person(["Name", "Position"], ["Don Smith", "x"]).name.given_names == "Don"
    assert person(["Nombre", "Sexo"], ["Sra. Alex Soto", "M"]).gender is Gender.MALE


def test_names_in_capitals_are_written_as_names() -> None:
    found = person(["Apellidos", "Nombres"], ["PÉREZ GONZÁLEZ", "JUAN"]).name
    assert (found.given_names, found.first_surname, found.second_surname) == (
        *("Juan", "Pérez", "González"),
    )


@pytest.mark.parametrize(
    ("heading", "written", "day"),
    [
        ("Fecha de nacimiento", "23/11/76", dt.date(1976, 11, 23)),
        ("Fecha de nacimiento", "23/11/26", dt.date(1926, 11, 23)),
        ("出生日期", "80-5-6", dt.date(1980, 5, 6)),
        ("Vencimiento del pasaporte", "23/11/26", dt.date(2026, 11, 23)),
        ("Vencimiento del pasaporte", "23/11/51", dt.date(2051, 11, 23)),
    ],
)
def test_years_of_two_digits_are_read_and_named(heading: str, written: str, day: dt.date) -> None:
    found = drafted(["Nombre", heading], ["Ana Soto", written])
    (read,) = found.people
    assert day in {read.birth_date, read.passport_expires_on}
    assert [problem.row for problem in found.problems] == [2]
    for code in CODES:
        language = Language.of(code)
        assert language.date(day) in found.problems[0].text(language)
        assert written in found.problems[0].text(language)


def test_a_note_has_the_colon_of_its_heading() -> None:
    found = person(["姓名", "职务", "民族", "Color"], ["李明", "主任", "汉", "azul"])
    assert found.notes == "民族：汉\nColor: azul"
