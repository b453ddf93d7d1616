"""The overview of a review that uses ConQual, and whose studies depend on each other."""

from __future__ import annotations

import pytest

from synth.overview.overview import Overview
from tests.projects import PROJECTS, graph_of


@pytest.fixture(scope="session")
def conqual() -> Overview:
    return Overview(graph_of(PROJECTS / "conqual"))
