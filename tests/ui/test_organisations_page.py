"""The page of organisations: adding, place and level, facts, people, what is our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from muniforeign.domain import names
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.organisations import OrganisationKind, RelationshipStatus
from muniforeign.domain.text import Localized
from muniforeign.i18n import Language
from muniforeign.services import agreements, contacts, organisations, people, posts, visits
from muniforeign.services.listing import Listing
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.organisations.page import OrganisationsPage
from muniforeign.ui.organisations.profile import FactRow
from tests.ui.english import left_in_english
from tests.ui.pages import on_screen

WUHAN = Localized("Gobierno de Wuhan", "武汉市人民政府", "Wuhan City Government")


@pytest.fixture
def visited() -> list[tuple[Any, ...]]:
    return []


@pytest.fixture
def page(qtbot: QtBot, office: Desk, visited: list[tuple[Any, ...]]) -> Iterator[OrganisationsPage]:
    desk = replace(office, navigate=lambda *place: visited.append(place))
    made = OrganisationsPage(desk)
    yield from on_screen(qtbot, desk, made, made.reload)


def add(page: OrganisationsPage, name: Localized = WUHAN, **values: object) -> UUID:
    """An organisation that is chosen in the list."""
    made = organisations.create(page.desk.workspace, name=name, **values)
    page.open(made)
    return made


def only(page: OrganisationsPage) -> organisations.OrganisationDetail:
    """The one organisation of the office."""
    (row,) = organisations.listed(page.desk.workspace, Listing()).all()
    return organisations.get(page.desk.workspace, row.id)


def parent_field(page: OrganisationsPage) -> ChoiceEditor:
    """The field of what the organisation belongs to."""
    editor = next(
        form.rows["parent_id"].editor
        for form in page.view.details.forms
        if "parent_id" in form.rows
    )
    assert isinstance(editor, ChoiceEditor)
    return editor


def test_a_new_one_is_named_and_undone(page: OrganisationsPage) -> None:
    page.new()
    editor = page.view.details.top.rows["name"].editor
    assert isinstance(editor, LocalizedEdit)
    editor.cells["zh"].put("武汉市人民政府")
    editor.committed.emit()
    assert only(page).name == Localized(zh="武汉市人民政府")
    page.desk.workspace.undo()
    page.desk.workspace.undo()
    assert organisations.listed(page.desk.workspace, Listing()).count() == 0


def test_the_division_is_chosen_by_pinyin_and_its_level_explained(page: OrganisationsPage) -> None:
    add(page, country="CN", kind=OrganisationKind.LOCAL_GOVERNMENT)
    assert not page.view.details.top.rows["commune_code"].isVisible()
    chooser = page.view.details.top.rows["division_code"].editor
    assert isinstance(chooser, ChoiceEditor)
    assert "division_code" in page.view.missing.text()
    chooser._find("wuhan")
    chooser._take(chooser._found.index(0, 0))

    assert only(page).division_code == "420100"
    assert page.view.details.level.isVisible()
    assert "division_code" not in page.view.missing.text()


def test_a_fact_without_a_source_is_flagged(page: OrganisationsPage) -> None:
    made = add(page)
    fact = organisations.add_fact(page.desk.workspace, made, text=Localized(es="11 millones"))
    page.view.focus("facts")
    row = page.view.profile.rows.rows[fact]
    assert isinstance(row, FactRow)
    assert row.warning.isVisible()
    source = row.form.rows["source"].editor
    assert isinstance(source, LineEditor)
    source.line.setText("Anuario 2025")
    source.line.editingFinished.emit()
    assert only(page).facts[0].source == "Anuario 2025"
    assert not row.warning.isVisible()
    row.delete()
    assert only(page).facts == ()
    page.desk.notices.button.click()
    assert len(only(page).facts) == 1


def test_a_person_is_added_here_with_a_post(
    page: OrganisationsPage, visited: list[tuple[Any, ...]]
) -> None:
    made = add(page, country="CN")
    page.view.focus("people")
    page.view.people.add()
    ((kind, person, field),) = visited
    assert (kind, field) == ("person", "name")
    kept = people.get(page.desk.workspace, person)
    assert (kept.country, kept.posts[0].organisation_id) == ("CN", made)
    page.desk.workspace.undo()
    assert people.listed(page.desk.workspace, Listing()).count() == 0


def test_what_it_belongs_to_can_be_added_at_once(page: OrganisationsPage) -> None:
    made = add(page)
    chooser = parent_field(page)
    chooser.line.setText("湖北省人民政府")
    chooser.committed.emit()
    kept = organisations.get(page.desk.workspace, made)
    assert kept.parent == Localized(zh="湖北省人民政府")
    assert kept.parent_id is not None
    assert organisations.get(page.desk.workspace, kept.parent_id).country == "CN"
    page.desk.workspace.undo()
    assert only(page).parent_id is None

    chooser.line.clear()
    assert page.commit()
    assert only(page).parent_id is None


def test_no_person_is_added_while_a_field_is_refused(
    page: OrganisationsPage, visited: list[tuple[Any, ...]]
) -> None:
    made = add(page, country="CN")
    chooser = page.view.details.top.rows["division_code"].editor
    assert isinstance(chooser, ChoiceEditor)
    chooser.line.setText("no es un lugar")
    chooser.committed.emit()
    page.view.focus("people")
    page.view.people.add()
    page.view.add_fact()
    assert visited == []
    assert people.listed(page.desk.workspace, Listing()).count() == 0
    assert organisations.get(page.desk.workspace, made).facts == ()
    assert page.view.tabs.sections[page.view.tabs.bar.currentIndex()] is page.view.details

    chooser.revert()
    page.view.people.add()
    assert people.listed(page.desk.workspace, Listing()).count() == 1


def test_a_click_on_a_person_leads_there_and_shows_the_post_held_here(
    page: OrganisationsPage, visited: list[tuple[Any, ...]]
) -> None:
    made = add(page)
    person = people.create(page.desk.workspace, name=names.parse("王晓明"))
    posts.add(page.desk.workspace, person, title=Localized(es="Rector"))
    posts.add(page.desk.workspace, person, title=Localized(es="Consejero"), organisation_id=made)
    page.view.focus("people")
    (line,) = page.view.people.links.lines
    assert line.link.text.startswith("王晓明")
    assert line.link.detail == "Consejero"
    line.label.linkActivated.emit("record")
    assert visited == [("person", person)]


def test_visits_agreements_and_what_is_open_are_listed(page: OrganisationsPage) -> None:
    made, today = add(page), dt.date(2026, 11, 23)
    visits.create(page.desk.workspace, today, counterpart_id=made)
    agreement = agreements.create(page.desk.workspace, today)
    agreements.add_party(page.desk.workspace, agreement, made)
    page.view.focus("visits")
    relations = page.view.relations
    for links in (relations.visits, relations.agreements):
        assert len(links.lines) == 1
    assert relations.commitments.lines == []


def test_our_own_municipality_is_marked_and_stays(page: OrganisationsPage) -> None:
    made = add(page, Localized(es="Municipalidad"), status=RelationshipStatus.OWN)
    assert page.view.own.isVisible()
    page.delete([made])
    assert only(page).id == made
    assert page.desk.notices.label.text() == page.desk.language.gettext(organisations.OWN_STAYS)


def test_deleting_is_one_step_that_can_be_undone(page: OrganisationsPage) -> None:
    made = [add(page), add(page, Localized(es="Universidad"))]
    page.delete(made)
    assert organisations.listed(page.desk.workspace, Listing()).count() == 0
    page.desk.notices.button.click()
    assert organisations.listed(page.desk.workspace, Listing()).count() == 2


@pytest.mark.parametrize("language", ["es", "zh"], indirect=True)
def test_nothing_on_the_screen_is_left_in_english(
    page: OrganisationsPage, language: Language
) -> None:
    made = add(page, Localized(zh="云汀"), country="CN", division_code="420100")
    organisations.add_fact(page.desk.workspace, made, text=Localized(zh="人口"))
    contacts.add_point(page.desk.workspace, "organisation_id", made, ContactKind.PHONE, "1")
    for place in range(page.view.tabs.bar.count()):
        page.view.tabs.bar.setCurrentIndex(place)
    assert left_in_english(page, language) == set()
