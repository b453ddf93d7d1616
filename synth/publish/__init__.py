"""Publishing: a new site is made beside the old one and takes its place in one step, or not at all."""

from synth.publish.errors import Busy, Surroundings, UnsafeDestination
from synth.publish.staging import staged
from synth.publish.surroundings import reason_of, surroundings_behind

__all__ = ["Busy", "Surroundings", "UnsafeDestination", "reason_of", "staged", "surroundings_behind"]
