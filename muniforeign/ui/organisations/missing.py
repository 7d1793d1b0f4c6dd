"""What is not known yet of an organisation, in words and with the field that mends it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from muniforeign.domain.organisations import OrganisationKind
from muniforeign.i18n import N_, Language
from muniforeign.ui.links import Missing

if TYPE_CHECKING:
    from muniforeign.services.organisations import OrganisationDetail

_WITH_PLACE = frozenset(
    {OrganisationKind.LOCAL_GOVERNMENT, OrganisationKind.FOREIGN_AFFAIRS_OFFICE}
)


def of_organisation(detail: OrganisationDetail, language: Language) -> list[Missing]:
    """What is missing, the name first."""
    _ = language.gettext
    if not detail.name:
        return [Missing(_("the organisation’s name"), "name")]
    in_languages = _("the name in {language}")
    names = [
        Missing(in_languages.format(language=language.tongue(code)), "name")
        for code in detail.name.missing()
    ]
    return names + [Missing(_(text), field) for text, field in _lacks(detail)]


def _lacks(detail: OrganisationDetail) -> Iterator[tuple[str, str]]:
    if not detail.country:
        yield N_("the country"), "country"
    if detail.kind in _WITH_PLACE:
        if detail.country == "CN" and not detail.division_code:
            yield N_("its place in China, to know its level"), "division_code"
        if detail.country == "CL" and not detail.commune_code:
            yield N_("the commune"), "commune_code"
    without = sum(bool(fact.text) and not fact.source for fact in detail.facts)
    if without:
        yield N_("the source of a fact"), "facts"
    if not detail.contact_points:
        yield N_("a way to reach it"), "contact"
