"""What tests of several rooms share: the graph of the rich project."""

from __future__ import annotations

import pytest

from synth.link.graph import Graph
from tests.projects import PROJECTS, graph_of


@pytest.fixture(scope="session")
def graph() -> Graph:
    return graph_of(PROJECTS / "rich")
