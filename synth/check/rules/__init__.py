"""The rules that make misuse impossible, one module a subject."""

from synth.check.rules import (
    appraisal,
    basis,
    changes,
    confidence,
    conqual,
    dependence,
    evidence,
    flow,
    interests,
    misuse,
    plain_language,
    privacy,
    references,
    reporting,
    standing,
    vocabulary,
)

__all__ = [
    "appraisal",
    "basis",
    "changes",
    "confidence",
    "conqual",
    "dependence",
    "evidence",
    "flow",
    "interests",
    "misuse",
    "plain_language",
    "privacy",
    "references",
    "reporting",
    "standing",
    "vocabulary",
]
