"""The sample office: an invented commune that receives a delegation from an invented city.

Its content is in resources/sample, where README.md explains the keys. Days there are counted from
the day on which the sample is made, so that the next visit is always about twelve days ahead.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from muniforeign.domain import reference
from muniforeign.domain.progress import Progress, silent
from muniforeign.i18n import N_
from muniforeign.services import municipality
from muniforeign.services.sample_entries import Entered, picture, rows
from muniforeign.services.sample_people import enter_organisation, enter_person
from muniforeign.services.sample_visits import enter_agreement, enter_visit

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

_ORGANISATIONS: Final = N_("Entering the sample organisations")
_PEOPLE: Final = N_("Entering the sample people")
_VISITS: Final = N_("Entering the sample visits")
_AGREEMENTS: Final = N_("Entering the sample agreements")


def fill(workspace: Workspace, today: dt.date, progress: Progress = silent) -> None:
    """Enter the sample office into an empty workspace, as one step that can be undone.

    Notes and tasks, which have one language, are in the workspace's. What `progress` raises
    leaves the workspace as it was.
    """
    with workspace.change(N_("Fill in the sample office")):
        entered = Entered(workspace, today, municipality.get(workspace).language)
        progress(0.0, _ORGANISATIONS)
        for row in rows("organisations.json"):
            entered.organisations[row["key"]] = enter_organisation(entered, row)
        everybody = rows("people.json")
        for place, row in enumerate(everybody):
            progress(0.2 + 0.5 * place / len(everybody), _PEOPLE)
            entered.people[row["key"]] = enter_person(entered, row)
        progress(0.7, _VISITS)
        for row in rows("visits.json"):
            enter_visit(entered, row)
        progress(0.9, _AGREEMENTS)
        for row in rows("agreements.json"):
            enter_agreement(entered, row)
        _enter_office(entered)
        progress(1.0, _AGREEMENTS)


def _enter_office(entered: Entered) -> None:
    """Make the workspace the office of the sample municipality, and mark it as a sample."""
    row = reference.read("office.json", "sample")
    municipality.update(
        entered.workspace,
        municipality=reference.localized(row["municipality"]),
        commune_code=row["commune_code"],
        region=row["region"],
        letterhead=reference.localized(row["letterhead"]),
        own_organisation_id=entered.organisations[row["organisation"]],
        is_sample=True,
    )
    municipality.set_crest(entered.workspace, picture(row["crest"]))
