"""How the review reports itself, item by item of published lists: where each is answered, or why it is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synth.model.checklists import Checklist, Item, checklists
from synth.model.fields import Many, Model, Prose, Text
from synth.model.itemised import itemised, keyed


class Answer(Model):
    """Where one item of a checklist is answered; what is not done yet, with the reason; or why it does not apply."""

    at: Many[Text] = ()
    """Where: a field of this file such as methods.eligibility, a page such as pages/about.md or
    pages/about.md#whose-word-is-it, or an address on the site such as findings/ or methods/#the_searches."""
    note: Prose | None = None
    """What a reader finds there, or what else there is to say."""
    not_yet: Prose | None = None
    """What is not done or not told yet, and why. Together with `at`, the item is answered in part."""
    does_not_apply: Prose | None = None
    """Why the item does not apply to this review. It stands alone."""


REPORTING = checklists("reporting")

# Its keys are known only when the lists are read.
if TYPE_CHECKING:
    Reporting = Model
else:
    Reporting = keyed(
        "Reporting",
        "How the review reports itself: each checklist, and for each of its items the answer.",
        __name__,
        {
            checklist.key: (
                itemised(checklist, Answer, checklist.name.capitalize()),
                f"{checklist.name}. {checklist.about}",
            )
            for checklist in REPORTING
        },
    )


def answers(reporting: Reporting | None, checklist: Checklist) -> Iterator[tuple[Item, Answer | None]]:
    """Every item of a checklist with its answer; None where the review says nothing of it."""
    held = getattr(reporting, checklist.key, None)
    for item in checklist.items:
        yield item, getattr(held, item.key, None)
