"""The live preview: a local server that shows the last good site and rebuilds it after every save."""

from synth.serve.outcome import BuildOutcome
from synth.serve.preview import serve

__all__ = ["BuildOutcome", "serve"]
