"""Texts that YAML has other plans for, and records that hold them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

SAMPLES = (
    *("NO", "yes", "null", "~", "12:30", "010", "1_000", "0x1F", "1.10", "1e3", "2024-01-31", "---", "...", "="),
    *("# not a comment", "a # b", "C#", "a: b", "a:", ": a", "- a", "-", "? a", "[a", "a]", "{a", "a, b", "&a", "*a"),
    *("!a", "|", ">", "%a", "@a", "`a`", "'", '"', "it's", 'say "x"', "'a' \"b\"", "\\n", "a\\", "<<", "**a**"),
    *(" a", "a ", "a  b", "", "é", "Ø", "待つ", "🚌 bus", "a\u00a0b", "\u00a0", "x" * 150, "word " * 50 + "end"),
    *("a\nb", "a\n", "a\n\n", "\na", "a\n\n\nb", "a\n b", "a \nb", "- a\n- b\n", "a\n# b", "long line " * 20 + "\nb"),
)
_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"), include_characters="\n"
)
TEXTS = st.one_of(
    st.sampled_from(SAMPLES),
    st.text(_LETTERS, max_size=40),
    st.text("ab \n#:-'\"[]{},>|&*!%@?\\", max_size=30),
    st.lists(st.sampled_from(("word", "a", "x:", "#", "it's", "-")), max_size=60).map(" ".join),
)
_KEYS = st.one_of(
    st.sampled_from(("cite", "aim", "findings", "design", "setting", "id", "text", "locator", "notes", "tags")),
    st.text("abcdefgh_", min_size=1, max_size=6),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4), st.lists(TEXTS, max_size=30)
    ),
    max_leaves=20,
)
RECORDS = st.dictionaries(_KEYS, VALUES, min_size=1, max_size=6)
