"""The rules that make misuse impossible, one module a subject."""

from synth.check.rules import (
    basis,
    confidence,
    evidence,
    misuse,
    plain_language,
    privacy,
    references,
    standing,
    vocabulary,
)

__all__ = [
    "basis",
    "confidence",
    "evidence",
    "misuse",
    "plain_language",
    "privacy",
    "references",
    "standing",
    "vocabulary",
]
