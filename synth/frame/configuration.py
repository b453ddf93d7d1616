"""mkdocs.yml: what the site engine takes from it, what the pages take, and what cannot stand in it."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from synth.read.pages import PAGES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\@]+", re.ASCII)
_THEME = "material"
_TYPE = re.compile(r"(?:a key-value mapping \()?(?:<class ')?\b(str|int|float|bool|list|dict|NoneType)\b(?:'>|\))?")
_TYPES = {"str": "text", "list": "a list", "dict": "a block of keys", "NoneType": "nothing", "int": "a number"}


class ConfigurationFault(ValueError):
    """mkdocs.yml cannot be used; the message says why, each reason on a line of its own."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What mkdocs.yml says about the site.

    `site_url` ends in a slash or is empty. `edit_base` is where the project's folder is edited on the web, ends in a
    slash or is empty. `report_url` is where a reader reports a problem, or empty.
    """

    site_name: str
    site_url: str
    edit_base: str
    report_url: str
    language: str


def read_configuration(project_root: Path, docs: Path, out: Path) -> MkDocsConfig:
    """The engine's configuration for pages in `docs` and a site in `out`. Raises ConfigurationFault."""
    from mkdocs.config.defaults import MkDocsConfig

    path = project_root / "mkdocs.yml"
    config = MkDocsConfig(config_file_path=str(path))
    _load(path, config)
    config.load_dict({"docs_dir": str(docs), "site_dir": str(out), "plugins": []})
    faults = list(_faults(config))
    if not faults:
        errors, warnings = config.validate()
        faults = sorted(f"'{name}': {_in_short(str(fault))}" for name, fault in (*errors, *warnings))
    if not faults:
        faults = list(_faults_of_theme(config))
    _raise(faults)
    return config


def check_nav(nav: Any, docs: Path) -> None:
    """Raise ConfigurationFault where the project's own `nav` names what is no page in `docs`."""
    _raise(
        [f"'nav': '{name}' is no page of the site; write its file, as in contribute.md" for name in _absent(nav, docs)]
    )


def settings_of(config: MkDocsConfig) -> SiteSettings:
    """What the pages take from it."""
    edit_uri = config.edit_uri or ""
    return SiteSettings(
        site_name=config.site_name,
        site_url=config.site_url or "",
        # MkDocs' edit_uri points at the pages' folder; records stand beside it.
        edit_base=urljoin(edit_uri, posixpath.relpath(".", PAGES) + "/") if edit_uri else "",
        report_url=config.extra.get("report_url") or "",
        language=config.theme.locale.language if config.theme.get("locale") else config.theme["language"],
    )


def _load(path: Path, config: MkDocsConfig) -> None:
    from mkdocs.exceptions import ConfigurationError
    from yaml import MarkedYAMLError

    try:
        # An open file rather than a path: MkDocs then resolves nothing against the current folder.
        with io.BytesIO(path.read_bytes()) as file:
            file.name = str(path)
            config.load_file(file)
    except ConfigurationError as fault:
        cause = fault.__context__
        if isinstance(cause, MarkedYAMLError) and cause.problem_mark:
            mark = cause.problem_mark
            raise ConfigurationFault(f"mkdocs.yml:{mark.line + 1}:{mark.column + 1}: {cause.problem}") from fault
        raise ConfigurationFault(f"mkdocs.yml cannot be used: {_in_short(str(fault))}") from fault
    except OSError as fault:
        raise ConfigurationFault(f"mkdocs.yml cannot be read: {fault.strerror}") from fault
    except RecursionError as fault:
        raise ConfigurationFault("mkdocs.yml cannot be used: it is too deeply nested") from fault


def _faults(config: MkDocsConfig) -> Iterator[str]:
    """What the engine would take and a synth site cannot, or what the engine would stumble over."""
    extra = config["extra"]
    report = extra.get("report_url") if isinstance(extra, dict) else None
    for name, value in (("site_url", config["site_url"]), ("edit_uri", config["edit_uri"]), ("report_url", report)):
        if value and not (isinstance(value, str) and _is_address(value)):
            yield f"'{name}' is {str(value)!r}, not a web address such as https://example.org/review/"
    if isinstance(config["site_url"], str) and re.search("[?#]", config["site_url"]):
        yield "'site_url' is the address below which the pages stand, so it has neither ? nor #"
    if config["use_directory_urls"] is False:
        yield "'use_directory_urls: false': the addresses of a synth site end in a slash; take the line out"
    for name in ("exclude_docs", "draft_docs"):
        if config[name]:
            yield f"'{name}': every page in {PAGES} is part of the site; take the line out and move the page elsewhere"
    for name in ("extra_css", "extra_javascript"):
        if any("//" in str(item) for item in _listed(config[name])):
            yield f"'{name}' names another host, and a synth site asks nothing of any; take it out"


def _in_short(message: str) -> str:
    """The engine's message without the names of Python's types and without the middle of a traceback."""
    lines = [line.strip() for line in message.splitlines()]
    named = " ".join(dict.fromkeys((lines[0], lines[-1])))
    return _TYPE.sub(lambda match: _TYPES.get(match[1], "something else"), named)


def _is_address(value: str) -> bool:
    try:
        return bool(_ADDRESS.fullmatch(value) and urlsplit(value).hostname and (urlsplit(value).port or True))
    except ValueError:
        return False


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _faults_of_theme(config: MkDocsConfig) -> Iterator[str]:
    theme = config.theme
    if theme.name != _THEME:
        yield f"'theme': a synth site is made with the theme '{_THEME}'; write theme: {{name: {_THEME}}}"
        return
    language = theme["language"]
    if not any(Path(folder, "partials/languages", f"{language}.html").is_file() for folder in theme.dirs):
        yield f"'theme': '{language}' is no language that the theme speaks; write a code such as en or da"


def _absent(nav: Any, docs: Path) -> Iterator[str]:
    if isinstance(nav, str):
        if not (docs / nav).is_file():
            yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav or ():
            yield from _absent(item, docs)


def _raise(faults: Sequence[str]) -> None:
    if faults:
        raise ConfigurationFault("\n".join(f"mkdocs.yml cannot be used: {fault}" for fault in faults))
