"""All identities the figures of a file keep to, or nearly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from faheng.review.case import Case
from faheng.review.standards.links import links, total_chosen
from faheng.review.standards.payroll import Contribution, Payroll, payrolls
from faheng.review.standards.standard import Standard, StandardInput
from faheng.review.tables import Sheet
from faheng.rulebook import OutsideValidityError, load_parameter

_FEN = Decimal("0.01")


def standards_of(case: Case) -> tuple[Standard, ...]:
    """Payroll identities and linked rows of a file, in the order of its tables."""
    if case.package.budget is None or case.as_of is None:
        return ()
    try:
        found = [
            each
            for payroll in payrolls(case, case.as_of)
            for each in _of_payroll(case, payroll, case.as_of)
        ]
        return (*found, *_of_links(case, case.as_of))
    except OutsideValidityError:
        return ()


def _of_payroll(case: Case, payroll: Payroll, day: date) -> Iterator[Standard]:
    rates = str(load_parameter("payroll/ratios").on(day).source)
    local = str(load_parameter("payroll/local-ratios").on(day).source)
    for each in (*payroll.contributions, *payroll.local_contributions):
        if each.holds or each.is_near:
            inferred = (
                f"{each.percent:f}%的比例由表中金额推算" if each.is_local else None
            )
            yield _standard(case, each, inferred, local if each.is_local else rates)
    if payroll.annuity is not None:
        pension = payroll.ratios[payroll.annuity.base_codes[0]]["percent"]
        base = payroll.annuity.base / Decimal(pension) * 100
        inferred = f"缴费基数未在表中列出，由养老保险推算约为{base:,.2f}元"
        yield _standard(case, payroll.annuity, inferred, rates)


def _standard(
    case: Case, each: Contribution, inferred: str | None, basis: str
) -> Standard:
    payroll, computed = each.payroll, each.expected.quantize(_FEN, ROUND_HALF_UP)
    path = payroll.path(each.code)
    return Standard(
        code=each.code,
        name=payroll.name(each.code),
        formula=_formula(each),
        rate=_rate(each),
        inputs=tuple(
            _input(case, payroll.sheet, code, payroll.key) for code in each.base_codes
        ),
        computed=computed,
        printed=each.amount,
        holds=each.holds,
        gap=each.amount - computed,
        inferred=inferred,
        basis=basis,
        where=case.where(path),
    )


def _of_links(case: Case, day: date) -> Iterator[Standard]:
    basis = str(load_parameter("tables/links").on(day).source)
    for link in links(case, day):
        chosen, printed = total_chosen(link).amount, link.equation.stated.amount
        if chosen is None or printed is None:
            continue
        economic = link.economic
        yield Standard(
            code=link.code,
            name="".join(economic.table.rows[economic.coded[link.code]].name.split()),
            formula=f"{'＋'.join(link.chosen)}＝{link.code}",
            inputs=tuple(
                _input(case, link.function, code, link.function_key)
                for code in link.chosen
            ),
            computed=chosen,
            printed=printed,
            holds=link.equation.holds,
            gap=printed - chosen,
            basis=basis,
            where=case.where(link.path),
        )


def _input(case: Case, sheet: Sheet, code: str, key: str) -> StandardInput:
    index = sheet.coded[code]
    return StandardInput(
        code=code,
        name="".join(sheet.table.rows[index].name.split()),
        amount=sheet.amount(index, key) or Decimal(0),
        where=case.where(sheet.cell_path(index, key)),
    )


def _formula(each: Contribution) -> str:
    names = [each.payroll.name(code) for code in each.base_codes]
    if each.by_way_of is not None:
        through = each.payroll.ratios[each.by_way_of]["percent"]
        return f"{names[0]}÷{through}%×{_rate(each):f}%"
    base = f"（{'＋'.join(names)}）" if len(names) > 1 else names[0]
    return f"{base}×{each.percent:f}%"


def _rate(each: Contribution) -> Decimal:
    if each.by_way_of is not None:
        return Decimal(each.payroll.ratios[each.code]["percent"])
    return each.percent
