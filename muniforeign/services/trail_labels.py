"""What tables and their columns are called when history is told to people (msgids)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from muniforeign.i18n import N_

SILENT: Final = frozenset(
    {"id", "created_at", "updated_at", "sort_name", "sha256", "media_type", "size"}
)
"""Columns that the program keeps for itself."""

RECORDS: Final[Mapping[str, str]] = {
    "visits": N_("Visit"),
    "visit_organisations": N_("Further organisation"),
    "visit_points": N_("Point"),
    "delegates": N_("Delegate"),
    "programme_items": N_("Programme item"),
    "programme_attendees": N_("Who takes part"),
    "tasks": N_("Task"),
    "attachments": N_("File"),
    "people": N_("Person"),
    "sensitive_data": N_("Sensitive data"),
    "posts": N_("Post"),
    "contact_points": N_("Contact point"),
    "addresses": N_("Address"),
    "organisations": N_("Organisation"),
    "profile_facts": N_("Profile fact"),
    "agreements": N_("Agreement"),
    "agreement_parties": N_("Party"),
    "commitments": N_("Commitment"),
    "workspace_information": N_("The office"),
}

_OWNERS: Final[Mapping[str, str]] = {
    "visit_id": N_("Visit"),
    "agreement_id": N_("Agreement"),
    "person_id": N_("Person"),
    "organisation_id": N_("Organisation"),
    "position": N_("Place in the order"),
    "notes": N_("Internal notes"),
    "country": N_("Country"),
    "kind": N_("Kind"),
    "status": N_("Status"),
    "title": N_("Title"),
    "text": N_("Text"),
    "due_on": N_("Due on"),
    "side": N_("Side"),
}
"""Columns that mean the same wherever they stand."""


def _labels(*shared: str, **own: str) -> Mapping[str, str]:
    return {name: _OWNERS[name] for name in shared} | own


FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "visits": _labels(
        "kind",
        "status",
        "title",
        "notes",
        reference=N_("Reference"),
        place=N_("Place"),
        purpose=N_("Purpose"),
        start_on=N_("First day"),
        end_on=N_("Last day"),
        time_zone=N_("Time zone"),
        counterpart_id=N_("Counterpart"),
    ),
    "visit_organisations": _labels("visit_id", "organisation_id"),
    "visit_points": _labels(
        "visit_id", "kind", "position", "text", internal=N_("Only for internal use")
    ),
    "delegates": _labels(
        "visit_id",
        "person_id",
        "side",
        "position",
        "notes",
        role=N_("Role in the delegation"),
        paired_with_id=N_("Opposite"),
    ),
    "programme_items": _labels(
        "visit_id",
        "kind",
        "title",
        starts_at=N_("Starts"),
        ends_at=N_("Ends"),
        time_zone=N_("Time zone"),
        venue=N_("Venue"),
        interpreter_id=N_("Interpreter"),
        dress=N_("Dress"),
        public_notes=N_("Notes for everybody"),
        notes=N_("Internal notes"),
    ),
    "programme_attendees": {"item_id": N_("Programme item"), "delegate_id": N_("Delegate")},
    "tasks": _labels(
        "visit_id",
        "text",
        "due_on",
        assignee_id=N_("Who does it"),
        done_on=N_("Done on"),
    ),
    "attachments": _labels("visit_id", "agreement_id", name=N_("File name")),
    "people": _labels(
        "country",
        "notes",
        given_names=N_("Given names"),
        first_surname=N_("First surname"),
        second_surname=N_("Second surname"),
        family_hanzi=N_("Family name in hanzi"),
        given_hanzi=N_("Given name in hanzi"),
        family_pinyin=N_("Family name in pinyin"),
        given_pinyin=N_("Given name in pinyin"),
        transcription_zh=N_("Name as written in Chinese"),
        form_of_address=N_("Form of address"),
        gender=N_("Gender"),
        languages=N_("Languages"),
        photo_id=N_("Photo"),
        summary=N_("What matters about this person"),
    ),
    "sensitive_data": _labels(
        "person_id",
        passport_number=N_("Passport number"),
        passport_expires_on=N_("Passport expires on"),
        national_id=N_("Identity number"),
        birth_date=N_("Date of birth"),
        birth_place=N_("Place of birth"),
        diet=N_("Diet"),
        health=N_("Health"),
    ),
    "posts": _labels(
        "person_id",
        "organisation_id",
        "position",
        "title",
        office=N_("Office"),
        rank=N_("Rank"),
        precedence=N_("Precedence"),
        start_on=N_("Since"),
        end_on=N_("Until"),
    ),
    "contact_points": _labels(
        "person_id",
        "organisation_id",
        "position",
        "kind",
        value=N_("Number or address"),
        label=N_("Label"),
    ),
    "addresses": _labels(
        "person_id",
        "organisation_id",
        "position",
        "country",
        street=N_("Street"),
        city=N_("City"),
        postal_code=N_("Postal code"),
    ),
    "organisations": _labels(
        "kind",
        "country",
        "notes",
        name=N_("Name of the organisation"),
        short_name=N_("Short name"),
        commune_code=N_("Commune"),
        division_code=N_("Chinese division"),
        status=N_("Relationship"),
        parent_id=N_("Part of"),
        crest_id=N_("Crest"),
    ),
    "profile_facts": _labels(
        "organisation_id",
        "position",
        "text",
        subject=N_("Subject"),
        source=N_("Source"),
        source_date=N_("Date of the source"),
    ),
    "agreements": _labels(
        "kind",
        "status",
        "title",
        "notes",
        reference=N_("Reference"),
        summary=N_("Summary"),
        signed_on=N_("Signed on"),
        in_force_on=N_("In force since"),
        expires_on=N_("Expires on"),
    ),
    "agreement_parties": _labels("agreement_id", "organisation_id", "position"),
    "commitments": _labels(
        "agreement_id",
        "visit_id",
        "side",
        "text",
        "due_on",
        "status",
        "notes",
        responsible_id=N_("Who is responsible"),
        fulfilled_on=N_("Fulfilled on"),
    ),
    "workspace_information": {
        "municipality": N_("Municipality"),
        "commune_code": N_("Commune"),
        "region": N_("Region"),
        "letterhead": N_("Letterhead"),
        "crest_id": N_("Crest"),
        "own_organisation_id": N_("Our own organisation"),
        "language": N_("Language of the screen"),
        "paper": N_("Size of paper"),
        "is_sample": N_("Invented sample"),
    },
}
