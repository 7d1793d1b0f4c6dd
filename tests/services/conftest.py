"""What the tests of services share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from muniforeign.services import agreements, organisations, people, sample, visits
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace
from tests.postgresql import Server
from tests.services.desk import TODAY, Desk, furnished


@pytest.fixture
def workspace(anywhere: Workspace) -> Workspace:
    """A new workspace: every service holds in a file and on a server."""
    return anywhere


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """A small office with one record of each kind."""
    return furnished(workspace)


@pytest.fixture(scope="session", params=["file", "server"])
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """The sample office, made once in a file and once on a server, and only read."""
    with ExitStack() as stack:
        place: Path | str = tmp_path_factory.mktemp("sample") / "muestra.muniforeign"
        if request.param == "server":
            server: Server = request.getfixturevalue("server")
            place = stack.enter_context(server.empty_address())
        made = Workspace.create(place)
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
