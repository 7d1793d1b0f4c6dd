"""Organisations with profile facts, and the municipality itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.errors import UserError
from muniforeign.domain.organisations import FactSubject, OrganisationKind, RelationshipStatus
from muniforeign.domain.text import Localized
from muniforeign.services import contacts, municipality, organisations, people, posts, records
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace
from tests.services.desk import Desk


def names(desk: Desk, **listing: object) -> list[str]:
    """The names of the list of organisations, as it is asked for."""
    rows = organisations.listed(desk.workspace, Listing(**listing)).all()  # type: ignore[arg-type]
    return [row.name.es for row in rows]


def test_an_organisation_knows_its_place_and_its_parent(desk: Desk) -> None:
    office = organisations.create(
        desk.workspace,
        name=Localized(zh="云汀市外办"),
        kind=OrganisationKind.FOREIGN_AFFAIRS_OFFICE,
        country="CN",
        division_code="110000",
        parent_id=desk.theirs,
    )
    found = organisations.get(desk.workspace, office)
    assert (found.place.zh, found.parent.es) == ("北京市", "Yunting")
    assert organisations.get(desk.workspace, desk.ours).place.es == "Toltén"


@pytest.mark.parametrize(
    "command",
    [
        lambda w, o: organisations.update(w, o, status=RelationshipStatus.CONTACT, notes="x"),
        lambda w, o: organisations.set_crest(w, o, b"picture"),
        lambda w, o: organisations.add_fact(w, o, text=Localized(es="2 habitantes")),
        lambda w, o: contacts.add_point(w, "organisation_id", o, ContactKind.PHONE, "1"),
        lambda w, o: contacts.add_address(w, "organisation_id", o, postal_code="1"),
    ],
)
def test_what_is_changed_in_an_organisation_can_be_undone(
    desk: Desk, command: Callable[[Workspace, UUID], object]
) -> None:
    desk.can_be_undone(
        lambda: organisations.get(desk.workspace, desk.theirs),
        lambda: command(desk.workspace, desk.theirs),
    )


@pytest.mark.parametrize(
    ("country", "commune", "division"), [("CL", "99999", ""), ("CN", "", "999999"), ("CL", "", "")]
)
def test_a_code_that_is_in_no_list_is_no_place(
    desk: Desk, country: str, commune: str, division: str
) -> None:
    made = organisations.create(
        desk.workspace,
        name=Localized(es="Lejos"),
        country=country,
        commune_code=commune,
        division_code=division,
    )
    assert organisations.get(desk.workspace, made).place == Localized()
    assert made in organisations.listed(desk.workspace, Listing()).ids()


def test_facts_keep_their_order_source_and_date(desk: Desk) -> None:
    w = desk.workspace
    first = organisations.add_fact(w, desk.theirs, subject=FactSubject.AREA)
    second = organisations.add_fact(w, desk.theirs, subject=FactSubject.POPULATION)
    organisations.update_fact(w, first, source="Anuario", source_date=dt.date(2025, 1, 1))
    facts = organisations.get(w, desk.theirs).facts
    assert [fact.id for fact in facts] == [first, second]
    assert (facts[0].source, facts[0].source_date) == ("Anuario", dt.date(2025, 1, 1))
    after = desk.can_be_undone(
        lambda: organisations.get(w, desk.theirs).facts,
        lambda: organisations.delete_fact(w, first),
    )
    assert [fact.id for fact in after] == [second]


def test_a_deleted_organisation_leaves_its_people(desk: Desk) -> None:
    w = desk.workspace
    organisations.add_fact(w, desk.theirs, subject=FactSubject.AREA)
    before, person = organisations.get(w, desk.theirs), people.get(w, desk.wang)
    organisations.delete(w, desk.theirs)
    with pytest.raises(records.NotFound):
        organisations.get(w, desk.theirs)
    (post,) = people.get(w, desk.wang).posts
    assert (post.organisation_id, post.title.es) == (None, "Alcalde")
    w.undo()
    assert organisations.get(w, desk.theirs) == before
    assert people.get(w, desk.wang) == person


def test_our_own_municipality_is_not_deleted(desk: Desk) -> None:
    w = desk.workspace
    organisations.update(w, desk.ours, status=RelationshipStatus.OWN)
    with pytest.raises(UserError, match="Our own municipality"):
        organisations.delete(w, desk.ours)
    assert organisations.get(w, desk.ours).status is RelationshipStatus.OWN


def test_what_is_gone_is_told_as_gone(desk: Desk) -> None:
    w, nothing = desk.workspace, uuid4()
    for command in (
        lambda: organisations.get(w, nothing),
        lambda: organisations.update(w, nothing, notes=""),
        lambda: organisations.set_crest(w, nothing, b"x"),
        lambda: organisations.delete(w, nothing),
        lambda: organisations.add_fact(w, nothing),
        lambda: organisations.update_fact(w, nothing, source=""),
        lambda: organisations.delete_fact(w, nothing),
    ):
        with pytest.raises(records.NotFound):
            command()
    with pytest.raises(AttributeError):
        organisations.update(w, desk.ours, colour="blue")


def test_the_list_is_filtered_and_ordered(desk: Desk) -> None:
    organisations.create(desk.workspace, name=Localized(es="Ñuble Ltda."), country="CL")
    assert names(desk) == ["Municipalidad de Toltén", "Ñuble Ltda.", "Yunting"]
    assert names(desk, descending=True)[0] == "Yunting"
    assert names(desk, filters={"country": "CN"}) == ["Yunting"]
    assert names(desk, filters={"kind": "local_government"}) == ["Yunting"]
    assert len(names(desk, filters={"status": "none"})) == 3
    assert names(desk, text="nuble") == ["Ñuble Ltda."]
    assert names(desk, text="云汀") == ["Yunting"]
    for sort in ("kind", "country", "status", "updated"):
        assert len(names(desk, sort=sort)) == 3
    organisations.update(desk.workspace, desk.theirs, name=Localized(es="Aaa"))
    assert names(desk)[0] == "Aaa"


def test_a_line_counts_people_once(desk: Desk) -> None:
    posts.add(desk.workspace, desk.wang, organisation_id=desk.theirs)
    posts.add(desk.workspace, desk.munoz, organisation_id=desk.theirs)
    counts = {row.id: row.people for row in organisations.choices(desk.workspace, "")}
    assert counts == {desk.ours: 0, desk.theirs: 2}


def test_the_municipality_is_an_organisation_of_its_own(workspace: Workspace) -> None:
    municipality.found(workspace, "09118")
    told = municipality.get(workspace)
    assert told.own_organisation_id is not None
    assert (told.municipality.es, told.region) == (
        "Municipalidad de Toltén",
        "Región de La Araucanía",
    )
    own = organisations.get(workspace, told.own_organisation_id)
    assert (own.name, own.status) == (told.municipality, RelationshipStatus.OWN)
    name = told.municipality.with_text("zh", "托尔滕市政府")
    municipality.update(workspace, municipality=name)
    assert organisations.get(workspace, own.id).name.zh == "托尔滕市政府"
    workspace.undo()
    assert municipality.get(workspace) == told


def test_the_crest_of_the_municipality_is_its_organisations(workspace: Workspace) -> None:
    municipality.found(workspace, "09118")
    own = municipality.get(workspace).own_organisation_id
    assert own is not None
    municipality.set_crest(workspace, b"first")
    municipality.set_crest(workspace, b"second")
    assert municipality.crest(workspace) == b"second"
    assert organisations.get(workspace, own).crest_id == municipality.get(workspace).crest_id
    workspace.undo()
    assert municipality.crest(workspace) == b"first"
    municipality.set_crest(workspace, b"")
    assert municipality.crest(workspace) is None


def test_what_the_municipality_does_not_have_is_refused(workspace: Workspace) -> None:
    with pytest.raises(TypeError):
        municipality.update(workspace, colour="blue")
