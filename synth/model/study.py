"""A study: who was asked, how, and what was found. Findings are in our own words, each with its place."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from synth.model.appraisal import Appraisal
from synth.model.equity import Equity
from synth.model.fields import (
    CiteKey,
    Count,
    Country,
    Id,
    Language,
    Many,
    Model,
    Period,
    Prose,
    Target,
    Term,
    Text,
)

SourceDepth = Literal["full-text", "abstract", "record"]
Stance = Literal["supports", "refines", "contradicts"]
Credibility = Literal["unequivocal", "credible", "not-supported"]


class Design(Model):
    """How the study was done."""

    type: Annotated[str, Term("designs")]
    """The study's design (a term of the vocabulary's `designs`)."""
    methodology: Prose | None = None
    """The named approach or tradition, in a few words."""
    data_collection: Annotated[Many[Annotated[str, Term("data-collection")]], Field(min_length=1)] | None = None
    """How data were collected (terms of `data-collection`). Leave out where the source does not say."""
    data_collection_detail: Prose | None = None
    """How many groups, meetings or interviews, how long, where."""
    analysis: Annotated[str, Term("analyses")] | None = None
    """How data were analysed (a term of `analyses`). Leave out where the source does not say."""
    period: Period | None = None
    """When data were collected: YYYY, YYYY-MM or YYYY-MM-DD, or two of them with a slash between."""


class Setting(Model):
    """Where the study was done."""

    countries: Many[Country] = ()
    """The countries (ISO 3166-1 codes, two capital letters). Empty where the source names none and none can be told."""
    countries_basis: Literal["reported", "affiliations", "not-stated"]
    """How the countries are known: reported in the source, only from the authors' affiliations, or not stated."""
    place: Prose | None = None
    """The kind of place, as the source names it."""
    note: Prose | None = None
    """What a reader must know about the setting, such as what the source does not say."""


class Participants(Model):
    """One group of people who took part."""

    role: Annotated[str, Term("roles")]
    """Who they were (a term of the vocabulary's `roles`)."""
    n: Count | None = None
    """How many. Leave out where the source does not say: the page then says that it is not known."""
    note: Prose | None = None
    """What else the source says about them."""


class Bearing(Model):
    """What a finding says about one record."""

    record: Annotated[str, Target()]
    """The barrier, root, solution or facilitator (its id)."""
    stance: Stance
    """Whether the finding supports, refines or contradicts it."""


class Quote(Model):
    """A passage quoted from the full text."""

    text: Text
    """The words, exactly as printed."""
    speaker: Annotated[str, Term("roles")]
    """The speaker's role; never a name."""
    locator: Text
    """Where it stands in the source, such as `p. 4`."""
    language: Language = "en"
    """The language of the quoted words: a language tag, such as en, da or ja-Latn."""


class Finding(Model):
    """One thing a study says, in our own words."""

    id: Id
    """Its id within the study; addressed as `study/finding`, on the page as `#finding`."""
    role: Literal["finding", "background", "recommendation"]
    """Whether the study found it, states it as background, or recommends it. A guess of its authors is background."""
    text: Prose
    """One sentence in our own words; numbers are the source's."""
    locator: Text
    """Where it stands in the source: `abstract`, or a page or section."""
    bears_on: Many[Bearing] = ()
    """The barriers, roots, solutions and facilitators that it is about, and what it does to each."""
    list_completeness: Literal["partial", "complete", "not-listed"] | None = None
    """Whether the source gave the whole list, part of it (`including`), or said only that there is one."""
    credibility: Credibility | None = None
    """How far the study's data bear the finding out (JBI credibility). Only where the full text was read."""
    quotes: Many[Quote] = ()
    """Passages that show it. Only where the full text was read."""

    @property
    def is_result(self) -> bool:
        """Whether the study found it; what is only stated as background or recommended is not."""
        return self.role == "finding"


class Sought(Model):
    """Something the study looked for and did not find."""

    topic: Text
    """What was looked for, in a word or two."""
    result: Literal["none-reported", "none-found"]
    """What came of it: none-reported (nobody told of any) or none-found (searched for and found absent)."""
    text: Prose
    """What the source says about it, in our own words."""
    locator: Text
    """Where it stands in the source."""
    records: Many[Annotated[str, Target()]] = ()
    """Records that it is about: what the study looked for and did not find is what they say. Most are about none."""


class Study(Model):
    """One study, with all its reports."""

    kind: ClassVar[str] = "study"

    cite: Annotated[Many[CiteKey], Field(min_length=1)]
    """The study's reports, the main one first (keys in references.bib). Title, authors and year come from there."""
    source_depth: SourceDepth
    """What the reviewers really read: full-text, abstract or record."""
    aim: Prose
    """What the study set out to do, in our own words."""
    design: Design
    """How it was done."""
    setting: Setting
    """Where it was done."""
    participants: Many[Participants] = ()
    """Who took part, group by group."""
    equity: Equity | None = None
    """What the source says about them, and for whom it tells findings, by the factors of PROGRESS-Plus."""
    involvement: Prose | None = None
    """How people with lived experience took part in the research itself (GRIPP2)."""
    findings: Annotated[Many[Finding], Field(min_length=1)]
    """What it says, finding by finding."""
    sought: Many[Sought] = ()
    """What it looked for and did not find."""
    appraisal: Appraisal | None = None
    """How well it was done, item by item; optional."""
    shares_participants_with: Many[Annotated[str, Target(("study",))]] = ()
    """Studies in which some of the same people took part; together they count as one. Said in one of the two files."""
    same_team_as: Many[Annotated[str, Target(("study",))]] = ()
    """Studies by the same research group or with authors in common. Said in one of the two files."""
    may_contain: Many[Annotated[str, Target(("study",))]] = ()
    """Studies of this collection that it contains or may contain, where it is a review itself."""
    extracted_by: Many[Text] = ()
    """Who took the findings from the source. Left out: the page says that it is not stated."""
    checked_by: Many[Text] = ()
    """Who compared them with the source afterwards; somebody else. Left out: the page says that nobody is named."""
    status: Literal["draft", "reviewed", "retired"] = "reviewed"
    """draft while being written, reviewed once checked, retired when taken back."""
    aliases: Many[Id] = ()
    """Earlier ids; the site redirects from them."""
    replaced_by: Annotated[str, Target(("study",), retired=True)] | None = None
    """For a retired record: the one that takes its place."""
    tags: Many[Text] = ()
    """Free words for finding it again."""
    notes: Prose | None = None
    """What a reviewer must know that has no field of its own."""
