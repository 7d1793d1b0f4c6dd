"""Lists that are written to a file and come in again: country and address stay what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from muniforeign.domain.drafts import DraftAddress
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.exchange import columns, incoming, organisations, words
from muniforeign.exchange.contacts import draft_people
from muniforeign.exchange.exporting import export
from muniforeign.exchange.fields import FieldKind, recognise
from muniforeign.i18n import CODES, Code, Language
from muniforeign.services import contacts, people
from muniforeign.services import organisations as known
from muniforeign.storage.workspace import Workspace

STREET, CITY = Localized(es="Av. Costanera 120"), Localized(es="Navidad")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_people_come_in_again_with_country_and_address(
    workspace: Workspace, tmp_path: Path, code: Code, kind: str
) -> None:
    made = people.create(workspace, name=PersonName("Rosa", "Soto"), country="CL")
    values = {"street": STREET, "city": CITY, "postal_code": "3120000", "country": "CL"}
    contacts.add_address(workspace, "person_id", made, **values)
    people.create(workspace, name=PersonName(family_hanzi="王", given_hanzi="晓明"), country="CN")
    path = tmp_path / f"lista.{kind}"
    export(workspace, "people", path, Language.of(code))
    (sheet,) = incoming.read(path).sheets
    found = {draft.country: draft for draft in draft_people(sheet, columns.guess(sheet)).people}
    assert set(found) == {"CL", "CN"}
    assert found["CL"].address.street.best("es") == STREET.es
    assert found["CL"].address.city.best("es") == CITY.es
    assert found["CL"].address.postal_code == "3120000"
    assert not found["CN"].address
    assert {draft.notes for draft in found.values()} == {""}


@pytest.mark.parametrize("code", CODES)
def test_the_country_is_written_by_its_name(
    workspace: Workspace, tmp_path: Path, code: Code
) -> None:
    made = known.create(workspace, name=Localized(es="Municipio de Prueba", zh="某市"))
    known.update(workspace, made, country="CN")
    contacts.add_address(workspace, "organisation_id", made, city=Localized("Suzhou", "苏州"))
    path = tmp_path / "lista.csv"
    language = Language.of(code)
    export(workspace, "organisations", path, language)
    assert language.country("CN") in path.read_text("utf-8-sig")
    (sheet,) = incoming.read(path).sheets
    mapping = organisations.mapping_of_organisations(columns.guess(sheet))
    (draft,) = organisations.draft_organisations(sheet, mapping).organisations
    city = {"es": Localized(es="Suzhou"), "zh": Localized(zh="苏州"), "en": Localized(en="Suzhou")}
    assert draft.address == DraftAddress(city=city[code], country="CN")


@pytest.mark.parametrize("code", CODES)
def test_every_country_is_known_by_the_name_it_is_written_with(code: Code) -> None:
    language = Language.of(code)
    names = map(str, language.locale.territories)
    codes = [each for each in names if len(each) == 2 and each.isalpha()]
    assert len(codes) > 200
    assert [each for each in codes if words.country(language.country(each)) != each] == []


@pytest.mark.parametrize("code", CODES)
def test_every_heading_of_the_program_is_known_again(code: Code) -> None:
    language = Language.of(code)
    for kind in FieldKind:
        assert recognise(language.gettext(kind.label)) == (kind, True)
