"""The site engine and its frames: pages rendered once, to be filled many times."""

from synth.frame.configuration import ConfigurationFault, SiteSettings
from synth.frame.engine import PageWords, Rendered, render_pages, site_settings
from synth.frame.frame import Frame, UnknownSlot

__all__ = [
    "ConfigurationFault",
    "Frame",
    "PageWords",
    "Rendered",
    "SiteSettings",
    "UnknownSlot",
    "render_pages",
    "site_settings",
]
