"""Contact cards of every version, whole and broken, in and out."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.people import Gender
from muniforeign.domain.text import Localized
from muniforeign.exchange import vcard
from muniforeign.exchange.cards import draft_cards
from muniforeign.exchange.vcard import CardContact, CardFile, PostalAddress, Tagged, Typed
from muniforeign.exchange.vcard_writing import Version, write_vcards
from muniforeign.i18n import CODES, Language

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
OLD = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Mu=C3=B1oz Soto;Jos=C3=A9;;Sr.;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9=\r
=20Mu=C3=B1oz\r
TEL;CELL;VOICE:+56 9 6123 4567\r
EMAIL;INTERNET:jose@example.cl\r
PHOTO;PNG;ENCODING=BASE64:\r
 {picture}\r
\r
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=GB18030:{chinese}\r
END:VCARD\r
"""
NEW = """BEGIN:VCARD
VERSION:4.0
N:王;晓明;;;
FN:王晓明
X-PHONETIC-LAST-NAME:Wang
ORG;LANGUAGE=zh:某市人民政府;外事办公室
TITLE;LANGUAGE=zh:主任
TITLE;LANGUAGE=en:Director\\, FAO
item1.TEL;VALUE=uri;TYPE="voice,cell":tel:+86-138-0013-8000
X-WECHAT:wang_xm
IMPP;X-SERVICE-TYPE=Skype:skype:wang
ADR;TYPE=work:;;1 Road;Some City;;100000;China
BDAY:19700503
GENDER:M
NOTE:First line\\nsecond\\; line that is folded
  here
END:VCARD
"""


def read(tmp_path: Path, text: str) -> CardFile:
    path = tmp_path / "cards.vcf"
    path.write_text(text, "utf-8", newline="")
    return vcard.read(path)


def test_version_2_with_quoted_letters_and_a_picture(tmp_path: Path) -> None:
    chinese = "".join(f"={byte:02X}" for byte in "备注".encode("gb18030"))
    picture = base64.b64encode(PICTURE).decode()
    (card,) = read(tmp_path, OLD.format(picture=picture, chinese=chinese)).cards
    assert (card.family, card.given, card.prefix) == ("Muñoz Soto", "José", "Sr.")
    assert card.formatted == "José Muñoz"
    assert card.phones == (Typed("+56 9 6123 4567", frozenset({"cell", "voice"})),)
    assert card.emails == (Typed("jose@example.cl"),)
    assert card.photo == PICTURE
    assert card.notes == "备注"


def test_version_4_becomes_a_person(tmp_path: Path) -> None:
    found = draft_cards(read(tmp_path, NEW))
    (person,) = found.people
    assert (person.name.family_hanzi, person.name.given_hanzi) == ("王", "晓明")
    assert person.organisation == Localized(zh="某市人民政府外事办公室")
    assert person.post_title == Localized(zh="主任", en="Director, FAO")
    kinds = {point.kind: point.value for point in person.contact_points}
    assert kinds[ContactKind.MOBILE] == "+86 138 0013 8000"
    assert kinds[ContactKind.WECHAT] == "wang_xm"
    assert person.birth_date is not None
    assert person.birth_date.isoformat() == "1970-05-03"
    assert person.country == "CN"
    assert "First line\nsecond; line that is folded here" in person.notes
    assert "IMPP: skype:wang" in person.notes


def test_a_card_cut_in_half_does_not_keep_the_others_out(tmp_path: Path) -> None:
    broken = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Soto\nTEL;TYPE=ce"
    found = read(tmp_path, NEW + broken + "\n" + NEW + broken)
    assert [card.formatted for card in found.cards] == ["王晓明", "王晓明"]
    assert [problem.row for problem in found.problems] == [2, 4]
    for code in CODES:
        assert "Ana Soto" in found.problems[0].text(Language.of(code))


@pytest.mark.parametrize("share", range(5, 100, 5))
def test_a_file_cut_anywhere_is_read_as_far_as_it_goes(tmp_path: Path, share: int) -> None:
    text = NEW * 4
    found = read(tmp_path, text[: len(text) * share // 100])
    assert len(found.cards) == share * 4 // 100
    assert len(found.problems) <= 1


def test_a_picture_that_is_too_large_is_left_out_and_named(tmp_path: Path) -> None:
    letters = base64.b64encode(bytes(vcard.LARGEST_PHOTO + 10)).decode()
    text = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nPHOTO;ENCODING=b:{letters}\nEND:VCARD\n"
    found = read(tmp_path, text)
    assert found.cards[0].photo is None
    assert "too large" in found.problems[0].message


def test_a_picture_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nPHOTO;VALUE=uri:http://example.org/a.png\nEND:VCARD\n"
    found = read(tmp_path, text)
    assert found.cards[0].photo is None
    assert found.cards[0].others == ("PHOTO: http://example.org/a.png",)
    assert "not fetched" in found.problems[0].message


def test_a_birthday_without_its_year_is_kept_in_the_notes(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Soto\nBDAY:--0503\nEND:VCARD\n"
    found = draft_cards(read(tmp_path, text))
    assert found.people[0].birth_date is None
    assert found.people[0].notes == "BDAY: 03-05"
    assert "03-05" in found.problems[0].text(Language.of("es"))
    assert len(found.problems) == 1


def test_a_card_without_a_name_is_reported(tmp_path: Path) -> None:
    found = draft_cards(read(tmp_path, "BEGIN:VCARD\nEMAIL:a@b.cl\nEND:VCARD\n"))
    assert found.people == ()
    assert "a@b.cl" in found.problems[0].text(Language.of("es"))


FULL = CardContact(
    formatted="Ana María Soto; Ñ, \\ 王",
    family="Soto",
    given="Ana María",
    prefix="Sra.",
    phonetic_family="Soto",
    organisations=(Tagged("I. Municipalidad de Ñ", "es"), Tagged("某市", "zh")),
    titles=(Tagged("Alcaldesa, electa", "es"),),
    phones=(Typed("+56 9 6123 4567", frozenset({"cell", "work"})),),
    emails=(Typed("ana@example.cl", frozenset({"work"})),),
    wechat=("ana_soto",),
    websites=("https://example.cl/?a=1;b=2",),
    addresses=(PostalAddress("Calle 1, of. 2", "Ciudad", "Región", "123", "Chile"),),
    languages=("es",),
    birthday="1980-05-03",
    gender="F",
    notes="Una línea\notra; con signos, \\ y 汉字 " * 20,
    photo=PICTURE,
)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_is_written_is_read_back(tmp_path: Path, version: Version) -> None:
    text = write_vcards([FULL, FULL], version)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = read(tmp_path, text)
    assert found.problems == ()
    assert [card.notes.strip() for card in found.cards] == [FULL.notes.strip()] * 2
    trimmed = replace(FULL, notes=found.cards[0].notes)
    assert found.cards == (trimmed, trimmed)


def test_another_library_reads_version_3(tmp_path: Path) -> None:
    card = vobject.readOne(write_vcards([FULL], "3.0"))
    assert card.fn.value == FULL.formatted
    assert card.n.value.family == "Soto"
    assert card.adr.value.city == "Ciudad"
    assert card.photo.value == PICTURE


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200).map(str.strip))
def test_any_name_comes_back(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("cards")
    found = read(folder, write_vcards([CardContact(formatted=name, given="x")], "4.0"))
    assert found.cards[0].formatted == (name or "x")


def test_courtesies_of_a_card_are_no_names_and_what_they_tell_is_kept(tmp_path: Path) -> None:
    text = """BEGIN:VCARD
VERSION:3.0
N:SOTO DE LA CRUZ;ANA;;Sra. Dra.;PhD
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Don Pedro Núñez
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Núñez;Juan;;Excmo.;
END:VCARD
"""
    ana, pedro, juan = draft_cards(read(tmp_path, text)).people
    assert ana.name.latin_plain == "Ana Soto de la Cruz"
    assert (ana.gender, ana.notes) == (Gender.FEMALE, "Dra.\nPhD")
    assert (pedro.name.latin_plain, pedro.gender) == ("Pedro Núñez", Gender.MALE)
    assert (juan.name.latin_plain, juan.notes) == ("Juan Núñez", "Excmo.")


def test_cards_are_numbered_as_they_are_counted(tmp_path: Path) -> None:
    nameless = "BEGIN:VCARD\nVERSION:3.0\nTEL:+56223456789\nEND:VCARD\n"
    found = draft_cards(read(tmp_path, NEW + nameless + NEW))
    assert [person.source_row for person in found.people] == [1, 3]
    assert found.problems[0].text(Language.of("es")).startswith("La tarjeta 2 ")


def test_hanzi_that_only_the_shown_name_has_are_kept(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nVERSION:4.0\nFN:王晓明 Wang Xiaoming\nN:Wang;Xiaoming;;;\nEND:VCARD\n"
    (wang,) = draft_cards(read(tmp_path, text)).people
    assert (wang.name.hanzi, wang.name.latin_plain) == ("王晓明", "Wang Xiaoming")
