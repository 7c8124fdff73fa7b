"""Pictures for the guide: small files, taken when the guide is renewed."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page
from tests.functional.journeys.demo_site import ROOT

GUIDE = ROOT / "docs" / "guide"
IMAGES = GUIDE / "images"
_COLOURS = 64


def keep_picture(page: Page, name: str, of: Locator | None = None) -> Path:
    """What is seen now, or one part of it, in few colours."""
    # Hiding the caret would be a style the page does not allow.
    shoot = page.screenshot if of is None else of.screenshot
    taken = shoot(caret="initial")
    IMAGES.mkdir(parents=True, exist_ok=True)
    path = IMAGES / f"{name}.png"
    with Image.open(io.BytesIO(taken)) as picture:
        few = picture.convert("RGB").quantize(
            _COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        few.save(path, optimize=True)
    return path
