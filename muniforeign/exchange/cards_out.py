"""People of the workspace as contact cards, for a telephone's address book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.progress import Progress, silent
from muniforeign.exchange.tables import replace_file
from muniforeign.exchange.vcard import CardContact, PostalAddress, Tagged, Typed
from muniforeign.exchange.vcard_writing import write_vcards
from muniforeign.i18n import CODES, N_
from muniforeign.services import attachments
from muniforeign.services.contacts import AddressDetail
from muniforeign.services.people import PersonDetail

if TYPE_CHECKING:
    from muniforeign.domain.text import Localized
    from muniforeign.storage.workspace import Workspace

_TYPES = {
    ContactKind.PHONE: frozenset({"voice"}),
    ContactKind.MOBILE: frozenset({"cell"}),
    ContactKind.WHATSAPP: frozenset({"cell"}),
    ContactKind.FAX: frozenset({"fax"}),
}


def write_cards(
    workspace: Workspace, path: Path, people: Sequence[PersonDetail], progress: Progress = silent
) -> None:
    """Write one file with a card (vCard 3.0) for each person. Raises CannotWrite."""
    cards = []
    for number, person in enumerate(people):
        progress(number / len(people), N_("Writing the cards"))
        cards.append(card(person, attachments.content(workspace, person.photo_id)))
    replace_file(path, write_vcards(cards).encode())


def card(person: PersonDetail, photo: bytes | None = None) -> CardContact:
    """The card of one person; nothing sensitive is on it."""
    name, post = person.name, person.posts[0] if person.posts else None
    pinyin = name.pinyin_parts if name.is_chinese else ("", "")
    surnames = " ".join(filter(None, (name.first_surname, name.second_surname)))
    return CardContact(
        formatted=name.hanzi or name.latin_plain,
        family=name.family_hanzi or name.family_pinyin or surnames,
        given=name.given_hanzi or name.given_pinyin or name.given_names,
        phonetic_family=pinyin[0],
        phonetic_given=pinyin[1],
        organisations=_tagged(post.organisation) if post else (),
        titles=_tagged(post.title) if post else (),
        phones=tuple(
            Typed(point.value, _TYPES[point.kind])
            for point in person.contact_points
            if point.kind in _TYPES
        ),
        emails=tuple(
            Typed(value, frozenset({"work"})) for value in _values(person, ContactKind.EMAIL)
        ),
        wechat=_values(person, ContactKind.WECHAT),
        websites=_values(person, ContactKind.WEBSITE),
        addresses=tuple(_address(address) for address in person.addresses),
        languages=person.languages,
        photo=photo,
    )


def _values(person: PersonDetail, kind: ContactKind) -> tuple[str, ...]:
    return tuple(point.value for point in person.contact_points if point.kind is kind)


def _tagged(text: Localized) -> tuple[Tagged, ...]:
    return tuple(Tagged(text.get(code), code) for code in CODES if text.get(code))


def _address(address: AddressDetail) -> PostalAddress:
    return PostalAddress(
        street=address.street.best("es"),
        city=address.city.best("es"),
        postal_code=address.postal_code,
        country=address.country,
    )
