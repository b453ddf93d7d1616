"""The forms for contributors: filled in with keyboard and pointer, their texts read back, drafts, and no JavaScript."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pydantic import TypeAdapter, ValidationError

from synth.check.project import CheckedProject, check_project
from synth.diagnostics import Diagnostics
from synth.model import fields
from synth.model.study import Study
from synth.read.document import parse_document
from synth.write.formatting import formatted
from tests.chromium import follow
from tests.pages.conftest import ServedSite
from tests.projects import PROJECTS

AWKWARD = (
    "NO",
    "12:30",
    "# x",
    "a #b and a: b",
    "it's \"quoted\" \\ and 'so'",
    '"quoted"',
    "'",
    "- a",
    "? b",
    "*a* & !b | c > d % e @ f `g`",
    "{{ 7*7 }} {% raw %} [TOC] {a: b}",
    '<script>window.ran = 1</script><img src=x onerror="window.ran = 1">',
    "  two blanks before and one behind ",
    "日本語の文章。「引用」と句読点：これは長い文章です。",
    "🚌 late again 👩‍🦽",
    "one\ntwo\n\nfour",
    "one \n two",
    "ends in a line break\n",
    "\n begins with one",
    "a\ttab and another\t",
    "null",
    "~",
    "0x1F",
    "1_000",
    "2024-01-31",
    "---",
    "... and so on",
    "long " * 2000,
    ("word " * 2000).strip(),
    "x" * 10_000,
    "a  b   c    " + "d " * 100 + "e",
    "Å é ü ñ ß ø — – … “ ”",
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    context.close()


def opened(page: Page, site: ServedSite, form: str) -> None:
    page.goto(f"{site.url}contribute/{form}")
    page.wait_for_selector(".form-ready")


def put(page: Page, id: str, text: str) -> None:
    page.locator(f"#{id}").fill(text)


def choose(page: Page, id: str, words: str) -> None:
    page.locator(f"#{id}").press_sequentially(words)
    page.locator(f"#{id}_list [role=option]").first.click()


def submit(page: Page) -> None:
    page.get_by_role("button", name="Check it and make the text").click()


def made(page: Page) -> list[str]:
    """The texts that the page made, in their order."""
    page.wait_for_selector(".form-made:not([hidden])")
    return [text or "" for text in page.locator(".form-made pre").all_text_contents()]


def fill_study(page: Page, texts: tuple[str, ...] = ("Some waited for an hour.",)) -> None:
    page.get_by_label("An article in a journal").check()
    put(page, "study_source_author_0", "Østergaard, Åse")
    page.get_by_role("button", name="Add another author").click()
    put(page, "study_source_author_1", "The {Office} of Buses")
    put(page, "study_source_title", "50% of buses & trams: what's 'late'? A $5 ~ {test} \\ --- #1")
    put(page, "study_source_container", "Journal of Small Examples")
    put(page, "study_source_year", "2022")
    put(page, "study_source_doi", "10.1234/example.2022.9")
    page.get_by_label("Only the abstract was read").check()
    put(page, "study_aim", "To learn why people wait.")
    page.locator("#study_design_type").select_option("qualitative")
    page.get_by_label("The source names them").check()
    page.locator("#study_setting_countries_0").select_option("NO")
    page.locator("#study_participants_0_role").select_option("passenger")
    page.locator("#study_participants .form-entry details").first.locator("summary").click()
    put(page, "study_participants_0_n", "12")
    for place, text in enumerate(texts):
        if place:
            page.get_by_role("button", name="Add another finding").click()
        page.locator(f"#study_findings_{place}_role_0").check()
        put(page, f"study_findings_{place}_text", text)
        put(page, f"study_findings_{place}_locator", text)
    choose(page, "study_findings_0_bears_on_0_record", "waiting")
    page.locator("#study_findings_0_bears_on_0_stance_0").check()


def project_with(tmp_path: Path, texts: dict[str, str]) -> CheckedProject:
    """The made-up review with what the forms made put where they say."""
    root = Path(shutil.copytree(PROJECTS / "rich", tmp_path / "project"))
    for path, text in texts.items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
    return check_project(root)


def errors(checked: CheckedProject) -> list[str]:
    return [f"{item.code} {item.message}" for item in checked.diagnostics.ordered() if item.severity != "info"]


def test_awkward_texts_come_back_character_for_character(rich_site: ServedSite, page: Page, tmp_path: Path) -> None:
    opened(page, rich_site, "study/")
    fill_study(page, AWKWARD)
    submit(page)
    record, reference = made(page)
    assert page.evaluate("window.ran") is None
    checked = project_with(
        tmp_path, {"content/studies/ostergaard-2022.yml": record, "references.bib": f"\n{reference}"}
    )
    assert errors(checked) == errors(check_project(PROJECTS / "rich"))
    assert checked.graph
    study = checked.graph.records["ostergaard-2022"].data
    assert tuple(finding.text for finding in study.findings) == AWKWARD
    assert tuple(finding.locator for finding in study.findings) == AWKWARD
    assert [finding.id for finding in study.findings] == [f"f{number + 1}" for number in range(len(AWKWARD))]
    assert study.setting.countries == ("NO",)
    assert study.participants[0].n == 12
    assert study.status == "draft"
    assert [bearing.record for bearing in study.findings[0].bears_on] == ["left-waiting"]
    source = checked.graph.references["ostergaard-2022"]
    assert source.fields["title"] == "50% of buses & trams: what's 'late'? A $5 ~ {test} \\ --- #1"
    assert [(name.family, name.given, name.literal) for name in source.authors] == [
        ("Østergaard", "Åse", ""),
        ("", "", "The {Office} of Buses"),
    ]


def test_what_is_made_is_in_canonical_form(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    fill_study(page, ("A text that is long enough to be broken into several lines. " * 5 + "End.", "one\ntwo", "NO"))
    submit(page)
    record = made(page)[0]
    assert formatted(record, "content/studies/x.yml", Study, Diagnostics()) == record


def test_any_text_reads_back_from_the_writer(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    chance = random.Random(5)
    letters = "ab :#-?,[]{}&*!|>'\"%@`~\\=<0.1eE+_/\n\téあ🚌"
    texts = ["".join(chance.choices(letters, k=chance.randint(1, 12))) for _ in range(1500)]
    texts += ["".join(chance.choices("word and: # more ", k=chance.randint(100, 400))) for _ in range(100)]
    blocks = [
        {"cite": [text, "b"], "aim": text, "findings": [{"text": text}, {"id": "f1", "text": text}]} for text in texts
    ]
    written = page.evaluate(
        "async ([at, blocks]) => { const { toYaml } = await import(at); return blocks.map(each => toYaml(each)); }",
        [f"{rich_site.url}assets/synth/form-yaml.js", blocks],
    )
    for block, text in zip(blocks, written, strict=True):
        diagnostics = Diagnostics()
        document = parse_document(text, "content/studies/x.yml", diagnostics)
        assert not diagnostics.items, (text, [item.message for item in diagnostics.items])
        assert document and document.value == block, text
        assert formatted(text, "content/studies/x.yml", Study, Diagnostics()) == text


@pytest.mark.parametrize(
    ("type_", "annotation", "values"),
    [
        ("id", fields.Id, ["a", "a-1", "A", "a--b", "-a", "a-", "index", "con", "x" * 80, "x" * 81, "å", "a b", "a/b"]),
        ("count", fields.Count, ["0", "12", "-1", "1000000", "1000001", "1.5", "1e3", " 1", "١", "1" * 13, "x"]),
        (
            "date",
            fields.Date,
            ["2018", "2018-02", "2018-02-29", "2020-02-29", "2018-13", "1499", "18", "2018-1", "9999"],
        ),
        (
            "period",
            fields.Period,
            [
                "2018",
                "2016-07/2018-01",
                "2018/2016",
                "2018/2018",
                "2018-05/2018",
                "2018/",
                "/2018",
                "a",
                "2018/2019/2020",
            ],
        ),
        ("language", fields.Language, ["en", "da", "ja-Latn", "EN", "english", "zh-Hant-TW", "es-419", "e", "en_GB"]),
        ("text", fields.Text, ["x", " ", "\u200b", "TODO", "TBD.", " TODO ", "todo", "NO", "a\n"]),
        ("prose", fields.Prose, ["x", "\u3164", "\u00a0", "TBA", "TBAs"]),
        ("address", fields.WebAddress, ["https://a.b/c", "http://x", "ftp://x", "https://a b", "https://a@b", "x"]),
    ],
)
def test_forms_judge_as_the_models_do(
    rich_site: ServedSite, page: Page, type_: str, annotation: Any, values: list[str]
) -> None:
    opened(page, rich_site, "study/")
    said = page.evaluate(
        """async ([base, type, values]) => {
          const { Rules } = await import(`${base}assets/synth/form-rules.js`);
          const { rules } = await (await fetch(`${base}contribute/forms.json`)).json();
          const judge = new Rules(rules);
          return values.map(value => judge.fault(type, value));
        }""",
        [rich_site.url, type_, values],
    )
    adapter = TypeAdapter(annotation)

    def fits(value: str) -> bool:
        try:
            adapter.validate_python(value)
        except ValidationError:
            return False
        return True

    assert {value: words == "" for value, words in zip(values, said, strict=True)} == {
        value: fits(value) for value in values
    }


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\x07", "\u2028", "\ufeff", "\U000e0041"])
def test_signs_that_cannot_be_seen_are_refused(rich_site: ServedSite, page: Page, sign: str) -> None:
    opened(page, rich_site, "problem/")
    put(page, "problem_page", "here")
    put(page, "problem_wrong", f"a{sign}b")
    submit(page)
    page.wait_for_selector(".form-summary:not([hidden])")
    assert f"U+{ord(sign):04X}" in page.locator(".form-summary").inner_text()


def test_faults_stand_in_a_summary_and_beside_their_fields(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    put(page, "study_source_year", "20x2")
    page.wait_for_selector("#study_source_year_fault:not([hidden])")
    assert page.locator("#study_source_year").get_attribute("aria-invalid") == "true"
    submit(page)
    page.wait_for_selector(".form-summary:not([hidden])")
    expect(page.locator(".form-summary")).to_be_focused()
    links = page.locator(".form-summary a")
    number = links.count()
    assert number == 12
    assert page.locator(".form-summary h2").inner_text() == f"{number} things are missing or not right yet"
    for place in range(number):
        links.nth(place).click()
        there = page.evaluate(
            """() => {
              const field = document.activeElement.closest("[aria-describedby]");
              const told = field?.getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id));
              return told?.filter(line => line && line.classList.contains("form-fault") && !line.hidden).length;
            }"""
        )
        assert there == 1, links.nth(place).inner_text()
    expect(page.locator(".form-made")).to_be_hidden()


def test_a_finding_by_keyboard_alone(rich_site: ServedSite, page: Page, tmp_path: Path) -> None:
    page.goto(rich_site.url + "barriers/left-waiting/")
    follow(page.get_by_role("link", name="Add a finding to this barrier"))
    page.wait_for_selector(".form-ready")
    page.wait_for_selector(".form-chosen:not(:empty)")
    expect(page.locator("#finding_bears_on_0_record")).to_have_value("Left waiting")
    page.locator("#finding_study").focus()
    keys = page.keyboard
    keys.type("noroute")
    page.wait_for_selector("#finding_study_list [role=option]")
    keys.press("ArrowDown")
    assert page.locator("#finding_study").get_attribute("aria-activedescendant") == "finding_study_list_0"
    keys.press("Enter")
    assert page.locator("#finding_study").get_attribute("aria-expanded") == "false"
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    expect(page.locator("#finding_role_0")).to_be_checked()
    keys.press("Tab")
    keys.type("No bus came: none at all.")
    keys.press("Tab")
    keys.type("p. 4")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.id") == "finding_bears_on_0_record"
    keys.press("Tab")
    keys.press("Space")
    submit_button = page.get_by_role("button", name="Check it and make the text")
    for _ in range(12):
        if submit_button.evaluate("button => button === document.activeElement"):
            break
        keys.press("Tab")
    keys.press("Enter")
    (text,) = made(page)
    expect(page.locator("#made_title")).to_be_focused()
    assert text.startswith("  - id: f")
    assert "bears_on:\n      - record: left-waiting\n        stance: supports\n" in text
    path = "content/studies/noroute-2021.yml"
    before = (PROJECTS / "rich" / path).read_text("utf-8")
    document = parse_document(f"findings:\n{text}", path, Diagnostics())
    assert document and document.value["findings"][0]["text"] == "No bus came: none at all."
    assert f"id: {document.value['findings'][0]['id']}\n" not in before


def test_a_problem_by_keyboard_alone(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "problem/?page=barriers/left-waiting/")
    page.locator("#problem_page").focus()
    for text in ("It says four.", "It is five.", "p. 4"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Check it and make the text"
    page.keyboard.press("Enter")
    (text,) = made(page)
    assert text.endswith(
        "What is wrong:\nIt says four.\n\nWhat would be right:\nIt is five.\n\nWhere it stands:\np. 4\n"
    )
    expect(page.locator("#made_title")).to_be_focused()


def test_texts_are_copied_and_downloaded(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    fill_study(page)
    submit(page)
    record, reference = made(page)
    page.get_by_role("button", name="Copy the text").first.click()
    page.wait_for_function("() => document.querySelector('.copy-status').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == record
    with page.expect_download() as download:
        page.get_by_role("button", name="Download ostergaard-2022.yml").click()
    assert Path(download.value.path()).read_text("utf-8") == record
    assert download.value.suggested_filename == "ostergaard-2022.yml"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download references.bib").click()
    assert Path(download.value.path()).read_text("utf-8") == reference


def test_the_projects_own_place_is_opened_filled_in(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "problem/?page=barriers/left-waiting/")
    expect(page.locator("#problem_page")).to_have_value("https://example.org/review/barriers/left-waiting/")
    put(page, "problem_wrong", "It says ```\n<b>late</b> & more # here")
    submit(page)
    (text,) = made(page)
    address = page.get_by_role("link", name="Open it as a message").get_attribute("href") or ""
    assert address.startswith("https://example.org/report?")
    assert parse_qs(urlsplit(address).query)["body"] == [text]
    put(page, "problem_wrong", "é" * 3000)
    submit(page)
    page.wait_for_selector(".form-made:not([hidden])")
    address = page.get_by_role("link", name="open a message").get_attribute("href") or ""
    assert len(address) < 1000


def test_a_new_file_is_opened_filled_in_where_the_forge_takes_it(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    fill_study(page)
    submit(page)
    record, _ = made(page)
    assert page.get_by_role("link", name="Open the file to put it in").get_attribute("href") == (
        "https://example.org/edit/main/references.bib"
    )
    filled = page.evaluate(
        """async ([base, text]) => {
          const { fileSection } = await import(`${base}assets/synth/form-output.js`);
          const file = { path: "content/studies/å b.yml", text, where: "new" };
          const parts = fileSection(file, 9, { edit: "", newFile: "https://example.org/o/n/new/main" });
          return parts.at(-1).querySelector("a").href;
        }""",
        [rich_site.url, record],
    )
    query = parse_qs(urlsplit(filled).query)
    assert query == {"filename": ["content/studies/å b.yml"], "value": [record]}


def test_without_a_place_to_send_it_words_say_how(own_site: ServedSite, page: Page) -> None:
    opened(page, own_site, "problem/")
    put(page, "problem_page", "home")
    put(page, "problem_wrong", "Too long.")
    submit(page)
    made(page)
    hrefs = [link.get_attribute("href") for link in page.locator(".form-made a").all()]
    assert hrefs == ["../../contribute/"]
    assert "send it to those who make this site" in page.locator(".form-made").inner_text()


def test_a_draft_survives_and_is_cleared(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    assert "kept as a draft in this browser" in page.locator(".form-kept").inner_text()
    assert page.evaluate("localStorage.length") == 0
    fill_study(page, ("One.", "Two\nlines <b>"))
    submit(page)
    before = made(page)
    page.reload()
    page.wait_for_selector(".form-ready")
    expect(page.locator("#study_findings_1_text")).to_have_value("Two\nlines <b>")
    submit(page)
    assert made(page) == before
    assert page.evaluate("localStorage.length") == 1
    page.goto(rich_site.url + "contribute/finding/")
    page.wait_for_selector(".form-ready")
    expect(page.locator("#finding_text")).to_have_value("")
    opened(page, rich_site, "study/")
    page.get_by_role("button", name="Clear the form and the draft").click()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    page.wait_for_selector(".form-ready")
    expect(page.locator("#study_findings_0_text")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "draft", ["{", "[]", "3", '{"study": {"findings": 7, "aim": {"x": 1}}}', '{"study": {"findings": [null, 5]}}']
)
def test_a_draft_that_is_none_does_no_harm(rich_site: ServedSite, page: Page, draft: str) -> None:
    opened(page, rich_site, "study/")
    put(page, "study_aim", "x")
    page.wait_for_function("() => localStorage.length === 1")
    page.evaluate("() => { window.name = Object.keys(localStorage)[0]; }")
    key = page.evaluate("window.name")
    opened(page, rich_site, "problem/")
    page.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [key, draft])
    opened(page, rich_site, "study/")
    fill_study(page)
    submit(page)
    assert len(made(page)) == 2


def test_it_works_once_the_connection_is_lost(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    with page.expect_response("**/contribute/living.json"):
        page.locator("#study_which_0").focus()
    page.context.set_offline(True)
    fill_study(page)
    submit(page)
    assert len(made(page)) == 2
    page.context.set_offline(False)


@pytest.mark.parametrize(
    "form", ["study/", "finding/?record=<img src=x onerror='window.ran=1'>", "problem/?page=<b>x</b>"]
)
def test_markup_does_nothing(rich_site: ServedSite, page: Page, form: str) -> None:
    opened(page, rich_site, form)
    attack = "<img src=x onerror='window.ran=1'><script>window.ran=1</script><a href='javascript:window.ran=1'>x</a>"
    for field in page.locator(".form-asked input[type=text], .form-asked textarea").all():
        if field.is_visible():
            field.fill(attack)
    submit(page)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.form-summary, .form-made')].some(part => !part.hidden)"
    )
    assert page.evaluate("window.ran") is None
    expect(page.locator("#contribute img, #contribute script, #contribute a[href^=javascript]")).to_have_count(0)


def test_an_id_that_is_taken_and_a_record_that_is_not_there_are_told(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    fill_study(page)
    put(page, "study_name", "smith-2020")
    put(page, "study_findings_0_bears_on_0_record", "no such thing")
    submit(page)
    page.wait_for_selector(".form-summary:not([hidden])")
    told = page.locator(".form-summary li").all_inner_texts()
    assert len(told) == 2
    assert "something of this name already" in told[0]
    assert "none of the list" in told[1]


def test_what_does_not_go_together_is_told(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "study/")
    fill_study(page)
    page.get_by_label("Not stated, and not to be told").check()
    for more in page.locator("#study_findings details.form-more").all():
        more.evaluate("details => { details.open = true; }")
    page.get_by_label("Credible: the study").check()
    submit(page)
    page.wait_for_selector(".form-summary:not([hidden])")
    told = page.locator(".form-summary li").all_inner_texts()
    assert len(told) == 2
    assert "say how they are known" in told[0]
    assert "needs the full text" in told[1]
    page.get_by_label("The full text was read").check()
    page.get_by_label("The source names them").check()
    submit(page)
    assert "    credibility: credible\n" in made(page)[0]


def test_two_thousand_records_to_choose_from(large_site: ServedSite, page: Page) -> None:
    opened(page, large_site, "finding/")
    page.locator("#finding_study").press_sequentially("berg")
    page.wait_for_selector("#finding_study_list [role=option]")
    expect(page.locator("#contribute > [role=status]")).to_contain_text("Choose with the arrow keys")
    assert 0 < page.locator("#finding_study_list [role=option]").count() <= 12
    living = json.loads((large_site.folder / "contribute/living.json").read_text("utf-8"))
    assert len(living["records"]["id"]) == 2000


@pytest.mark.parametrize("form", ["study", "finding", "problem"])
def test_without_javascript_the_page_says_what_is_needed(browser: Browser, rich_site: ServedSite, form: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{rich_site.url}contribute/{form}/")
    text = page.locator("main").inner_text()
    assert "how to send it" in text
    wanted = {"study": "One sentence in our own words", "finding": "Supports", "problem": "What is wrong"}
    assert wanted[form] in text
    expect(page.locator("main form")).to_have_count(0)
    context.close()


def test_what_was_cleared_comes_back_until_the_page_is_left(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "finding/?record=left-waiting")
    put(page, "finding_text", "Two\nlines <b>")
    page.wait_for_function("() => localStorage.length === 1")
    page.get_by_role("button", name="Clear the form and the draft").press("Enter")
    expect(page.locator("#finding_text")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Bring back what was there").press("Enter")
    expect(page.locator("#finding_text")).to_have_value("Two\nlines <b>")
    assert page.evaluate("localStorage.length") == 1
    page.wait_for_function("() => document.querySelector('.form-kept').textContent.includes('kept as a draft')")
    expect(page.get_by_role("button", name="Bring back what was there")).to_have_count(0)


def test_a_draft_about_another_page_says_so(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "problem/?page=barriers/left-waiting/")
    put(page, "problem_wrong", "It says four.")
    page.wait_for_function("() => localStorage.length === 1")
    opened(page, rich_site, "problem/?page=barriers/left-waiting/")
    expect(page.get_by_role("button", name="Begin one about")).to_have_count(0)
    opened(page, rich_site, "problem/?page=roots/no-plan/")
    expect(page.locator("#problem_page")).to_have_value(re.compile("/barriers/left-waiting/$"))
    assert "This is your draft about barriers/left-waiting/." in page.locator(".form-other").inner_text()
    page.get_by_role("button", name="Begin one about roots/no-plan/").click()
    expect(page.locator("#problem_page")).to_have_value(re.compile("/roots/no-plan/$"))
    expect(page.locator(".form-other")).to_be_hidden()
    expect(page.locator("#problem_wrong")).to_have_value("")
    page.get_by_role("button", name="Bring back what was there").click()
    expect(page.locator("#problem_wrong")).to_have_value("It says four.")


def test_a_draft_about_another_record_says_so(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "finding/?record=left-waiting")
    put(page, "finding_text", "It says four.")
    page.wait_for_function("() => localStorage.length === 1")
    opened(page, rich_site, "finding/?record=no-plan")
    page.get_by_role("button", name="Begin one about no-plan").click()
    page.locator(".form-chosen", has_text="no-plan").wait_for()
    expect(page.locator("#finding_text")).to_have_value("")


def test_a_field_with_a_fault_has_a_thick_edge(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "finding/")
    submit(page)
    page.wait_for_selector(".form-summary:not([hidden])")
    for id in ("finding_study", "finding_text"):
        assert page.locator(f"#{id}").evaluate("field => getComputedStyle(field).borderTopWidth") == "2px"
