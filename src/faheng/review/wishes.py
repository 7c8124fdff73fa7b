"""Values without a number: states that can be checked, and what only looks like one.

A state is answered by yes or no, or by a grade. A wish is more of something, promptly,
a task, or the name over again.
"""

from __future__ import annotations

from functools import lru_cache

from faheng.review.indicators import Line
from faheng.review.lexicon import bare, words
from faheng.values.patterns import lazy_pattern

_NO_LETTER = lazy_pattern(r"[^\w%]+")
# 建立健全 and 保持稳定 are states; 维护社会稳定 is a wish.
_SHORT = 4
_CLAUSES = lazy_pattern(r"[,;。、:]+")


@lru_cache(maxsize=16384)
def is_state(text: str) -> bool:
    """Whether a value names a state that can be checked or graded."""
    if words("firm_states").found_in(text) is not None:
        return True
    if words("none_of_it").found_in(words("not_none").without(text)) is not None:
        return True
    return any(map(_is_state_clause, _clauses(text)))


def _is_state_clause(clause: str) -> bool:
    state = words("end_states").ending(clause)
    if state is None:
        return False
    verb = words("wish_verbs").starting(clause)
    return verb is None or len(clause) <= _SHORT


@lru_cache(maxsize=16384)
def is_improvement(text: str) -> bool:
    """Whether a value only says that something gets better: 不断提升, 有所提高.

    A clause counts that ends with the improvement; ``提升服务水平`` is a task.
    """
    return all(map(_ends_improved, _clauses(text))) and bool(_clauses(text))


@lru_cache(maxsize=16384)
def is_graded_improvement(text: str) -> bool:
    """Whether each improvement says how much in words: 明显改善, 有效提高, 提升显著.

    有所提升 and 不断提高 promise any amount; only these words can be graded.
    """
    return is_improvement(text) and all(map(_is_graded, _clauses(text)))


def _is_graded(clause: str) -> bool:
    manner = words("graded_manner")
    if (ending := manner.ending(clause)) is not None:
        return words("improvement").ending(clause[: -len(ending)]) is not None
    verb = words("improvement").ending(clause)
    return verb is not None and manner.ending(clause[: -len(verb)]) is not None


def _ends_improved(clause: str) -> bool:
    if words("baseline").found_in(clause):
        return False
    ending = words("improvement").ending(clause)
    if ending is None:
        # 提升明显, 改善显著: the manner behind the verb.
        manner = words("improvement_manner").ending(clause)
        if manner is None:
            return False
        return words("improvement").ending(clause[: -len(manner)]) is not None
    return True


@lru_cache(maxsize=16384)
def is_promptness(text: str) -> bool:
    """Whether a value promises promptness and names no clock."""
    if words("prompt").found_in(text) is None:
        return False
    rest = words("prompt").without(text)
    return not has_clock(rest)


@lru_cache(maxsize=16384)
def has_clock(text: str) -> bool:
    """Whether a text names a day, a period or a length of time."""
    return words("clock").found_in(text) is not None


def names_its_base(line: Line) -> bool:
    """Whether the name says with what the value is compared: 败诉率较上年."""
    return words("compared").found_in(line.title) is not None


def repeats_name(line: Line, text: str) -> bool:
    """Whether a value says what the name says, and no more."""
    value = letters(text)
    return bool(value) and value in (
        letters(line.title),
        letters(bare(line.description)),
    )


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """A text without blanks and signs."""
    return _NO_LETTER.sub("", bare(text))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(text) if clause]
