"""The pages of the office, each imported when it is first shown."""

from __future__ import annotations

from muniforeign.i18n import N_
from muniforeign.ui.desk import Desk, Page
from muniforeign.ui.preferences import LivePreferences
from muniforeign.ui.sidebar import PageSpec


def office_pages(preferences: LivePreferences) -> list[PageSpec]:
    """The pages in the order of the sidebar; the preferences are for the settings."""
    return [
        PageSpec("home", N_("Home"), "home", _home, manual="every-morning"),
        PageSpec("people", N_("People"), "users", _people, ("person",), "person"),
        PageSpec("organisations", N_("Organisations"), "building-2", _organisations,
                 ("organisation",), "organisation"),
        PageSpec("visits", N_("Visits"), "plane", _visits, ("visit",), "new-visit"),
        PageSpec("agreements", N_("Agreements"), "file-signature", _agreements, ("agreement",),
                 "agreement"),
        PageSpec("import", N_("Import"), "import", _import, manual="import-contacts"),
        PageSpec("settings", N_("Settings"), "settings", lambda desk: _settings(desk, preferences),
                 manual="municipality"),
    ]  # fmt: skip


def _home(desk: Desk) -> Page:
    from muniforeign.ui.home.page import HomePage

    return HomePage(desk)


def _people(desk: Desk) -> Page:
    from muniforeign.ui.people.page import PeoplePage

    return PeoplePage(desk)


def _organisations(desk: Desk) -> Page:
    from muniforeign.ui.organisations.page import OrganisationsPage

    return OrganisationsPage(desk)


def _visits(desk: Desk) -> Page:
    from muniforeign.ui.visits.page import VisitsPage

    return VisitsPage(desk)


def _agreements(desk: Desk) -> Page:
    from muniforeign.ui.agreements.page import AgreementsPage

    return AgreementsPage(desk)


def _import(desk: Desk) -> Page:
    from muniforeign.ui.imports.page import ImportPage

    return ImportPage(desk)


def _settings(desk: Desk, preferences: LivePreferences) -> Page:
    from muniforeign.ui.settings.page import SettingsPage

    return SettingsPage(desk, preferences)
