"""Classes of a summary whose amounts the detail table has under another name."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.review.row_names import plain_name
from faheng.review.rules.gj.detail import agree
from faheng.review.sides import Side
from faheng.review.sums import Addend, Equation
from faheng.rulebook.classification import class_code


class Misnamed(Equation):
    """A class of the summary with the one of the detail table it should be called."""

    @property
    def holds(self) -> bool:
        return False


def misnamed_classes(
    side: Side, key: str, detail: dict[str, Addend]
) -> Iterator[tuple[str, Misnamed]]:
    """Amounts that only their names keep apart: one of each, and nothing else alike.

    Left over in the summary are rows whose class the detail table does not list or
    lists with another amount, and in the detail table the classes nobody claimed.
    """
    sheet = side.sheet
    missing = {code: each for code, each in detail.items() if each.amount}
    spare: list[tuple[int, Addend]] = []
    for index, row in enumerate(sheet.table.rows):
        code = class_code(plain_name(row.name))
        amount = sheet.amount(index, key)
        if row.side not in (None, side.name) or code is None or not amount:
            continue
        stated = Addend(sheet.row_label(index), amount, sheet)
        if code in missing and agree(stated, missing[code]):
            del missing[code]
        else:
            spare.append((index, stated))
    for index, stated in spare:
        alike = [each for each in missing.values() if agree(stated, each)]
        rivals = [each for _, each in spare if agree(each, stated)]
        if len(alike) == 1 and len(rivals) == 1:
            yield sheet.cell_path(index, key), Misnamed(stated, ((alike[0],),))
