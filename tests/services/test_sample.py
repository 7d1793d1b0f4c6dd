"""The sample office: complete, invented, and always about to receive its delegation."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from muniforeign.domain import contacts as contact_rules
from muniforeign.domain import places
from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.progress import Cancelled
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import VisitKind
from muniforeign.services import (
    agreements,
    attachments,
    municipality,
    organisations,
    people,
    sample,
    visits,
)
from muniforeign.services.listing import Listing
from muniforeign.storage.information import Information
from muniforeign.storage.workspace import Workspace

TODAY = dt.date(2026, 11, 23)
TUESDAY = 1


def texts(record: object) -> Iterator[Localized]:
    """Every text in three languages in a record, however deep."""
    if isinstance(record, Localized):
        yield record
    elif isinstance(record, tuple | list):
        for item in record:
            yield from texts(item)
    elif dataclasses.is_dataclass(record):
        for part in dataclasses.fields(record):
            yield from texts(getattr(record, part.name))


def test_it_has_what_the_pictures_need(
    everybody: list[people.PersonDetail],
    bodies: list[organisations.OrganisationDetail],
    encounters: list[visits.VisitDetail],
    papers: list[agreements.AgreementDetail],
) -> None:
    countries = Counter(person.country for person in everybody)
    assert (len(everybody), countries["CN"], countries["CL"]) == (40, 22, 14)
    assert len(bodies) == 15
    kinds = [visit.kind for visit in encounters]
    assert kinds == [VisitKind.OUTGOING, VisitKind.ONLINE, VisitKind.INCOMING]
    assert [(paper.kind, paper.status) for paper in papers] == [
        (AgreementKind.LETTER_OF_INTENT, AgreementStatus.SIGNED),
        (AgreementKind.FRIENDLY_EXCHANGE, AgreementStatus.IN_REVIEW),
    ]


def test_every_text_has_all_three_languages_or_none(
    everybody: list[people.PersonDetail],
    bodies: list[organisations.OrganisationDetail],
    encounters: list[visits.VisitDetail],
    papers: list[agreements.AgreementDetail],
) -> None:
    found = list(texts([*everybody, *bodies, *encounters, *papers]))
    assert len(found) > 500
    # A place read from the lists has no Chinese name for a commune; it is not of the sample.
    communes = {body.place for body in bodies if body.country == "CL"}
    assert not [text for text in found if text and text.missing() and text not in communes]


def test_texts_are_in_the_language_that_they_are_said_to_be_in(
    everybody: list[people.PersonDetail],
    encounters: list[visits.VisitDetail],
    papers: list[agreements.AgreementDetail],
) -> None:
    for text in filter(None, texts([*everybody, *encounters, *papers])):
        assert any(map(is_hanzi, text.zh)), text.zh
        assert not any(map(is_hanzi, text.es + text.en)), text.es


def test_what_a_brief_cannot_do_without_is_never_empty(
    everybody: list[people.PersonDetail],
    bodies: list[organisations.OrganisationDetail],
    encounters: list[visits.VisitDetail],
) -> None:
    assert all(person.summary and person.posts[0].title for person in everybody)
    assert all(body.name and body.short_name for body in bodies)
    for visit in encounters:
        assert all((visit.title, visit.place, visit.purpose, visit.points, visit.tasks))
        assert all(item.title and item.venue for item in visit.programme)
        assert all(point.text for point in visit.points)


def test_names_are_whole_but_for_the_one_known_in_pinyin(
    everybody: list[people.PersonDetail],
) -> None:
    incomplete = [person.name.latin_plain for person in everybody if person.name.missing()]
    assert incomplete == ["Xu Jiaqi"]


def test_the_hard_names_are_there(everybody: list[people.PersonDetail]) -> None:
    pinyin = {person.name.hanzi: person.name.pinyin for person in everybody if person.name.hanzi}
    assert pinyin["欧阳静澜"] == "Ōuyáng Jìnglán"
    assert pinyin["单志远"] == "Shàn Zhìyuǎn"
    assert pinyin["阿依努尔·艾尔肯"] == "Aynur Erkin"
    surnames = {(p.name.first_surname, p.name.second_surname) for p in everybody}
    assert {("de la Fuente", "Morales"), ("Soto", "de la Fuente")} <= surnames
    without = {person.name.latin_plain for person in everybody if person.photo_id is None}
    assert without == {"Xu Jiaqi", "Tomás Alberto Benítez Duarte"}


def test_nobody_shares_a_name(everybody: list[people.PersonDetail]) -> None:
    assert len({person.name.sort_key() for person in everybody}) == 40


def test_its_places_are_in_no_list(office: Workspace) -> None:
    communes = {fold(name) for c in places.communes() for name in (c.name, *c.aliases)}
    assert fold(places.commune("99001").name) not in communes
    assert not places.find_communes("Quilhuenco")
    chinese = {division.name.zh for division in places.divisions()}
    for division in places.path("990100"):
        assert division.name.zh not in chinese
        assert division not in places.divisions()
    assert not places.find_divisions("云汀")
    with pytest.raises(KeyError):
        places.division("990200")


def test_the_office_is_marked_as_a_sample(
    office: Workspace, bodies: list[organisations.OrganisationDetail]
) -> None:
    told = municipality.get(office)
    assert told.is_sample
    assert told.municipality.es == "Municipalidad de Quilhuenco de la Costa"
    assert not told.letterhead.missing()
    assert municipality.crest(office)
    assert all("inventada" in body.notes for body in bodies)
    for fact in (fact for body in bodies for fact in body.facts):
        assert "Invented sample" in fact.source
        assert fact.source_date
        assert fact.source_date < TODAY


def test_notes_and_tasks_are_in_the_language_of_the_workspace(tmp_path: Path) -> None:
    chinese = Workspace.create(tmp_path / "zh.muniforeign", information=Information(language="zh"))
    sample.fill(chinese, TODAY)
    visit = visits.next_visit(chinese, TODAY)
    chinese.close()
    assert visit
    assert all(any(map(is_hanzi, task.text)) for task in visit.tasks)
    assert "虚构" in visit.notes


def test_contact_points_have_the_right_shape_and_lead_to_nobody(
    everybody: list[people.PersonDetail], bodies: list[organisations.OrganisationDetail]
) -> None:
    owners: list[people.PersonDetail | organisations.OrganisationDetail] = [*everybody, *bodies]
    for owner in owners:
        for point in owner.contact_points:
            assert contact_rules.problem(point.kind, point.value, owner.country) is None
            if point.kind is contact_rules.ContactKind.EMAIL:
                assert point.value.endswith(".example")
            if point.kind in contact_rules.DIALLED:
                assert "00" in point.value.replace(" ", "")[-6:]


def test_portraits_are_distinct_and_small(
    office: Workspace, everybody: list[people.PersonDetail]
) -> None:
    from PIL import Image

    pictures = [attachments.content(office, p.photo_id) for p in everybody if p.photo_id]
    assert len(set(pictures)) == 38
    for picture in filter(None, pictures):
        assert len(picture) < 25_000
        assert Image.open(io.BytesIO(picture)).size == (600, 768)


def test_it_is_one_step_that_can_be_undone(workspace: Workspace) -> None:
    before = municipality.get(workspace)
    sample.fill(workspace, TODAY)
    assert workspace.undo_label == "Fill in the sample office"
    workspace.undo()
    assert people.listed(workspace, Listing()).count() == 0
    assert organisations.listed(workspace, Listing()).count() == 0
    assert visits.listed(workspace, Listing()).count() == 0
    assert municipality.get(workspace) == before
    workspace.redo()
    assert people.listed(workspace, Listing()).count() == 40


def test_stopped_half_way_it_leaves_nothing(workspace: Workspace) -> None:
    told: list[float] = []

    def stop(fraction: float, text: str) -> None:
        assert text.startswith("Entering the sample")
        told.append(fraction)
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        sample.fill(workspace, TODAY, stop)
    assert told == sorted(told)
    assert people.listed(workspace, Listing()).count() == 0
    assert workspace.undo_step is None or workspace.undo_label != "Fill in the sample office"
