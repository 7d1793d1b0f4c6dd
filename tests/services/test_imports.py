"""From a file into the workspace: in one step, complete or not at all."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from PIL import Image

from muniforeign.domain import names
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.drafts import DraftContact, OrganisationDraft, PersonDraft
from muniforeign.domain.people import Gender
from muniforeign.domain.progress import Cancelled
from muniforeign.domain.ranks import Office
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.services import delegates, imports, matching, organisations, people, visits
from muniforeign.services.imports import Known
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace

OFFICE = Localized(zh="某市外事办公室")
WANG = PersonDraft(
    source_row=4,
    name=names.parse("王晓明"),
    gender=Gender.MALE,
    country="CN",
    post_title=Localized(zh="主任"),
    organisation=OFFICE,
    contact_points=(DraftContact(ContactKind.WECHAT, "wang_xm"),),
    passport_number="PE1234567",
    birth_date=dt.date(1970, 5, 3),
    diet=Localized(zh="素食"),
    notes="民族：汉",
)
LI = PersonDraft(source_row=5, name=names.parse("李明"), organisation=OFFICE)
OTHER_LI = replace(LI, source_row=6, role=DelegateRole.INTERPRETER)


def everybody(workspace: Workspace) -> list[str]:
    return sorted(row.name.in_language("zh") for row in people.listed(workspace, Listing()).all())


def test_people_come_in_with_post_organisation_and_sensitive_data(workspace: Workspace) -> None:
    done = imports.import_people(workspace, [WANG, LI])
    assert (done.added, done.organisations_added) == (2, 1)
    found = people.get(workspace, done.ids[0])
    assert found.name.hanzi == "王晓明"
    assert (found.gender, found.country, found.notes) == (Gender.MALE, "CN", "民族：汉")
    assert (found.posts[0].title, found.posts[0].organisation) == (Localized(zh="主任"), OFFICE)
    assert [point.value for point in found.contact_points] == ["wang_xm"]
    assert found.sensitive.passport_number == "PE1234567"
    assert found.sensitive.birth_date == dt.date(1970, 5, 3)
    assert found.sensitive.diet == Localized(zh="素食")


def test_a_post_has_its_class_where_the_title_leaves_no_doubt(workspace: Workspace) -> None:
    navidad = Localized(es="Municipalidad de Navidad")
    organisations.create(workspace, name=navidad, country="CL")
    mayor = replace(
        LI,
        name=names.parse("Ana Rojas"),
        post_title=Localized(es="Alcaldesa"),
        organisation=navidad,
    )
    drafts = [WANG, replace(LI, post_title=Localized(zh="科员")), replace(mayor, source_row=6)]
    done = imports.import_people(workspace, drafts)
    held = [people.get(workspace, each).posts[0].office for each in done.ids]
    assert held == [Office.FAO_DIRECTOR, None, Office.MAYOR]


def test_an_imported_delegation_is_ordered_by_precedence(workspace: Workspace) -> None:
    visit = visits.create(workspace, dt.date(2026, 11, 10))
    government = Localized(zh="某市人民政府")
    rows = [("翻译", OFFICE), ("主任", OFFICE), ("副市长", government), ("市长", government)]
    drafts = [
        replace(
            WANG,
            source_row=row,
            name=names.parse(f"王{'一二三四'[row]}"),
            post_title=Localized(zh=title),
            organisation=organisation,
            passport_number="",
            role=DelegateRole.LIAISON,
        )
        for row, (title, organisation) in enumerate(rows)
    ]
    imports.import_people(workspace, drafts, into_visit=visit)
    delegates.sort_by_precedence(workspace, visit, Side.THEIRS)
    found = visits.get(workspace, visit).side(Side.THEIRS)
    assert [each.post.title.zh for each in found if each.post] == ["市长", "副市长", "主任", "翻译"]


def test_an_import_is_one_step_of_history(workspace: Workspace) -> None:
    imports.import_people(workspace, [WANG, LI, OTHER_LI])
    workspace.undo()
    assert everybody(workspace) == []
    assert organisations.listed(workspace, Listing()).count() == 0
    workspace.redo()
    assert everybody(workspace) == ["李明", "李明", "王晓明"]


@pytest.mark.parametrize("at", [0.0, 0.4, 1.0])
def test_a_cancelled_import_leaves_nothing_behind(workspace: Workspace, at: float) -> None:
    def cancel(fraction: float, text: str) -> None:
        if fraction >= at:
            raise Cancelled

    drafts = [replace(WANG, source_row=row, passport_number=f"P{row}") for row in range(600)]
    with pytest.raises(Cancelled):
        imports.import_people(workspace, drafts, progress=cancel)
    assert everybody(workspace) == []
    assert organisations.listed(workspace, Listing()).count() == 0
    assert workspace.undo_step is None


def test_the_same_file_twice_adds_nobody_twice(workspace: Workspace) -> None:
    first = imports.import_people(workspace, [WANG, LI, OTHER_LI])
    again = imports.import_people(workspace, [WANG, LI, OTHER_LI])
    assert (again.added, again.skipped) == (0, 3)
    assert set(again.ids) == set(first.ids)


def test_known_people_are_found_by_row(workspace: Workspace) -> None:
    done = imports.import_people(workspace, [WANG, LI])
    found = matching.known_people(workspace, [LI, OTHER_LI, WANG])
    assert found.all == {5: done.ids[1], 4: done.ids[0]}
    assert found.probable == {}


def test_hanzi_are_known_where_their_pinyin_is_written_otherwise(workspace: Workspace) -> None:
    done = imports.import_people(workspace, [LI])
    people.update(workspace, done.ids[0], name=replace(LI.name, given_pinyin="Ming-Ming"))
    assert matching.known_people(workspace, [LI]).sure == {5: done.ids[0]}
    plain = replace(LI, name=names.parse("Li Mingming"))
    assert matching.known_people(workspace, [plain, LI]).all == {5: done.ids[0]}


def test_another_passport_or_organisation_is_another_person(workspace: Workspace) -> None:
    imports.import_people(workspace, [WANG])
    others = [
        replace(WANG, source_row=7, passport_number="XX7654321"),
        replace(LI, source_row=8, name=WANG.name, organisation=Localized(zh="某大学")),
    ]
    assert matching.known_people(workspace, others).all == {}


FULL = Localized(zh="临江市人民政府外事办公室")
OUYANG = replace(LI, source_row=9, name=names.parse("欧阳丽"), organisation=FULL)
PHONE = (DraftContact(ContactKind.MOBILE, "+86 138 0013 8000"),)


def test_an_organisation_is_known_by_its_short_form(workspace: Workspace) -> None:
    first = imports.import_people(workspace, [OUYANG])
    again = replace(OUYANG, organisation=Localized(zh="临江市外办"))
    assert matching.known_people(workspace, [again]).sure == {9: first.ids[0]}
    done = imports.import_people(workspace, [replace(LI, organisation=again.organisation)])
    assert done.organisations_added == 0


@pytest.mark.parametrize(
    "other",
    [
        replace(OUYANG, organisation=Localized(zh="浙江省临江市外事办公室")),
        replace(OUYANG, organisation=Localized(zh="某大学"), contact_points=PHONE),
        replace(OUYANG, organisation=Localized(zh="某大学"), birth_date=dt.date(1975, 3, 2)),
    ],
)
def test_much_that_agrees_makes_somebody_probably_the_same(
    workspace: Workspace, other: PersonDraft
) -> None:
    point = (DraftContact(ContactKind.PHONE, "138-0013-8000"),)
    there = replace(OUYANG, contact_points=point, birth_date=dt.date(1975, 3, 2))
    done = imports.import_people(workspace, [there])
    found = matching.known_people(workspace, [other])
    assert (found.sure, found.probable) == ({}, {9: done.ids[0]})
    assert imports.import_people(workspace, [other]).added == 0
    assert imports.import_people(workspace, [other], choices={9: Known.ADD}).added == 1


def test_who_is_surely_there_is_not_taken_for_another_row(workspace: Workspace) -> None:
    done = imports.import_people(workspace, [OUYANG])
    near = replace(OUYANG, source_row=3, organisation=Localized(zh="浙江省临江市外事办公室"))
    found = matching.known_people(workspace, [near, OUYANG])
    assert (found.sure, found.probable) == ({9: done.ids[0]}, {})


def test_one_passport_is_one_person_wherever_they_work(workspace: Workspace) -> None:
    done = imports.import_people(workspace, [WANG])
    moved = replace(WANG, organisation=Localized(zh="某大学"))
    assert matching.known_people(workspace, [moved]).sure == {4: done.ids[0]}


def test_what_is_empty_is_filled_and_nothing_else_changes(workspace: Workspace) -> None:
    bare = people.create(workspace, name=names.parse("王晓明"), country="SG", notes="viejo")
    done = imports.import_people(workspace, [WANG], known=Known.FILL)
    assert done.ids == (bare,)
    assert (done.added, done.filled) == (0, 1)
    found = people.get(workspace, bare)
    assert found.country == "SG"
    assert found.notes == "viejo\n民族：汉"
    assert found.gender is Gender.MALE
    assert found.sensitive.passport_number == "PE1234567"


def test_single_rows_can_be_added_all_the_same(workspace: Workspace) -> None:
    imports.import_people(workspace, [WANG, LI])
    done = imports.import_people(workspace, [WANG, LI], choices={5: Known.ADD})
    assert (done.added, done.skipped) == (1, 1)
    assert everybody(workspace) == ["李明", "李明", "王晓明"]


def test_an_organisation_is_known_by_any_of_its_names(workspace: Workspace) -> None:
    name = Localized(es="Oficina de Asuntos Exteriores", zh="某市外事办公室")
    office = organisations.create(workspace, name=name)
    done = imports.import_people(workspace, [LI])
    assert done.organisations_added == 0
    assert people.get(workspace, done.ids[0]).posts[0].organisation_id == office
    both = replace(WANG, organisation=Localized(zh="某市外事办公室", en="Foreign Affairs Office"))
    imports.import_people(workspace, [both])
    assert organisations.get(workspace, office).name == Localized(
        name.es, name.zh, "Foreign Affairs Office"
    )


def test_a_delegation_goes_into_a_visit_in_its_order(workspace: Workspace) -> None:
    visit = visits.create(workspace, dt.date(2026, 11, 23))
    imports.import_people(workspace, [LI])
    imports.import_people(workspace, [WANG, OTHER_LI, LI], into_visit=visit, side=Side.THEIRS)
    theirs = visits.get(workspace, visit).side(Side.THEIRS)
    assert [delegate.person.name.hanzi for delegate in theirs] == ["王晓明", "李明", "李明"]
    assert [delegate.role for delegate in theirs] == [
        *(DelegateRole.HEAD, DelegateRole.INTERPRETER, DelegateRole.MEMBER),
    ]
    workspace.undo()
    assert visits.get(workspace, visit).side(Side.THEIRS) == ()
    assert everybody(workspace) == ["李明"]


def test_a_picture_comes_in_and_a_broken_one_is_named(workspace: Workspace) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (20, 30)).save(picture, "PNG")
    drafts = [replace(WANG, photo=picture.getvalue()), replace(LI, photo=b"not a picture")]
    done = imports.import_people(workspace, drafts)
    assert people.get(workspace, done.ids[0]).photo_id
    assert people.get(workspace, done.ids[1]).photo_id is None
    assert [problem.row for problem in done.problems] == [5]


def test_organisations_are_completed_and_added(workspace: Workspace) -> None:
    known = organisations.create(workspace, name=Localized(es="Municipalidad de X"))
    site = (DraftContact(ContactKind.WEBSITE, "https://example.cl"),)
    name = Localized(es="MUNICIPALIDAD DE X", zh="某市政府")
    drafts = [
        OrganisationDraft(2, name, "CL", site, notes="Rubro: a"),
        OrganisationDraft(3, Localized(es="Universidad Y")),
    ]
    done = imports.import_organisations(workspace, drafts)
    assert (done.added, done.filled) == (1, 1)
    found = organisations.get(workspace, known)
    assert found.name == Localized(es="Municipalidad de X", zh="某市政府")
    assert (found.country, found.notes) == ("CL", "Rubro: a")
    assert [point.value for point in found.contact_points] == ["https://example.cl"]
