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
from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.progress import Cancelled
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole, PointKind, Side, VisitKind, VisitStatus
from muniforeign.services import (
    agreements,
    attachments,
    delegates,
    home,
    municipality,
    organisations,
    people,
    programme,
    sample,
    visits,
)
from muniforeign.services.listing import Listing
from muniforeign.services.sample_entries import nearest_weekday, workday
from muniforeign.storage.information import Information
from muniforeign.storage.workspace import Workspace

TODAY = dt.date(2026, 11, 23)
TUESDAY = 1


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample office, made once and only read."""
    made = Workspace.create(tmp_path_factory.mktemp("sample") / "muestra.muniforeign")
    sample.fill(made, TODAY)
    yield made
    made.close()


@pytest.fixture(scope="module")
def everybody(office: Workspace) -> list[people.PersonDetail]:
    return [people.get(office, row.id) for row in people.listed(office, Listing()).all()]


@pytest.fixture(scope="module")
def bodies(office: Workspace) -> list[organisations.OrganisationDetail]:
    found = organisations.listed(office, Listing()).all()
    return [organisations.get(office, row.id) for row in found]


@pytest.fixture(scope="module")
def encounters(office: Workspace) -> list[visits.VisitDetail]:
    return [
        visits.get(office, row.id) for row in visits.listed(office, Listing(sort="start")).all()
    ]


@pytest.fixture(scope="module")
def delegation(office: Workspace) -> visits.VisitDetail:
    found = visits.next_visit(office, TODAY)
    assert found
    return found


@pytest.fixture(scope="module")
def papers(office: Workspace) -> list[agreements.AgreementDetail]:
    return [agreements.get(office, row.id) for row in agreements.listed(office, Listing()).all()]


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


def test_the_delegation_is_seven_in_order_of_precedence(
    office: Workspace, delegation: visits.VisitDetail
) -> None:
    theirs = delegation.side(Side.THEIRS)
    assert [d.person.name.hanzi for d in theirs] == [
        *("欧阳静澜", "单志远", "周敏", "何秉文", "郑海宁", "阿依努尔·艾尔肯", "苏晓棠"),
    ]
    orders = [d.post.order for d in theirs if d.post]
    assert orders == sorted(orders)
    assert theirs[0].role is DelegateRole.HEAD
    assert theirs[-1].role is DelegateRole.INTERPRETER
    assert all(d.person.sensitive.passport_number and d.person.photo_id for d in theirs)


def test_our_side_is_paired(delegation: visits.VisitDetail) -> None:
    theirs = {d.id: d for d in delegation.side(Side.THEIRS)}
    ours = delegation.side(Side.OURS)
    assert len(ours) == 7
    assert {d.paired_with_id for d in ours} == set(theirs)
    assert all(theirs[d.paired_with_id].paired_with_id == d.id for d in ours if d.paired_with_id)


def test_the_delegation_is_fully_prepared(delegation: visits.VisitDetail) -> None:
    assert delegation.status is VisitStatus.CONFIRMED
    counts = {kind: len(delegation.points_of(kind)) for kind in PointKind}
    assert counts[PointKind.TO_OBTAIN] == counts[PointKind.TO_AVOID] == 3
    assert counts[PointKind.OBJECTIVE] == 3
    assert counts[PointKind.TALKING_POINT] == 4
    assert len(delegation.programme) == 14
    assert {item.starts_at.date() for item in delegation.programme} == {
        *(delegation.start_on + dt.timedelta(days=n) for n in range(3) if delegation.start_on),
    }
    assert all(item.interpreter_id for item in delegation.programme)
    assert {task.is_overdue(TODAY) for task in delegation.tasks} == {True, False}


def test_no_programme_needs_anybody_twice(encounters: list[visits.VisitDetail]) -> None:
    for visit in encounters:
        assert visit.start_on
        assert visit.end_on
        assert not programme.overlaps(visit.programme)
        days = [item.starts_at.date() for item in visit.programme]
        assert visit.start_on <= min(days)
        assert max(days) <= visit.end_on


@pytest.mark.parametrize("shift", range(14))
def test_the_next_visit_starts_on_a_tuesday_about_twelve_days_ahead(shift: int) -> None:
    today = TODAY + dt.timedelta(days=shift)
    start = nearest_weekday(today, 12, TUESDAY)
    assert start.weekday() == TUESDAY
    assert abs((start - today).days - 12) <= 3


@pytest.mark.parametrize("shift", range(7))
def test_days_are_never_on_a_weekend(shift: int) -> None:
    day = workday(TODAY, shift)
    assert day.weekday() < 5
    assert 0 <= (TODAY + dt.timedelta(days=shift) - day).days <= 2


def test_the_earlier_visits_are_done(encounters: list[visits.VisitDetail]) -> None:
    for visit in encounters[:2]:
        assert visit.status is VisitStatus.DONE
        assert visit.end_on
        assert visit.end_on < TODAY
        assert all(task.done_on for task in visit.tasks)


def test_both_sides_have_fulfilled_and_are_late(
    office: Workspace, papers: list[agreements.AgreementDetail]
) -> None:
    signed = papers[0].commitments
    for side in Side:
        of_side = [commitment for commitment in signed if commitment.side is side]
        assert any(c.status is CommitmentStatus.FULFILLED and c.fulfilled_on for c in of_side)
        assert any(c.is_overdue(TODAY) for c in of_side)
        assert any(c.due_on and c.due_on > TODAY for c in of_side)
    assert home.overview(office, TODAY).late_commitments
    assert papers[0].signed_on
    assert not papers[1].signed_on
    assert all(len(paper.parties) == 2 for paper in papers)


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


def test_sorting_by_precedence_changes_nothing(workspace: Workspace) -> None:
    sample.fill(workspace, TODAY)
    before = visits.next_visit(workspace, TODAY)
    assert before
    delegates.sort_by_precedence(workspace, before.id, Side.THEIRS)
    after = visits.get(workspace, before.id)
    assert [d.id for d in after.side(Side.THEIRS)] == [d.id for d in before.side(Side.THEIRS)]


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
