"""The review itself: its question, how it was done, by whom, and how far it has come."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synth.model.conqual import ConQual
from synth.model.fields import (
    Count,
    Country,
    Date,
    Language,
    Many,
    Model,
    Orcid,
    Prose,
    Target,
    Text,
    Title,
    WebAddress,
)
from synth.model.flow import Flow
from synth.model.reporting import Reporting


class Question(Model):
    """The question, as one sentence and in PerSPEcTiF terms (Booth 2019, doi 10.1136/bmjgh-2018-001107)."""

    text: Prose
    """The question in one sentence."""
    perspective: Prose
    """From whose point of view."""
    setting: Prose
    """Where."""
    phenomenon: Prose
    """The phenomenon of interest."""
    environment: Prose
    """In what wider environment."""
    comparison: Prose | None = None
    """Compared with what; optional."""
    timing: Prose | None = None
    """When, or over what time."""
    findings: Prose
    """What kind of findings are sought."""


class Search(Model):
    """One search of one source."""

    source: Text
    """The database or place searched."""
    date: Date
    """When."""
    string: Text
    """The search string, exactly."""
    found: Count | None = None
    """How many records it found."""


class Person(Model):
    """Someone who answers for the review."""

    name: Text
    """The name, or what a group calls itself."""
    orcid: Orcid | None = None
    """The ORCID identifier."""
    role: Text
    """What they did."""
    interests: Prose
    """Interests to declare, or that there are none."""
    country: Country | None = None
    """Where they work."""


class KeyMessage(Model):
    """One of the few things a reader should take away, with the record it rests on."""

    text: Prose
    """The message: one or two plain sentences."""
    record: Annotated[str, Target()]
    """The record that it rests on; its confidence is shown beside the message."""


class Methods(Model):
    """How the review was done."""

    summary: Prose
    """How it was done, in plain words."""
    eligibility: Prose
    """Which studies count, and why."""
    searches: Many[Search] = ()
    """The searches made. Empty: the page says that there has been none."""
    searches_note: Prose | None = None
    """What there is to say about searching, such as that none has been made yet."""
    selection: Prose
    """How studies were chosen."""
    extraction: Prose
    """How findings were taken from the studies, and by whom."""
    synthesis: Prose
    """How findings were brought together."""
    confidence: Prose
    """How confidence is assessed, and how far that has come."""
    involvement: Prose
    """How people with lived experience took part in the review (GRIPP2)."""
    limitations: Prose
    """What weakens the review."""


class Review(Model):
    """content/review.yml."""

    title: Title
    """What the review is called."""
    language: Language = "en"
    """The language that records are written in."""
    question: Question
    """What it asks."""
    about: Prose
    """What the site is, in plain words."""
    about_not: Prose
    """What the site is not."""
    key_messages: Annotated[Many[KeyMessage], Field(max_length=7)] = ()
    """The few things to take away, the most important first."""
    methods: Methods
    """How it was done."""
    flow: Flow | None = None
    """How studies were found, left out and included (PRISMA 2020). Left out: no systematic search has been made."""
    reporting: Reporting | None = None
    """How the review reports itself: where each item of ENTREQ and of GRIPP2 is answered. Left out: not filled in."""
    people: Annotated[Many[Person], Field(min_length=1)]
    """Who answers for it."""
    licence: Text
    """The licence of the content."""
    licence_url: WebAddress
    """Where the licence stands."""
    version: Text
    """The version of the content."""
    date: Date
    """The date of this version."""
    confidence_method: Literal["grade-cerqual", "conqual"] = "grade-cerqual"
    """How confidence is assessed: declared with GRADE-CERQual, or computed with JBI's ConQual."""
    conqual: ConQual | None = None
    """Where ConQual is used: which designs start where."""
    citation_style: Text = "apa"
    """How references and citations are set: the name of a style of the CSL collection, such as `apa` (the seventh
    edition), `vancouver` or `ieee`, or the path of a .csl file in the project."""
    last_search: Date | None = None
    """When the last search was made. Left out: there has been none."""
