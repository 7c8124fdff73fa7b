"""The closed vocabularies of the exchange package."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

# A layout's folder name; not a closed list, so that adding a folder is enough.
LayoutId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

Source = Literal[
    "central",
    "province",
    "city",
    "county",
    "appropriation",
    "special_account",
    "other",
]

Category = Literal[
    "output.quantity",
    "output.quality",
    "output.timeliness",
    "output.cost",
    "cost.economic",
    "cost.social",
    "cost.ecological",
    "benefit.economic",
    "benefit.social",
    "benefit.ecological",
    "benefit.sustained",
    "satisfaction.recipients",
    "input.funds",
    "input.finance",
    "input.project",
    "influence.long_term",
    "influence.cooperation",
]

TableKind = Literal[
    "income-expenditure",
    "income",
    "expenditure",
    "appropriation",
    "general-public-function",
    "general-public-basic-economic",
    "three-public",
    "government-fund",
    "state-capital",
    "procurement",
    "targets",
    "other",
]

COLUMN_KEYS = [
    "total",
    "basic",
    "project",
    "personnel",
    "public",
    "general",
    "fund",
    "capital",
    "carryover_in",
    "carryover_out",
    "business",
    "business_education",
    "operating",
    "superior",
    "subsidiary",
    "to_superior",
    "to_subsidiary",
    "reserve_used",
    "other",
    "abroad",
    "vehicle_total",
    "vehicle_purchase",
    "vehicle_running",
    "reception",
    "operating_funds",
    "amount",
]

# A second year in the same table carries it: ``total@2020``.
ColumnKey = Annotated[
    str, StringConstraints(pattern=rf"^({'|'.join(COLUMN_KEYS)})(@\d{{4}})?$")
]
