"""Rows of a form that come and go: indicators, sources of money, days of payment."""

from __future__ import annotations

from ninja import Router, Status

from faheng.site.planning.access import declaration_for
from faheng.site.planning.actions import money_rows
from faheng.site.planning.actions import rows as indicator_rows
from faheng.site.rest.answers import answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.declarations import NewIndicator, NewSource, Shift
from faheng.site.rest.schemas.fields import Key, Made
from faheng.site.rest.tokens import WRITES

router = Router(tags=["填报"], auth=WRITES)
_NOTHING = answers(None, status=204)
_MADE = answers(Made, status=201)


@router.post(
    "/declarations/{pk}/indicators", response=_MADE, operation_id="addIndicator"
)
def add_indicator(request: ByToken, pk: Key, body: NewIndicator) -> Status:
    """加一行指标：填了 library_id 的取自指标库，其余按所给文字。"""
    texts = body.model_dump(exclude={"after", "library_id"})
    made = indicator_rows.add_indicator(
        by=request.auth,
        declaration=declaration_for(request.auth, pk),
        after=body.after,
        texts={field: text for field, text in texts.items() if text},
        library_id=body.library_id,
    )
    return Status(201, Made(id=made.pk))


@router.delete(
    "/declarations/{pk}/indicators/{row}",
    response=_NOTHING,
    operation_id="removeIndicator",
)
def remove_indicator(request: ByToken, pk: Key, row: Key) -> Status:
    """删一行指标。"""
    indicator_rows.remove_indicator(
        by=request.auth, declaration=declaration_for(request.auth, pk), indicator=row
    )
    return Status(204, None)


@router.post(
    "/declarations/{pk}/indicators/{row}/shift",
    response=_NOTHING,
    operation_id="shiftIndicator",
)
def shift_indicator(request: ByToken, pk: Key, row: Key, body: Shift) -> Status:
    """把一行指标上移或下移一行。"""
    indicator_rows.move_indicator(
        by=request.auth,
        declaration=declaration_for(request.auth, pk),
        indicator=row,
        up=body.up,
    )
    return Status(204, None)


@router.post("/declarations/{pk}/sources", response=_MADE, operation_id="addSource")
def add_source(request: ByToken, pk: Key, body: NewSource) -> Status:
    """加一行资金来源，金额随后逐格填写。"""
    made = money_rows.add_source(
        by=request.auth,
        declaration=declaration_for(request.auth, pk),
        source=body.source,
    )
    return Status(201, Made(id=made.pk))


@router.delete(
    "/declarations/{pk}/sources/{row}", response=_NOTHING, operation_id="removeSource"
)
def remove_source(request: ByToken, pk: Key, row: Key) -> Status:
    """删一行资金来源。"""
    money_rows.remove_source(
        by=request.auth, declaration=declaration_for(request.auth, pk), line=row
    )
    return Status(204, None)


@router.post("/declarations/{pk}/payments", response=_MADE, operation_id="addPayment")
def add_payment(request: ByToken, pk: Key) -> Status:
    """支付计划加一行，日期为下一个季末（月末），随后逐格填写。"""
    made = money_rows.add_payment(
        by=request.auth, declaration=declaration_for(request.auth, pk)
    )
    return Status(201, Made(id=made.pk))


@router.delete(
    "/declarations/{pk}/payments/{row}", response=_NOTHING, operation_id="removePayment"
)
def remove_payment(request: ByToken, pk: Key, row: Key) -> Status:
    """支付计划删一行。"""
    money_rows.remove_payment(
        by=request.auth, declaration=declaration_for(request.auth, pk), line=row
    )
    return Status(204, None)
