"""Whatever a passage says, it can be read, and its spans lie in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from faheng.review.prose.parser import read_prose
from faheng.review.prose.plain import plain_text
from faheng.review.prose.tokens import WORDS, tokenize

_PIECES = st.sampled_from(
    [word for word, _ in WORDS]
    + list("，。；：、（）“”/-%，,.:()\"' \n")
    + ["1,234.56", "0", "100", "万元", "元", "%", "2024年", "2024年度", "辆", "亿元"]
    + [
        "（类）",
        "（06款）",
        "（项）",
        "收入预算",
        "基本支出",
        "“三公”经费",
        "上年",
        "的",
    ]
    + [
        "支出决算",
        "年初预算",
        "预算数",
        "决算数",
        "科目",
        "主要用于以下方面",
        "中",
        "基本",
    ]
)
_SENTENCES = st.lists(_PIECES, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), _SENTENCES))
def test_reading_never_fails_and_spans_lie_in_the_text(text: str) -> None:
    prose = read_prose(text)
    statements = (
        *prose.figures,
        *prose.changes,
        *prose.shares,
        *prose.completions,
        *prose.verdicts,
        *prose.reasons,
        *prose.choices,
        *prose.amounts,
    )
    for statement in statements:
        assert 0 <= statement.span.start <= statement.span.end <= len(text)
    for change in prose.changes:
        assert change.figure is None or change.figure < len(prose.figures)
    for index, figure in enumerate(prose.figures):
        assert figure.parent is None or figure.parent < len(prose.figures)
        assert index not in prose.ancestors(index)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), _SENTENCES))
def test_tokens_give_back_the_plain_text(text: str) -> None:
    plain = plain_text(text)
    tokens = tokenize(plain)
    assert len(plain.text) == len(plain.offsets)
    assert (
        "".join(plain.text[token.start : token.end] for token in tokens) == plain.text
    )
    assert all(
        one.end == other.start for one, other in zip(tokens, tokens[1:], strict=False)
    )
