"""People with their posts, contact points, photos and sensitive data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.domain.ranks import Office, Rank
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.services import attachments, contacts, people, posts, records, visits
from muniforeign.services.listing import Listing
from tests.services.desk import Desk

NAME = PersonName("María", "Rojas", "de la Fuente", transcription_zh="玛丽亚·罗哈斯")


def order(desk: Desk, **listing: object) -> list[str]:
    """The names of the list of people, as it is asked for."""
    rows = people.listed(desk.workspace, Listing(**listing)).all()  # type: ignore[arg-type]
    return [row.name.latin_plain for row in rows]


def test_a_new_person_keeps_what_was_written(desk: Desk) -> None:
    person_id = people.create(
        desk.workspace,
        name=NAME,
        gender=Gender.FEMALE,
        country="CL",
        languages=["es", "zh"],
        summary=Localized(es="Habla chino."),
        notes="interno",
    )
    found = people.get(desk.workspace, person_id)
    assert found.name == NAME
    assert (found.gender, found.country, found.languages) == (Gender.FEMALE, "CL", ("es", "zh"))
    assert (found.summary.es, found.notes) == ("Habla chino.", "interno")
    assert found.sensitive == people.Sensitive()


def test_an_attribute_that_people_do_not_have_is_refused(desk: Desk) -> None:
    with pytest.raises(AttributeError):
        people.create(desk.workspace, name=NAME, surname="Rojas")
    with pytest.raises(AttributeError):
        people.update(desk.workspace, desk.wang, surname="Rojas")
    assert people.listed(desk.workspace, Listing()).count() == 2


@pytest.mark.parametrize(
    "command",
    [
        lambda w, p: people.update(w, p, name=NAME, notes="x"),
        lambda w, p: people.update_sensitive(w, p, passport_number="E1"),
        lambda w, p: people.set_photo(w, p, b"picture"),
        lambda w, p: posts.add(w, p, title=Localized(es="Profesor")),
        lambda w, p: contacts.add_point(w, "person_id", p, ContactKind.WECHAT, "wangxm"),
        lambda w, p: contacts.add_address(w, "person_id", p, street=Localized(es="Prat 1")),
    ],
)
def test_what_is_changed_in_a_person_can_be_undone(
    desk: Desk, command: Callable[[object, UUID], object]
) -> None:
    desk.can_be_undone(
        lambda: people.get(desk.workspace, desk.wang), lambda: command(desk.workspace, desk.wang)
    )


def test_a_deleted_person_leaves_visits_and_comes_back_whole(desk: Desk) -> None:
    people.update_sensitive(desk.workspace, desk.wang, passport_number="E1")
    contacts.add_point(desk.workspace, "person_id", desk.wang, ContactKind.WECHAT, "wangxm")
    people.set_photo(desk.workspace, desk.wang, b"picture")
    person, visit = people.get(desk.workspace, desk.wang), visits.get(desk.workspace, desk.visit)
    people.delete(desk.workspace, desk.wang)
    with pytest.raises(records.NotFound):
        people.get(desk.workspace, desk.wang)
    assert visits.get(desk.workspace, desk.visit).side(Side.THEIRS) == ()
    assert desk.workspace.undo_step is not None
    assert desk.workspace.undo_step.subject == "王晓明 Wang Xiaoming"
    desk.workspace.undo()
    assert people.get(desk.workspace, desk.wang) == person
    assert visits.get(desk.workspace, desk.visit) == visit


def test_who_is_gone_is_told_as_gone(desk: Desk) -> None:
    nobody = uuid4()
    for command in (
        lambda: people.get(desk.workspace, nobody),
        lambda: people.update(desk.workspace, nobody, notes="x"),
        lambda: people.update_sensitive(desk.workspace, nobody, health="x"),
        lambda: people.set_photo(desk.workspace, nobody, b"x"),
        lambda: people.delete(desk.workspace, nobody),
        lambda: posts.add(desk.workspace, nobody),
        lambda: posts.update(desk.workspace, nobody, rank=None),
        lambda: posts.make_principal(desk.workspace, nobody),
        lambda: posts.delete(desk.workspace, nobody),
        lambda: contacts.update_point(desk.workspace, nobody, value=""),
        lambda: contacts.delete_point(desk.workspace, nobody),
        lambda: contacts.update_address(desk.workspace, nobody, country=""),
        lambda: contacts.delete_address(desk.workspace, nobody),
    ):
        with pytest.raises(records.NotFound):
            command()


def test_contact_points_and_addresses_cannot_hang_on_nobody(desk: Desk) -> None:
    with pytest.raises(records.NotFound):
        contacts.add_point(desk.workspace, "person_id", uuid4(), ContactKind.PHONE, "1")
    with pytest.raises(records.NotFound):
        contacts.add_address(desk.workspace, "organisation_id", uuid4())


def test_sensitive_data_is_written_in_parts(desk: Desk) -> None:
    people.update_sensitive(desk.workspace, desk.wang, passport_number="E1")
    people.update_sensitive(desk.workspace, desk.wang, birth_date=dt.date(1970, 2, 28))
    kept = people.get(desk.workspace, desk.wang).sensitive
    assert (kept.passport_number, kept.birth_date) == ("E1", dt.date(1970, 2, 28))


def test_a_new_photo_takes_the_place_of_the_old_one(desk: Desk) -> None:
    people.set_photo(desk.workspace, desk.wang, b"first")
    first = people.get(desk.workspace, desk.wang).photo_id
    people.set_photo(desk.workspace, desk.wang, b"second")
    second = people.get(desk.workspace, desk.wang).photo_id
    assert attachments.content(desk.workspace, second) == b"second"
    assert attachments.content(desk.workspace, first) is None
    desk.workspace.undo()
    assert people.get(desk.workspace, desk.wang).photo_id == first
    assert attachments.content(desk.workspace, first) == b"first"
    people.set_photo(desk.workspace, desk.wang, b"")
    assert people.get(desk.workspace, desk.wang).photo_id is None


def test_people_are_listed_by_folded_surnames(desk: Desk) -> None:
    people.create(desk.workspace, name=PersonName("Ana", "Ñancupil"))
    assert order(desk) == ["José Antonio Muñoz Soto", "Ana Ñancupil", "Wang Xiaoming"]
    people.update(desk.workspace, desk.munoz, name=PersonName("José", "Zúñiga"))
    assert order(desk)[-1] == "José Zúñiga"
    assert order(desk, descending=True)[0] == "José Zúñiga"


@pytest.mark.parametrize("sort", ["name", "title", "organisation", "country", "updated"])
def test_every_order_of_the_list_has_everybody(desk: Desk, sort: str) -> None:
    names = {"José Antonio Muñoz Soto", "Wang Xiaoming"}
    assert set(order(desk, sort=sort)) == set(order(desk, sort=sort, descending=True)) == names


def test_the_list_is_filtered(desk: Desk) -> None:
    munoz, wang = "José Antonio Muñoz Soto", "Wang Xiaoming"
    assert order(desk, filters={"country": "CN"}) == [wang]
    assert order(desk, filters={"organisation": str(desk.theirs)}) == [wang]
    assert order(desk, filters={"office": "head_of_government"}) == [wang]
    assert order(desk, filters={"missing": "post"}) == [munoz]
    assert order(desk, filters={"language": "es"}) == [munoz]
    people.set_photo(desk.workspace, desk.munoz, b"picture")
    assert order(desk, filters={"missing": "photo"}) == [wang]


@pytest.mark.parametrize("typed", ["munoz", "muñoz soto", "jose"])
def test_people_are_found_as_one_types(desk: Desk, typed: str) -> None:
    assert order(desk, text=typed) == ["José Antonio Muñoz Soto"]


@pytest.mark.parametrize("typed", ["wxm", "xiaoming", "晓明", "wang x"])
def test_chinese_names_are_found_in_pinyin_and_hanzi(desk: Desk, typed: str) -> None:
    rows = people.choices(desk.workspace, typed)
    assert [row.id for row in rows] == [desk.wang]


def test_a_line_shows_the_principal_post(desk: Desk) -> None:
    other = posts.add(desk.workspace, desk.wang, title=Localized(es="Profesor"))
    first = people.listed(desk.workspace, Listing(text="wang")).all()[0]
    assert (first.title.es, first.organisation.es) == ("Alcalde", "Yunting")
    assert first.office is Office.HEAD_OF_GOVERNMENT

    def read() -> list[UUID]:
        return [post.id for post in people.get(desk.workspace, desk.wang).posts]

    after = desk.can_be_undone(read, lambda: posts.make_principal(desk.workspace, other))
    assert after == [other, desk.post]
    row = people.listed(desk.workspace, Listing(text="wang")).all()[0]
    assert (row.title.es, row.organisation_id) == ("Profesor", None)
    assert people.listed(desk.workspace, Listing()).count() == 2


def test_a_deleted_post_leaves_the_next_one_as_principal(desk: Desk) -> None:
    other = posts.add(desk.workspace, desk.wang, title=Localized(es="Profesor"))
    after = desk.can_be_undone(
        lambda: people.get(desk.workspace, desk.wang),
        lambda: posts.delete(desk.workspace, desk.post),
    )
    assert [post.id for post in after.posts] == [other]
    assert people.listed(desk.workspace, Listing(text="wang")).all()[0].title.es == "Profesor"


def test_a_post_has_a_place_in_precedence(desk: Desk) -> None:
    usual = people.get(desk.workspace, desk.wang).posts[0].order
    posts.update(desk.workspace, desk.post, precedence=3, rank=Rank.BUREAU)
    post = people.get(desk.workspace, desk.wang).posts[0]
    assert (post.order, post.precedence, post.rank) == (3, 3, Rank.BUREAU)
    assert usual != 3
    posts.update(desk.workspace, desk.post, precedence=None, office=None)
    order_without_office = people.get(desk.workspace, desk.wang).posts[0].order
    assert order_without_office == posts.LAST_IN_PRECEDENCE


def test_contact_points_and_addresses_keep_their_order_and_are_edited(desk: Desk) -> None:
    w = desk.workspace
    first = contacts.add_point(w, "person_id", desk.wang, ContactKind.WECHAT, "wangxm")
    second = contacts.add_point(w, "person_id", desk.wang, ContactKind.EMAIL, "w@a.example")
    place = contacts.add_address(w, "person_id", desk.wang, city=Localized(zh="云汀"))
    contacts.update_point(w, first, label="oficina")
    contacts.update_address(w, place, postal_code="990100", country="CN")
    found = people.get(w, desk.wang)
    assert [(p.id, p.label) for p in found.contact_points] == [(first, "oficina"), (second, "")]
    assert found.addresses[0].postal_code == "990100"
    after = desk.can_be_undone(
        lambda: people.get(w, desk.wang), lambda: contacts.delete_point(w, first)
    )
    assert [point.id for point in after.contact_points] == [second]
    after = desk.can_be_undone(
        lambda: people.get(w, desk.wang), lambda: contacts.delete_address(w, place)
    )
    assert after.addresses == ()
