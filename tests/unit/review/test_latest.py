"""What was worked out is kept for the thing last asked about, and for no other."""

from __future__ import annotations

from faheng.review.latest import kept_for_the_latest


def test_work_is_done_once_while_one_thing_is_asked_about() -> None:
    done: list[str] = []

    @kept_for_the_latest
    def letters(text: list[str]) -> str:
        done.append("".join(text))
        return done[-1]

    first, second = ["a"], ["a"]
    assert [letters(first), letters(first)] == ["a", "a"]
    assert len(done) == 1
    # Equal is not the same: what was kept belongs to the thing itself.
    letters(second)
    letters(first)
    assert len(done) == 3
