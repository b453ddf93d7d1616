"""What is made over the finished pages: the search index, the sitemap, redirects from old addresses."""

from synth.index.explore import write_explore_data
from synth.index.feed import write_feed
from synth.index.forms import write_form_data
from synth.index.glossary import write_glossary
from synth.index.redirects import write_redirects
from synth.index.search import SearchFault, write_search_index
from synth.index.sitemap import write_sitemap

__all__ = [
    "SearchFault",
    "write_explore_data",
    "write_feed",
    "write_form_data",
    "write_glossary",
    "write_redirects",
    "write_search_index",
    "write_sitemap",
]
