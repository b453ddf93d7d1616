"""The small Markdown of prose fields: emphasis, strong, links, lists, citations and pointers; never HTML."""

from synth.prose.marks import Cite, Fault, Pointer
from synth.prose.prose import Prose, read_prose
from synth.prose.render import Resolver, plain_text, render_block, render_inline

__all__ = [
    "Cite",
    "Fault",
    "Pointer",
    "Prose",
    "Resolver",
    "plain_text",
    "read_prose",
    "render_block",
    "render_inline",
]
