"""Words replaced in a Word file, whichever runs they are spread over."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.documents.annotating.docx.places import Unit, WordPlaces
from faheng.documents.annotating.letters import Letter, edit_letters
from faheng.documents.annotating.office_copy import OfficeCopy
from faheng.documents.annotating.replacements import Replacement, Stretch, choose


def with_replacements(
    data: bytes, wanted: Sequence[Replacement]
) -> tuple[bytes, tuple[bool, ...]]:
    """The file with its words replaced, and which of the replacements were made."""
    copy = OfficeCopy(data)
    places = WordPlaces(data, copy)
    units = [places.units_by(one.where) for one in wanted]
    by_key = {id(unit): unit for several in units for unit in several}
    stretches = [
        [Stretch(id(unit), 0, len(unit.text)) for unit in several] for several in units
    ]
    texts = {key: _editable(unit) for key, unit in by_key.items()}
    chosen = choose(wanted, stretches, texts)
    changed: set[str] = set()
    for key, unit in by_key.items():
        letters: list[Letter | None] = [
            (spot.element, spot.offset) if spot is not None else None
            for spot in unit.spots
        ]
        edit_letters(letters, chosen.edits[key])
        if chosen.edits[key]:
            changed |= {spot.part for spot in unit.spots if spot is not None}
    for part in sorted(changed):
        copy.put_xml(part, places.parts[part])
    return copy.to_bytes(), chosen.applied


def _editable(unit: Unit) -> str:
    """The unit's text; what Word itself puts there, such as numbers, cannot be edited."""
    return "".join(
        letter if spot is not None or letter.isspace() else "\ufffc"
        for letter, spot in zip(unit.text, unit.spots, strict=True)
    )
