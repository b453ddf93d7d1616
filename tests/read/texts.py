"""Texts that look like YAML, made by chance, for tests of what must hold for every text."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    *("a", "b: ", "key: ", "1: ", "true: ", "- ", "? ", ": ", "x", "é", "日本", "😀", "~", "=", "<<: ", "*", "**x**"),
    *(
        "&a ",
        "*a",
        "!t ",
        "! ",
        "!<u> ",
        "%",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "#",
        " # ",
        " #c",
        "@",
        "`",
        "|",
        ">-\n",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ",",
        '"',
        "'",
        "\\",
        '"\\0"',
        '"\\u202e"',
        '"\\uD800"',
        "\t",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
    ),
    *("\n  ", "\n- ", "\n    ", "\nk: ", "\n  k: ", "[a, b]", "{a: b}", "'q'", '"q"', "[[id]]", "[@k]", "http://x: y"),
)

yaml_like = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
"""Pieces of YAML in any order: mostly broken, sometimes not."""

_words = st.sampled_from(
    ["one", "two words", "three: 'x'", "#4", "é 日本 😀", "a 'quote' and \"another\"", "- x", "[b]", "10"]
)
_texts = st.one_of(
    _words.map(lambda text: "'" + text.replace("'", "''") + "'"),
    _words.map(lambda text: '"' + text.replace('"', '\\"') + '"'),
    st.sampled_from(
        [
            "plain",
            "plain words  # a comment",
            "x:y",
            "é 日本 😀",
            "a[b]",
            "1.10",
            "NO",
            "[a, 'b: c', {d: e}]",
            "{a: [b]}",
        ]
    ),
    st.sampled_from(["|\n{}one\n{}two", ">-\n{}one\n\n{}two", "folded\n{}on", "'quoted\n{}on'"]),
)


def _block(depth: int) -> st.SearchStrategy[str]:
    pad = "  " * depth
    value = _texts.map(lambda text: " " + text.replace("{}", pad + "    "))
    inner = (
        value if depth > 2 else st.one_of(value, st.deferred(lambda: _block(depth + 1).map(lambda text: "\n" + text)))
    )
    if depth == 0:
        inner = st.one_of(inner, _items(depth))
    names = st.lists(
        st.sampled_from(["id", "title", "level", "n", "text", "'1'", "é"]), min_size=1, max_size=4, unique=True
    )
    return names.flatmap(
        lambda keys: st.tuples(*(inner for _ in keys)).map(
            lambda values: "\n".join(f"{pad}{key}:{held}" for key, held in zip(keys, values, strict=True))
        )
    )


def _items(depth: int) -> st.SearchStrategy[str]:
    pad = "  " * depth
    item = _texts.filter(lambda text: "{}" not in text)
    return st.lists(item, min_size=1, max_size=3).map(lambda items: "".join(f"\n{pad}  - {text}" for text in items))


records = _block(0).map(lambda text: text + "\n")
"""Valid texts in the style of a record."""
