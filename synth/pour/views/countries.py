"""What the page on countries shows."""

from __future__ import annotations

from synth.model.kinds import KINDS
from synth.overview import words
from synth.overview.studies.countries import Countries, Place
from synth.pour.pictures.world import world_picture
from synth.pour.site import Site
from synth.pour.views.view import View

MOST_STUDIES = 10
"""A cell that lists more studies than this is not read; the page of all records has all of them."""


def countries_view(site: Site) -> View:
    """For the countries that the evidence comes from."""
    countries = Countries.of(site.overview)
    return {
        "countries": countries,
        "picture": world_picture(countries),
        "largest": max(place.number for place in (countries.unplaced, *(item.place for item in countries.countries))),
        "most": MOST_STUDIES,
        "counted_records": _counted_records,
    }


def _counted_records(place: Place) -> str:
    """`3 barriers, 1 root`."""
    return ", ".join(
        words.count(number, KINDS[kind].label.lower(), KINDS[kind].label_many.lower()) for kind, number in place.records
    )
