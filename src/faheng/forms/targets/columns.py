"""What the heads above indicators mean: from printed words to columns and blocks.

One row of a table may print several indicators side by side; the heads of each are a
block. In the form of 财预〔2015〕88号 the first block is the medium term's, the second
the year's. A block may also be named by a wider head above: by the level 1 of all its
indicators, or by its term.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from faheng.documents.document import Cell
from faheng.forms.claims import label_key
from faheng.forms.targets.level_cells import level_of
from faheng.forms.targets.levels import is_level1
from faheng.forms.targets.rows import FormRow, Head, head_over
from faheng.forms.targets.signs import is_sign
from faheng.forms.targets.vocabulary import Vocabulary, unit_in
from faheng.values.patterns import lazy_pattern

VALUES = frozenset({"target", "period_target", "actual"})
LEVELS = ("level1", "level2")
UNREAD = "unread"
# What a row may say of its project beside the indicators.
BESIDE = (
    "project.",
    "bureau.name",
    "funding.",
    "source.",
    "annual_goal",
    "medium_term",
    "whole_goal",
    "year",
)
# What a column of goals means in a table of indicators that has no other.
_AS_VALUES = {"goal_done": "actual", "annual_goal": "target"}
_DONE = frozenset({"actual", "goal_done", "score", "reason"})
_CAUSES = "causes."
_OTHERWISE = {"name_or_side": UNREAD, "name_or_explanation": "explanation"}
_BLOCK_BEGINS = frozenset({"level1", "level2", "name"})
# Several of these may stand in one block: what they say is put together.
_REPEATED = frozenset({"sign", "type", UNREAD})
_LONGEST_HEAD = 24
# Level 1 has had the same names since they were first laid down.
LATEST = date(2021, 9, 1)
_GRADES = (
    ("优", "良", "中", "差"),
    ("优秀", "良好", "合格", "不合格"),
    ("优", "良", "合格", "不合格"),
    ("优秀", "良好", "一般", "较差"),
    ("优", "良", "差"),
)
_PERIOD = lazy_pattern(
    r"(?:中期|实施期|实施周期|中长期|长期|规划期|三年|项目期)(?!效益)"
)
_ANNUAL = lazy_pattern(r"年度|当年|本年|全年")


def term_of_words(text: str) -> str | None:
    """The term a head or side label names: ``annual``, ``period`` or none."""
    key = label_key(text)
    if len(key) > _LONGEST_HEAD or not ("指标" in key or "目标" in key):
        return None
    if _PERIOD.match(key):
        return "period"
    return "annual" if _ANNUAL.match(key) else None


@dataclass(slots=True)
class Columns:
    """The heads of one table; what is known of whole blocks; units heads print."""

    heads: list[Head]
    terms: dict[int, str] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)
    units: dict[Head, str] = field(default_factory=dict)
    side_term: str | None = None

    @property
    def has_two_terms(self) -> bool:
        """Whether the blocks are the medium term's and the year's.

        Words above say so; without them, blocks that share level 1 and have levels 2
        of their own.
        """
        if {head.block for head in self.heads} != {0, 1}:
            return False
        if self.terms:
            return len(set(self.terms.values())) == len(self.terms)
        own = {head.key for head in self.heads if head.block}
        return "level2" in own and "level1" not in own

    def share_terms(self) -> None:
        """Two blocks alike, in a form with a medium-term goal: its own and the year's."""
        named = [head.block for head in self.heads if head.key == "name"]
        if named == [0, 1] and not self.terms and not self.levels:
            self.terms = {0: "period", 1: "annual"}

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(head.key for head in self.heads) - {UNREAD}


def recognise_columns(
    row: FormRow,
    vocabulary: Vocabulary,
    groups: Sequence[Cell] = (),
    below: FormRow | None = None,
) -> Columns | None:
    """The columns if the row is a head with a name and a value.

    Beside levels, names and values a form may have columns no other form has; what
    stands below an unknown head is left to ``unread``, unless the row ``below`` shows
    that it is a level or a sign.
    """
    named = [
        (cell, key or _shown_below(cell, below, vocabulary))
        for cell, key in _meanings(row.printed, vocabulary)
    ]
    strange = [
        cell for cell, key in named if key is None and not vocabulary.is_word(cell.text)
    ]
    if strange and not _surely_heads({key for _, key in named}, strange):
        return None
    columns = Columns(_blocks(_resolved(named)))
    keys = columns.keys
    if "name" not in keys or not (keys & VALUES or len(keys) > 2):
        return None
    for cell in row.printed:
        if unit := unit_in(cell.text):
            columns.units |= {
                head: unit for head in columns.heads if head.start == cell.column
            }
    _name_blocks(columns, groups)
    if not columns.terms:
        sides = (
            term_of_words(cell.text)
            for cell, head in zip(row.printed, columns.heads, strict=True)
            if head.key == UNREAD
        )
        columns.side_term = next(filter(None, sides), None)
    return columns


def lower_keys(row: FormRow, vocabulary: Vocabulary) -> list[str]:
    """The columns a second head row names; none if it has other words."""
    keys = [key for _, key in _meanings(row.printed, vocabulary)]
    return [] if None in keys else [key or UNREAD for key in keys]


def _meanings(
    cells: Sequence[Cell], vocabulary: Vocabulary
) -> list[tuple[Cell, str | None]]:
    named = [(cell, _meaning(cell, vocabulary)) for cell in cells]
    for first, size in ((at, n) for at in range(len(cells)) for n in (4, 3)):
        texts = tuple(label_key(cell.text) for cell in cells[first : first + size])
        if texts in _GRADES:
            # 评价标准 in columns: the target is what 优 demands.
            for offset in range(size):
                key = UNREAD if offset else "target"
                named[first + offset] = (cells[first + offset], key)
            break
    if any(key and key.startswith(_CAUSES) for _, key in named):
        # 其他 is a source of money elsewhere.
        named = [
            (cell, f"{_CAUSES}其他" if key == "source.other" else key)
            for cell, key in named
        ]
    return named


def _shown_below(
    head: Cell, below: FormRow | None, vocabulary: Vocabulary
) -> str | None:
    """The column of an unknown word by the cell below it: 产出指标, or ≥."""
    if below is None or vocabulary.is_word(head.text):
        return None
    under = [cell for cell in below.printed if cell.column == head.column]
    for cell in under:
        if is_sign(cell.text):
            return "sign"
        return level_of(cell.text, LATEST)
    return None


def _meaning(cell: Cell, vocabulary: Vocabulary) -> str | None:
    """A column of indicators, or a field of the project that stands beside them."""
    head, name = vocabulary.head_of(cell.text), vocabulary.field_of(cell.text) or ""
    if not name.startswith(BESIDE):
        return head
    # 单位编码（项目编码） is a word of its own, not 单位编码 with a remark.
    is_exact = label_key(cell.text) in vocabulary.fields
    return name if head is None or head == UNREAD and is_exact else head


def _resolved(named: list[tuple[Cell, str | None]]) -> list[tuple[Cell, str]]:
    """Words of two meanings by the columns around them."""
    printed = {key for _, key in named}
    resolved: list[tuple[Cell, str]] = []
    for at, (cell, said) in enumerate(named):
        key = said or UNREAD
        if key in _OTHERWISE:
            # 绩效指标 before the levels is the label of the whole table.
            is_side = any(later in LEVELS for _, later in named[at:])
            key = _OTHERWISE[key] if "name" in printed or is_side else "name"
        elif key == "scoring":
            key = UNREAD if "explanation" in printed else "explanation"
        elif key == "bureau.name" and "project.name" in printed:
            key = "project.implementing_unit"
        elif printed & _DONE and _AS_VALUES.get(key, key) not in printed:
            key = _AS_VALUES.get(key, key)
        if key == "name" and "name" not in printed:
            printed.add("name")
        resolved.append((cell, key))
    for at, ((_, before), (cell, key)) in enumerate(pairwise(list(resolved)), start=1):
        following = resolved[at + 1][1] if at + 1 < len(resolved) else None
        if key == "weight" and before in LEVELS and following in ("level2", "name"):
            # 分值 behind a level is the sum of what stands below it.
            resolved[at] = (cell, UNREAD)
    return resolved


def _blocks(resolved: list[tuple[Cell, str]]) -> list[Head]:
    heads: list[Head] = []
    block, seen = 0, set[str]()
    for cell, key in resolved:
        place = key
        if key in seen and key not in _REPEATED:
            if key == "weight" and heads[-1].key == "name":
                # 分值 stands behind each level; the last is the indicator's own.
                heads = [head for head in heads if head.key != key]
            elif key not in _BLOCK_BEGINS:
                place = UNREAD
            else:
                block, seen = block + 1, set()
        seen.add(key)
        heads.append(head_over(cell, place, block))
    return heads


def _name_blocks(columns: Columns, groups: Sequence[Cell]) -> None:
    """What wider heads above say of the blocks below them."""
    for head in columns.heads:
        for group in groups:
            if group.column <= head.start < group.column + group.colspan:
                if term := term_of_words(group.text):
                    columns.terms.setdefault(head.block, term)
                if is_level1(group.text, LATEST):
                    columns.levels.setdefault(head.block, group.text)


def _surely_heads(keys: set[str | None], strange: list[Cell]) -> bool:
    """Whether a row with unknown words is a head all the same."""
    return (
        bool(keys & {"name", "name_or_side", "name_or_explanation"})
        and bool(keys & VALUES)
        and bool(keys & {*LEVELS, "number"} or len(keys) > len(strange) + 3)
        and all(len(cell.text) <= _LONGEST_HEAD for cell in strange)
    )
