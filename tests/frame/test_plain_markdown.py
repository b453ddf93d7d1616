from __future__ import annotations

import markdown
import pytest

from synth.frame.plain_markdown import PlainMarkdown, is_safe_link


def render(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list", "tables", "footnotes", PlainMarkdown()])


@pytest.mark.parametrize(
    "href",
    ["https://example.org/a?b=c&d", "http://example.org", "mailto:a@example.org", "../barriers/", "a.md#b", "#c", "/x"],
)
def test_links_within_the_site_and_to_the_web_are_safe(href: str) -> None:
    assert is_safe_link(href)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "/\\example.org",
    ],
)
def test_everything_else_is_not(href: str) -> None:
    assert not is_safe_link(href)


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "a <img src=x onerror=y> b",
        "<div>\n\n*a*\n\n</div>",
        "<!-- a -->",
        "<b>x</b>",
        "<a\nhref=x>",
    ],
)
def test_html_is_text(text: str) -> None:
    html = render(text)
    assert "&lt;" in html
    assert not any(tag in html for tag in ("<script", "<img", "<div", "<!--", "<b>", "<a"))


def test_attribute_lists_keep_only_what_is_harmless() -> None:
    html = render('## One {#one .two onclick="x" style="color:red" data-x=1}')
    assert html == '<h2 class="two" id="one">One</h2>'


@pytest.mark.parametrize("text", ["[a](javascript:alert)", "[a](data:text/html,x)", "[a]: javascript:x\n\n[a]"])
def test_a_link_that_would_run_loses_its_address(text: str) -> None:
    assert "<a>a</a>" in render(text)


def test_a_remote_image_is_not_fetched_and_a_local_one_is() -> None:
    assert "src" not in render("![a](https://example.org/x.png)")
    assert 'src="x.png"' in render("![a](x.png)")


def test_tables_keep_their_alignment() -> None:
    assert 'style="text-align: right;"' in render("| a |\n| --: |\n| 1 |")


@pytest.mark.parametrize("text", ["[a](http://[::1)", "[a]: http://[x\n\n[a]", "<http://[::1>"])
def test_an_address_that_cannot_be_taken_apart_is_none(text: str) -> None:
    assert "href" not in render(text)
