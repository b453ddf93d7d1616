"""What a page shows, by the names that its templates use."""

from __future__ import annotations

from typing import Any

View = dict[str, Any]
