"""Indicators over all declarations a person may see, and the library."""

from __future__ import annotations

from ninja import Query, Router

from faheng.rulebook.indicator_library import search
from faheng.site.planning.queries.indicators import Place, indicators_found
from faheng.site.planning.understanding import in_words
from faheng.site.rest.answers import answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Year
from faheng.site.rest.schemas.indicators import (
    IndicatorOut,
    IndicatorPage,
    LibraryOut,
    ValueOut,
)
from faheng.site.rest.tokens import READS
from faheng.values.grammar import parse_value

router = Router(tags=["指标"], auth=READS)


@router.get("/indicators", response=answers(IndicatorPage), operation_id="indicators")
def indicators(
    request: ByToken,
    year: Year | None = None,
    q: str = Query("", max_length=60),
    after: str = Query("", max_length=60),
) -> IndicatorPage:
    """能看到的指标，按申报和次序排列；q 在名称和指标值里查找，after 取自上一页。"""
    words = q.replace("\0", "")
    asked = {"year": year, "q": words, "bureau": None, "near": None}
    page = indicators_found(request.auth, asked, Place.typed(after))
    return IndicatorPage(
        items=[
            IndicatorOut(
                id=each.pk,
                declaration=each.declaration_id,
                project=each.declaration.project.name,
                year=each.declaration.year,
                level1=each.level1,
                level2=each.level2,
                name=each.name,
                target=each.target,
                weight=each.weight,
            )
            for each in page.rows
        ],
        after=None if page.after is None else str(page.after),
    )


@router.get("/library", response=answers(list[LibraryOut]), operation_id="library")
def library(
    request: ByToken,
    words: str = Query("", max_length=100),
    limit: int = Query(20, ge=1, le=100),
) -> list[LibraryOut]:
    """在指标库中查找。"""
    return [
        LibraryOut(
            id=each.id,
            name=each.name,
            level1=each.pair(2015).level1,
            level2=each.pair(2015).level2,
            target=each.target,
            unit=each.unit,
            counting=each.counting,
        )
        for each in search(words, limit=limit)
    ]


@router.get("/value", response=answers(ValueOut), operation_id="value")
def value(
    request: ByToken,
    text: str = Query(..., max_length=300),
    indicator: str = Query("", max_length=300),
) -> ValueOut:
    """一个指标值读作什么。"""
    read = parse_value(text, indicator=indicator or None)
    return ValueOut(kind=read.kind, says=in_words(read))
