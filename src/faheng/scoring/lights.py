"""Alert lights: red, yellow, green, blue, by the bands of the rulebook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast

from faheng.scoring.parameters import fixed
from faheng.scoring.qualitative import band_of_rating, band_of_words

Light = Literal["red", "yellow", "green", "blue"]

_NAME = "monitoring/lights"


def progress_light(
    percent: Fraction, day: date, kind: Literal["indicator", "execution"]
) -> Light:
    """The light of progress in percent of what is due; bands include their lower end."""
    lights = fixed(_NAME, day).value
    bands = lights["execution" if kind == "execution" else "indicator_at_least"]
    reached = [(least, name) for name, least in bands.items() if percent >= least]
    # Less than nothing is as bad as nothing.
    lowest = min(bands, key=lambda name: bands[name])
    return cast("Light", max(reached)[1] if reached else lowest)


def ceiling_light(*, is_within: bool, day: date) -> Light:
    """The light of what may not be exceeded."""
    lights = fixed(_NAME, day).value["indicator_at_most"]
    return cast("Light", lights["within" if is_within else "beyond"])


def words_light(text: str, rating: Decimal | None, day: date) -> Light | None:
    """The light of the band that words or a rating name; ``None`` if they name none."""
    named = band_of_words(text, day)
    band = band_of_rating(rating, day) if rating is not None else named
    if band is None:
        return None
    return cast("Light", fixed(_NAME, day).value["qualitative"][band.name])


def worst(lights: Iterable[Light | None], day: date) -> Light | None:
    """The one to look at first; what has no light is left out."""
    shown = {light for light in lights if light is not None}
    order = cast("tuple[Light, ...]", fixed(_NAME, day).value["worst_first"])
    return next((light for light in order if light in shown), None)
