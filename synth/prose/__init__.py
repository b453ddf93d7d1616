"""The small Markdown of prose fields: emphasis, strong, links, lists, citations and pointers; never HTML."""

from synth.prose.marks import Cite, Cluster, Fault, Pointer, cluster_of
from synth.prose.page_marks import PageMark, PageProse, read_page
from synth.prose.prose import Prose, read_prose
from synth.prose.render import Resolver, plain_text, render_block, render_inline
from synth.prose.spans import Block, Span, SpanResolver, prose_blocks, spans_text
from synth.prose.typography import typeset, typeset_text

__all__ = [
    "Block",
    "Cite",
    "Cluster",
    "Fault",
    "PageMark",
    "PageProse",
    "Pointer",
    "Prose",
    "Resolver",
    "Span",
    "SpanResolver",
    "cluster_of",
    "plain_text",
    "prose_blocks",
    "read_page",
    "read_prose",
    "render_block",
    "render_inline",
    "spans_text",
    "typeset",
    "typeset_text",
]
