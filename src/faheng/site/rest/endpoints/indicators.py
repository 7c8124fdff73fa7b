"""Indicators over all declarations a person may see, and the library."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from faheng.rulebook.indicator_library import search
from faheng.site.planning.access import declarations_for
from faheng.site.planning.models import Indicator
from faheng.site.planning.understanding import in_words
from faheng.site.rest.answers import answers
from faheng.site.rest.schemas import IndicatorOut, IndicatorPage, Key, LibraryOut
from faheng.site.rest.tokens import READS
from faheng.values.grammar import parse_value

router = Router(tags=["指标"], auth=READS)
_PAGE = 100


@router.get("/indicators", response=answers(IndicatorPage), operation_id="indicators")
def indicators(
    request: HttpRequest,
    year: int | None = Query(None, ge=2000, le=2099),
    after: Key | None = None,
) -> IndicatorPage:
    """能看到的指标，按编号排列。"""
    seen = declarations_for(request.auth)  # type: ignore[attr-defined]
    if year is not None:
        seen = seen.filter(year=year)
    found = Indicator.objects.filter(declaration__in=seen)
    if after is not None:
        found = found.filter(pk__gt=after)
    rows = list(
        found.select_related("declaration__project").order_by("pk")[: _PAGE + 1]
    )
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
            for each in rows[:_PAGE]
        ],
        after=rows[_PAGE - 1].pk if len(rows) > _PAGE else None,
    )


@router.get("/library", response=answers(list[LibraryOut]), operation_id="library")
def library(
    request: HttpRequest,
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


@router.get("/value", response=answers(dict[str, str]), operation_id="value")
def value(
    request: HttpRequest,
    text: str = Query(..., max_length=300),
    indicator: str = Query("", max_length=300),
) -> dict[str, str]:
    """一个指标值读作什么。"""
    read = parse_value(text, indicator=indicator or None)
    return {"kind": read.kind, "says": in_words(read)}
