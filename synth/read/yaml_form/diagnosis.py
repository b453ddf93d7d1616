"""What libyaml's messages mean in plain words, where the cause stands, and how to mend it.

libyaml tells where it stopped, which is often far behind the cause: a quote that is not closed ends
at the next quote of another value. Each explanation goes back from there to the cause.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from synth.read.lines import Lines
from synth.read.yaml_form import brackets, characters, keys
from synth.read.yaml_form.fault import Fault
from synth.read.yaml_form.trouble import Trace, Trouble

# What stands in libyaml's problem and in its context, in the order of trying.
_EXPLANATIONS: tuple[tuple[str, str, Callable[[Trouble], Fault]], ...] = (
    ("found character that cannot start any token", "", characters.no_start),
    ("tab character", "", characters.tab),
    ("", "while scanning a directive", keys.directive),
    ("found duplicate %", "", keys.directive),
    ("found incompatible YAML document", "", keys.directive),
    ("", "while scanning an anchor", characters.sign),
    ("", "while scanning an alias", characters.sign),
    ("", "while scanning a tag", characters.sign),
    ("", "while parsing a tag", characters.sign),
    ("found undefined tag handle", "", characters.sign),
    ("", "while scanning a quoted scalar", characters.unclosed_quote),
    ("", "while parsing a quoted scalar", characters.escape),
    ("", "while scanning a block scalar", characters.block_text),
    ("mapping keys are not allowed", "", characters.sign),
    ("mapping values are not allowed", "", keys.colon),
    ("could not find expected ':'", "", keys.no_colon),
    ("block sequence entries are not allowed", "", keys.item),
    ("did not find expected ',' or", "", brackets.bracket),
    ("did not find expected node content", "", brackets.no_content),
    ("did not find expected key", "", keys.no_key),
    ("did not find expected '-' indicator", "", keys.no_key),
    ("did not find expected <document start>", "", keys.no_document),
)


def diagnose(failure: yaml.MarkedYAMLError, lines: Lines, trace: Trace) -> Fault:
    """The fault behind libyaml's message; `trace` holds what came before the place where it stopped."""
    problem, context = failure.problem or "", failure.context or ""
    since = failure.context_mark.index if failure.context_mark else trace.index
    trouble = Trouble(lines, trace, trace.index, since)
    for words, where, explain in _EXPLANATIONS:
        if words in problem and where in context:
            return explain(trouble)
    return keys.unknown(trouble)
