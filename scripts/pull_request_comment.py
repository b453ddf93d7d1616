"""Tell a pull request what it changes in meaning, from an artifact that its own, untrusted run left behind.

    python -m scripts.pull_request_comment

runs in a workflow of the default branch and may write comments, so everything in the artifact is data: it is measured
before it is opened, must have exactly the expected form, is shown with every sign of markup escaped, and reaches only
the pull request whose newest commit the run was about. Needs Python and `gh`, no library.

From the environment: GH_TOKEN (for gh), REPOSITORY (owner/name), RUN_ID, HEAD_SHA, RUN_URL.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from synth.compare.difference import Comparison
from synth.compare.report import from_json, markdown_report

ARTIFACT = "pull-request"
MARK = "<!-- synth diff -->"
MOST_BYTES = 5_000_000
LONGEST_COMMENT = 60_000
_BOT = "github-actions[bot]"
_NAMES = ("number", "difference.json")
_A_PAGE = 100


class Refused(Exception):
    """The artifact is not what it should be, so nothing is written."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the untrusted run says: the number of its pull request, and the comparison."""

    number: int
    comparison: Comparison


def read_artifact(data: bytes) -> Told:
    """What the zip file holds. Raises Refused for anything else than the two files in their form."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if sorted(info.filename for info in infos) != sorted(_NAMES):
                raise Refused("the artifact does not hold the two files that it should")
            if sum(info.file_size for info in infos) > MOST_BYTES:
                raise Refused("the artifact is too large")
            number, difference = (archive.read(name).decode("utf-8") for name in _NAMES)
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, RuntimeError, OSError) as fault:
        raise Refused(f"the artifact cannot be read: {type(fault).__name__}") from fault
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number.strip(), re.ASCII):
        raise Refused("the number of the pull request is no number")
    try:
        made = from_json(difference)
    except ValueError as fault:
        raise Refused("the comparison is not of the form that 'synth diff' gives") from fault
    return Told(int(number), replace(made, old="the base", new="this change"))


def comment(made: Comparison, run_url: str) -> str:
    """The body of the comment."""
    told = markdown_report(made, LONGEST_COMMENT)
    return (
        f"{MARK}\n### What this changes in meaning\n\n{told}\n"
        f"To see the pages: the artifact `preview` of [this run]({run_url}); open `changed.html` in it first.\n"
    )


class Forge:
    """The few questions and answers that are needed, through `gh`."""

    def __init__(self, repository: str) -> None:
        self._repository = repository

    def artifact(self, run: str) -> bytes | None:
        """The artifact of a run; None where it left none. Raises Refused where it is too large."""
        listed = self._asked(f"actions/runs/{run}/artifacts?name={ARTIFACT}&per_page={_A_PAGE}")["artifacts"]
        found = [item for item in listed if item["name"] == ARTIFACT and not item["expired"]]
        if not found:
            return None
        newest = max(found, key=lambda item: int(item["id"]))
        if int(newest["size_in_bytes"]) > MOST_BYTES:
            raise Refused("the artifact is too large")
        return self._called(f"actions/artifacts/{int(newest['id'])}/zip")

    def newest_commit(self, number: int) -> str:
        """The newest commit of a pull request."""
        return str(self._asked(f"pulls/{number}")["head"]["sha"])

    def say(self, number: int, body: str) -> None:
        """Write the comment, in place of our earlier one."""
        earlier = self._own_comment(number)
        if earlier is None:
            self._called(f"issues/{number}/comments", "--method", "POST", "--input", "-", body=body)
        else:
            self._called(f"issues/comments/{earlier}", "--method", "PATCH", "--input", "-", body=body)

    def _own_comment(self, number: int) -> int | None:
        page = 1
        while True:
            listed = self._asked(f"issues/{number}/comments?per_page={_A_PAGE}&page={page}")
            for item in listed:
                if item["user"]["login"] == _BOT and item["body"].startswith(MARK):
                    return int(item["id"])
            if len(listed) < _A_PAGE:
                return None
            page += 1

    def _asked(self, address: str) -> Any:
        return json.loads(self._called(address))

    def _called(self, address: str, *arguments: str, body: str | None = None) -> bytes:
        sent = None if body is None else json.dumps({"body": body}).encode()
        command = ["gh", "api", f"repos/{self._repository}/{address}", *arguments]
        return subprocess.run(command, input=sent, stdout=subprocess.PIPE, check=True).stdout


def main(environment: Mapping[str, str]) -> int:
    """Read, look whether it is about the newest commit, comment. The status is 1 where the artifact was refused."""
    forge = Forge(environment["REPOSITORY"])
    try:
        data = forge.artifact(environment["RUN_ID"])
        if data is None:
            print("The run left nothing to tell.")
            return 0
        told = read_artifact(data)
        if forge.newest_commit(told.number) != environment["HEAD_SHA"]:
            # A later commit has a run of its own; any other number is not this run's to name.
            print("Nothing was written: the pull request is not at the commit that the run was about.")
            return 0
    except Refused as refused:
        print(f"Nothing was written: {refused}.", file=sys.stderr)
        return 1
    forge.say(told.number, comment(told.comparison, environment["RUN_URL"]))
    print(f"Told pull request {told.number}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ))
