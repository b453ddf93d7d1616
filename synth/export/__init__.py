"""What readers can take away: tables, references, and everything in one file."""

from synth.export.beside import write_beside
from synth.export.briefs import MOST as MOST_BRIEFS
from synth.export.briefs import Printed, too_many, write_briefs
from synth.export.exports import Export, write_exports

__all__ = ["MOST_BRIEFS", "Export", "Printed", "too_many", "write_beside", "write_briefs", "write_exports"]
