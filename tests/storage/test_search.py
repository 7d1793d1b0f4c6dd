"""What people type finds what they mean, in both scripts."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.storage.agreements import Agreement, AgreementParty
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.contacts import ContactPoint
from muniforeign.storage.deletion import delete
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person, SensitiveData
from muniforeign.storage.posts import Post
from muniforeign.storage.search import rebuild, search
from muniforeign.storage.visits import Delegate, Visit
from muniforeign.storage.workspace import Workspace

WANG = PersonName(family_hanzi="王", given_hanzi="晓明")
MUNOZ = PersonName(
    given_names="José Antonio",
    first_surname="Muñoz",
    second_surname="Soto",
    transcription_zh="何塞·穆尼奥斯",
)


@pytest.fixture
def workspace(anywhere: Workspace) -> Workspace:
    """A new workspace: the same is found in a file and on a server."""
    return anywhere


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, UUID]:
    """Two people, two organisations, a visit, an agreement and a paper."""
    with workspace.change("Fill") as session:
        records = {
            "wang": Person(name=WANG),
            "munoz": Person(name=MUNOZ, notes="habla inglés"),
            "office": Organisation(
                name=Localized("Oficina de Asuntos Exteriores", "云山市外办", "")
            ),
            "museum": Organisation(name=Localized("Museo Ñielol", "", "Ñielol Museum")),
            "visit": Visit(
                reference="V-2026-003",
                title=Localized(es="Delegación cultural"),
                start_on=dt.date(2026, 11, 23),
            ),
            "agreement": Agreement(reference="A-2026-001", title=Localized(zh="友好城市协议书")),
        }
        session.add_all(records.values())
        session.flush()
        wang, munoz, office = (records[name].id for name in ("wang", "munoz", "office"))
        paper = Attachment(name="Minuta firmada.pdf", sha256="0" * 64, visit_id=records["visit"].id)
        photo = Attachment(name="retrato.jpg", sha256="1" * 64)
        session.add_all(
            [
                Post(
                    person_id=wang, organisation_id=office, title=Localized("Director", "主任", "")
                ),
                ContactPoint(person_id=munoz, kind=ContactKind.EMAIL, value="jmunoz@muni.example"),
                SensitiveData(person_id=wang, passport_number="E12345678"),
                Delegate(visit_id=records["visit"].id, person_id=wang),
                AgreementParty(agreement_id=records["agreement"].id, organisation_id=office),
                paper,
                photo,
            ]
        )
        session.flush()
        return {name: record.id for name, record in (*records.items(), ("paper", paper))}


def found(workspace: Workspace, text: str, **options: object) -> list[UUID]:
    with workspace.read() as session:
        return [hit.id for hit in search(session, text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *[(text, "wang") for text in ("王晓明", "晓明", "明", "wang x", "xiaoming", "wxm", "xm")],
        *[(text, "wang") for text in ("Wáng Xiǎomíng", "xiaoming wang", "WANGXIAOMING", "主任")],
        *[
            (text, "munoz")
            for text in ("munoz", "MUÑOZ", "muñ", "jose antonio", "soto", "antonio m")
        ],
        *[
            (text, "munoz")
            for text in ("穆尼奥斯", "jmunoz@muni", "ingles", "soto jose", "muni.example")
        ],
        *[
            (text, "office")
            for text in ("asuntos ext", "外办", "wai ban", "yunshan", "exteriores of")
        ],
        *[(text, "museum") for text in ("nielol", "ÑIELOL mus")],
        *[(text, "visit") for text in ("V-2026-003", "v-2026", "cultural", "2026 003")],
        *[(text, "agreement") for text in ("A-2026-001", "友好城市", "协议")],
        *[(text, "paper") for text in ("minuta", "firmada.pdf")],
    ],
)
def test_found_first(workspace: Workspace, ids: dict[str, UUID], text: str, name: str) -> None:
    assert found(workspace, text)[:1] == [ids[name]]


@pytest.mark.parametrize(
    "text",
    ["", "  ", "zzz", "E12345678", "retrato", '"', "*", "NOT zzz", "NEAR(", "晓山", "'; DROP"],
)
def test_found_nowhere(workspace: Workspace, ids: dict[str, UUID], text: str) -> None:
    assert found(workspace, text) == []


def test_a_record_is_found_by_what_it_quotes(workspace: Workspace, ids: dict[str, UUID]) -> None:
    assert set(found(workspace, "wxm")) == {ids["wang"], ids["visit"]}
    assert set(found(workspace, "外办")) == {ids["office"], ids["wang"], ids["agreement"]}


def test_names_come_before_other_words(workspace: Workspace, ids: dict[str, UUID]) -> None:
    assert found(workspace, "外办")[0] == ids["office"]


def test_only_the_kinds_that_are_wanted(workspace: Workspace, ids: dict[str, UUID]) -> None:
    assert found(workspace, "wxm", kinds=["visit"]) == [ids["visit"]]
    assert found(workspace, "m", kinds=["organisation"]) == [ids["museum"]]
    assert len(found(workspace, "m", limit=1)) == 1


def test_what_is_shown(workspace: Workspace, ids: dict[str, UUID]) -> None:
    with workspace.read() as session:
        (hit,) = search(session, "wang xiaoming", kinds=["person"])
    assert hit.title == Localized("Wang Xiaoming", "王晓明", "Wang Xiaoming")
    assert hit.subtitle.es == "Director, Oficina de Asuntos Exteriores"
    assert hit.subtitle.zh == "云山市外办主任"


def test_a_new_name_is_found_wherever_it_is_quoted(
    workspace: Workspace, ids: dict[str, UUID]
) -> None:
    with workspace.change("Rename") as session:
        session.get_one(Organisation, ids["office"]).name = Localized(es="Cancillería local")
    assert set(found(workspace, "cancilleria")) == {ids["office"], ids["wang"], ids["agreement"]}
    assert found(workspace, "外办") == []
    workspace.undo()
    assert set(found(workspace, "外办")) == {ids["office"], ids["wang"], ids["agreement"]}


def test_deleting_undoing_and_redoing_keep_step(workspace: Workspace, ids: dict[str, UUID]) -> None:
    with workspace.change("Delete") as session:
        delete(session, session.get_one(Person, ids["wang"]))
    assert found(workspace, "wxm") == []
    workspace.undo()
    assert set(found(workspace, "wxm")) == {ids["wang"], ids["visit"]}
    workspace.redo()
    assert found(workspace, "wxm") == []


@pytest.mark.parametrize(
    "text",
    ["ไทย", "हिन्दी", "عربي", "𐐀𐐁", "x²y", "①", "1e5", "0x1f", "v2 3.5", "5e3x", "한국",
     "カタカナー", "北京2026年", "é̱x", "ﬁn", "𬱖", "don't", "a:b&c|!d", "-5", "١٢٣",
     "www.muni.cl/a?b=c", "+56 9 1234"],
)  # fmt: skip
def test_words_of_any_script_are_found(workspace: Workspace, text: str) -> None:
    with workspace.change("Add") as session:
        session.add_all([Person(notes=text), Person(notes="none of it")])
    assert len(found(workspace, text)) == 1


def test_a_rebuilt_index_finds_the_same(workspace: Workspace, ids: dict[str, UUID]) -> None:
    texts = ("wxm", "munoz", "外办", "2026", "m")
    before = [set(found(workspace, text)) for text in texts]
    fractions: list[float] = []
    with workspace.change("Rebuild") as session:
        rebuild(session, fractions.append)
    assert [set(found(workspace, text)) for text in texts] == before
    assert fractions[-1] == 1.0
    assert workspace.undo_label == "Fill"
