from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import minimal


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return minimal(tmp_path)
