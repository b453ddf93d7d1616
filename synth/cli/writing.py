"""The commands that write into a project: `synth init`, `new`, `fmt` and `schema`."""

from __future__ import annotations

import argparse
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

from synth.cli.asking import Fault, answer_to, fault_of_address, fault_of_language, somebody_is_there
from synth.cli.project import project_root
from synth.cli.status import CONTENT, WELL, UsageFault
from synth.diagnostics import Diagnostics
from synth.diagnostics.report import safe, text_report
from synth.diagnostics.words import counted
from synth.model.kinds import KINDS
from synth.model.schema import schemas
from synth.read.sources import read_sources
from synth.write.errors import Refused
from synth.write.findings import new_finding
from synth.write.formatting import format_file, formattable, model_of
from synth.write.living import FOLDER, write_living_schemas
from synth.write.records import Request, new_record
from synth.write.review import LICENCES, Start, begin_review, require_free
from synth.write.saving import replace

_FINDING = "finding"
_GENERIC = Path("schema")


def add_commands(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the commands of this module."""
    init = subcommands.add_parser("init", help="begin a new review in an empty folder")
    init.add_argument("folder", metavar="DIR", type=Path, help="a folder that is empty or not there yet")
    init.add_argument("--title", help="what the review is called")
    init.add_argument("--question", help="what it asks, in one sentence")
    init.add_argument(
        "--person", action="append", metavar="NAME", help="who answers for it; may be given several times"
    )
    init.add_argument("--licence", help="the licence of the content (default: CC BY 4.0)")
    init.add_argument("--licence-url", metavar="ADDRESS", help="where the licence stands, if it is not a known one")
    init.add_argument("--language", metavar="TAG", help="the language of the records (default: en)")
    init.add_argument("--synth", metavar="REQUIREMENT", default="", help="where pip finds synth, for the workflows")
    init.add_argument("--no-examples", dest="examples", action="store_false", help="leave the example records out")
    init.set_defaults(run=init_review)

    new = subcommands.add_parser("new", help="write a blank record with comments, or add a finding to a study")
    new.add_argument("kind", choices=(*KINDS, _FINDING), metavar="KIND", help=", ".join((*KINDS, _FINDING)))
    new.add_argument("id", metavar="ID", nargs="?", default="", help="the record's id; for a finding, the study's")
    new.add_argument("--title", default="", help="the record's title, which also gives its id")
    new.add_argument("--cite", action="append", default=[], metavar="KEY", help="a study's source in references.bib")
    new.set_defaults(run=new_something)

    fmt = subcommands.add_parser("fmt", help="put records in canonical form; no value changes, no comment is lost")
    fmt.add_argument("files", metavar="FILE", nargs="*", type=Path, help="the files (default: all records)")
    fmt.add_argument("--check", action="store_true", help="change nothing; list the files that are not in that form")
    fmt.set_defaults(run=format_records)

    schema = subcommands.add_parser("schema", help="write JSON Schemas that know the project's ids, for editors")
    schema.add_argument("--out", type=Path, help="also write the schemas of any project into this folder")
    schema.set_defaults(run=write_schemas)


# -- init --


def init_review(options: argparse.Namespace) -> int:
    """`synth init DIR`: ask for what is missing on a terminal, begin the review, say what comes next."""
    folder: Path = options.project / options.folder
    try:
        # Before anybody answers five questions for nothing.
        require_free(folder)
        start = _start(options)
        count = begin_review(folder, start)
    except Refused as fault:
        raise UsageFault(str(fault)) from fault
    shown = safe(str(folder))
    print(f"A new review stands in {shown}: {counted(count, 'file')}. README.md says how to go on.")
    print(f"Build it: synth -C {shown} build")
    if not start.requirement:
        print("Before you publish it, say in requirements.txt where synth comes from.")
    return WELL


def _start(options: argparse.Namespace) -> Start:
    """What the review is begun with. Raises UsageFault where nobody can be asked for what is missing."""
    asks = somebody_is_there()
    needed = {"--title": options.title, "--question": options.question, "--person": options.person}
    missing = [flag for flag, given in needed.items() if not given]
    if missing and not asks:
        raise UsageFault(f"a new review needs {' and '.join(f'{flag} …' for flag in missing)}")

    def given_or_asked(given: str | None, question: str, offered: str = "", fault: Fault = lambda answer: "") -> str:
        return given or (answer_to(question, offered, fault) if asks else offered)

    title = given_or_asked(options.title, "What is the review called?")
    question = given_or_asked(options.question, "What does it ask, in one sentence?")
    people = options.person or [given_or_asked(None, "Who answers for it?")]
    licence = given_or_asked(options.licence, "Under what licence?", next(iter(LICENCES)))
    address = options.licence_url or LICENCES.get(licence)
    if address is None and not asks:
        raise UsageFault(f"where the licence '{licence}' stands is not known: add --licence-url …")
    return Start(
        title=title,
        question=question,
        people=tuple(people),
        licence=licence,
        licence_url=given_or_asked(address, "Where does that licence stand (https://…)?", "", fault_of_address),
        language=given_or_asked(options.language, "In what language are the records?", "en", fault_of_language),
        date=_today(),
        requirement=options.synth,
        examples=options.examples,
    )


def _today() -> str:
    """The day that the review begins; SOURCE_DATE_EPOCH sets it, as for every build."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(seconds), UTC).date() if seconds else date.today()).isoformat()


# -- new --


def new_something(options: argparse.Namespace) -> int:
    """`synth new`: write a record or add a finding, and say where."""
    root = project_root(options)
    if options.cite and options.kind != "study":
        raise UsageFault(f"--cite goes with 'synth new study': a {options.kind} cites through the findings it rests on")
    if options.title and options.kind in ("study", _FINDING):
        raise UsageFault(f"a {options.kind} has no title of its own: leave --title out")
    try:
        if options.kind == _FINDING:
            return _new_finding(root, options)
        path = new_record(root, Request(options.kind, options.id, options.title, tuple(options.cite)))
    except Refused as fault:
        raise UsageFault(str(fault)) from fault
    return _written(root, f"{path} is written.", path)


def _new_finding(root: Path, options: argparse.Namespace) -> int:
    if not options.id:
        raise UsageFault("which study? synth new finding STUDY")
    diagnostics = Diagnostics()
    made = new_finding(root, options.id, diagnostics)
    if made is None:
        print("\n".join(text_report(diagnostics.ordered(), "Nothing was changed: mend the file first.")))
        return CONTENT
    path, finding = made
    return _written(root, f"The finding {finding} is added to {path}.", path)


def _written(root: Path, what: str, path: str) -> int:
    write_living_schemas(root, read_sources(root, Diagnostics()))
    print(f"{what} Write over each TODO in it; 'synth check' says what is still missing.")
    return WELL


# -- fmt --


def format_records(options: argparse.Namespace) -> int:
    """`synth fmt`: write each file that is not in canonical form anew, or list them."""
    root = project_root(options)
    diagnostics = Diagnostics()
    paths = [_within(root, options.project, file) for file in options.files] or list(formattable(root, diagnostics))
    changed = []
    for path in paths:
        text = format_file(root, path, diagnostics)
        if text is not None:
            changed.append(path)
            if not options.check:
                replace(root / path, text)
    done = "would be changed" if options.check else "changed"
    for path in changed:
        print(safe(f"{path}: {done}"))
    left = len({item.place.path for item in diagnostics.items} & set(paths))
    rest = f", {left} left as {'it is' if left == 1 else 'they are'} until mended" if left else ""
    summary = f"{counted(len(paths), 'file')}: {len(changed)} {done}{rest}."
    print("\n".join(text_report(diagnostics.ordered(), summary)))
    return CONTENT if diagnostics.items or (options.check and changed) else WELL


def _within(root: Path, project: Path, file: Path) -> str:
    """A file as the project names it. Raises UsageFault where it is none of its records."""
    absolute = Path(os.path.normpath(project.absolute() / file))
    for base in (root, Path(os.path.normpath(project.absolute()))):
        if absolute.is_relative_to(base):
            path = absolute.relative_to(base).as_posix()
            try:
                model_of(path)
            except KeyError:
                break
            return path
    if absolute.is_relative_to(root) and not absolute.exists():
        raise UsageFault(f"there is no file '{file}' in {project.absolute()}: name it as it is called from there")
    raise UsageFault(f"'{file}' is not a record of this project, nor its review, vocabulary, changes or double coding")


# -- schema --


def write_schemas(options: argparse.Namespace) -> int:
    """`synth schema`: those that know the project, for editors; those of any project where it keeps them."""
    root = project_root(options)
    write_living_schemas(root, read_sources(root, Diagnostics()))
    print(f"{len(schemas())} schemas that know this project written to {root / FOLDER}")
    if options.out or (root / _GENERIC).is_dir():
        folder = root / (options.out or _GENERIC)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in schemas().items():
            (folder / name).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
        print(f"{len(schemas())} schemas of any project written to {folder}")
    return WELL
