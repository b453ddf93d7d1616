"""Examples made by chance: in `make test` the same ones in every run, in `make hunt` ever new ones and many more."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture.providers import HypothesisProvider
from hypothesis.internal.constants_ast import Constants

SAME, NEW = "same", "new"

# How long an example takes says nothing on a busy machine, so nothing fails for it.
_SLOW = (HealthCheck.too_slow,)
_ODDS = (HealthCheck.filter_too_much, HealthCheck.data_too_large)


def register() -> None:
    """Make both profiles known, for `--hypothesis-profile`."""
    settings.register_profile(SAME, derandomize=True, database=None, deadline=None, suppress_health_check=_SLOW)
    # What continuous integration is known by also makes examples the same; here that is not wanted.
    settings.register_profile(
        NEW,
        settings.get_profile("default"),
        derandomize=False,
        max_examples=5_000,
        deadline=None,
        suppress_health_check=_SLOW + _ODDS,
        print_blob=True,
    )


def use(profile: str) -> None:
    """Make examples by this profile from now on, in the tests whose modules are not loaded yet."""
    settings.load_profile(profile)
    if profile == SAME:
        # Examples are also drawn from the constants of the modules that happen to be loaded, which differ from one
        # process of a run to the next, and from one commit to the next. There is no setting against it.
        HypothesisProvider._local_constants = Constants()  # type: ignore[assignment]


def examples(number: int) -> settings:
    """So many examples of a test, or as many as the profile asks for where those are more."""
    return settings(max_examples=max(number, settings().max_examples))
