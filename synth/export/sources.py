"""References as files for programs that keep and cite sources: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from synth.cite import to_bibtex, to_csl, to_ris
from synth.export.flatten import as_json
from synth.model.reference import Reference


class SourceFiles:
    """Makes the files of any choice of references, each of which is put into words once."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._references = references
        self._made: dict[str, dict[str, str]] = {}

    def bibtex(self, keys: Iterable[str]) -> bytes:
        """The references as BibTeX; nothing for none."""
        return _ended("\n\n".join(self._each(keys, "bib", to_bibtex)))

    def ris(self, keys: Iterable[str]) -> bytes:
        """The references as RIS."""
        return "\r\n".join(self._each(keys, "ris", to_ris)).encode()

    def csl(self, keys: Iterable[str]) -> bytes:
        """The references as CSL-JSON: a list, one reference a line."""
        lines = ",\n".join(self._each(keys, "csl", _csl))
        return _ended(f"[\n{lines}\n]" if lines else "[]")

    def _each(self, keys: Iterable[str], form: str, make: Callable[[Reference], str]) -> Iterable[str]:
        made = self._made.setdefault(form, {})
        for key in keys:
            text = made.get(key)
            if text is None:
                text = made[key] = make(self._references[key])
            yield text


def _csl(reference: Reference) -> str:
    return as_json(to_csl(reference))


def _ended(text: str) -> bytes:
    return f"{text}\n".encode() if text else b""
