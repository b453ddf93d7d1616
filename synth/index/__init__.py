"""What is made over the finished pages: the search index, the sitemap, redirects from old addresses."""

from synth.index.redirects import write_redirects
from synth.index.search import SearchFault, write_search_index
from synth.index.sitemap import write_sitemap

__all__ = ["SearchFault", "write_redirects", "write_search_index", "write_sitemap"]
