"""Works, decisions and coded passages from other programs, brought into a project."""

from synth.intake.errors import NoSuchFile
from synth.intake.formats import FORMATS
from synth.intake.importing import Imported, bring_in
from synth.intake.report import json_lines, text_lines

__all__ = ["FORMATS", "Imported", "NoSuchFile", "bring_in", "json_lines", "text_lines"]
