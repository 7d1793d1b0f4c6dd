"""What the tests of services share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from muniforeign.services import agreements, organisations, people, sample, visits
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace
from tests.services.desk import TODAY, Desk, furnished


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """A small office with one record of each kind."""
    return furnished(workspace)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample office, made once and only read."""
    made = Workspace.create(tmp_path_factory.mktemp("sample") / "muestra.muniforeign")
    sample.fill(made, TODAY)
    yield made
    made.close()


@pytest.fixture(scope="session")
def everybody(office: Workspace) -> list[people.PersonDetail]:
    return [people.get(office, row.id) for row in people.listed(office, Listing()).all()]


@pytest.fixture(scope="session")
def bodies(office: Workspace) -> list[organisations.OrganisationDetail]:
    found = organisations.listed(office, Listing()).all()
    return [organisations.get(office, row.id) for row in found]


@pytest.fixture(scope="session")
def encounters(office: Workspace) -> list[visits.VisitDetail]:
    return [
        visits.get(office, row.id) for row in visits.listed(office, Listing(sort="start")).all()
    ]


@pytest.fixture(scope="session")
def delegation(office: Workspace) -> visits.VisitDetail:
    found = visits.next_visit(office, TODAY)
    assert found
    return found


@pytest.fixture(scope="session")
def papers(office: Workspace) -> list[agreements.AgreementDetail]:
    return [agreements.get(office, row.id) for row in agreements.listed(office, Listing()).all()]
