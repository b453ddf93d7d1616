"""The site engine and its frames: pages rendered once, to be filled many times."""

from synth.frame.engine import ConfigurationFault, PageWords, Rendered, SiteSettings, render_pages
from synth.frame.frame import Frame, UnknownSlot

__all__ = ["ConfigurationFault", "Frame", "PageWords", "Rendered", "SiteSettings", "UnknownSlot", "render_pages"]
