"""May this be done to this person or bureau? Answered from what they are, whoever asks."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils.translation import gettext as _

from faheng.site.bureaus.models import Bureau, Membership, Section, User
from faheng.site.bureaus.roles import OF_A_SECTION, Role, excluded_with
from faheng.site.exceptions import ConflictError, InvalidInputError

_RANK = {
    Bureau.Level.PROVINCE: 0,
    Bureau.Level.CITY: 1,
    Bureau.Level.DISTRICT: 2,
}


def check_not_oneself(by: User, person: User) -> None:
    """Nobody hands out rights to themselves, nor locks themselves out."""
    if by.pk == person.pk:
        raise PermissionDenied(
            _("不能办理本人的账号和角色，请由另一位系统管理员办理。")
        )


def check_section(role: Role, bureau: Bureau, section: Section | None) -> None:
    """A role held in a section names one of this bureau; the others name none."""
    if role not in OF_A_SECTION:
        if section is not None:
            raise InvalidInputError(
                _("“%(role)s”是全单位的角色，不选科室（单位）。") % {"role": role.label}
            )
        return
    if section is None:
        raise InvalidInputError(
            _("“%(role)s”须选定所在科室（单位）。") % {"role": role.label}
        )
    if section.bureau_id != bureau.pk:
        raise InvalidInputError(_("所选科室（单位）不属于该机构。"))


def check_fits(model: type[Model], **texts: str) -> None:
    """Refuse what is longer than its column; a page's form has asked already."""
    for name, text in texts.items():
        field = model._meta.get_field(name)
        longest = field.max_length  # type: ignore[union-attr]
        if longest is not None and len(text) > longest:
            raise InvalidInputError(
                _("“%(field)s”最多 %(longest)d 字，现有 %(length)d 字。")
                % {
                    "field": field.verbose_name,  # type: ignore[union-attr]
                    "longest": longest,
                    "length": len(text),
                }
            )


def check_days(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise InvalidInputError(_("截止日期不能早于起始日期。"))


def check_not_excluded(
    role: Role, held: list[Membership], starts_on: date, ends_on: date | None
) -> None:
    """Refuse a role beside one it excludes, in the same bureau and at the same time."""
    excluded = excluded_with(role)
    for membership in held:
        other = Role(membership.role)
        if other in excluded and _meet(membership, starts_on, ends_on):
            raise ConflictError(
                _("“%(role)s”与已有的“%(other)s”属于不相容岗位，不能由同一人兼任。")
                % {"role": role.label, "other": other.label}
            )


def _meet(membership: Membership, starts_on: date, ends_on: date | None) -> bool:
    begins_in_time = ends_on is None or membership.starts_on <= ends_on
    ends_late = membership.ends_on is None or membership.ends_on >= starts_on
    return begins_in_time and ends_late


def check_below(bureau: Bureau, parent: Bureau) -> None:
    """A bureau lies below one of its own kind and of a higher level."""
    if parent.kind != bureau.kind:
        raise InvalidInputError(_("上级机关应与本机构同属一类。"))
    if not is_above(parent, bureau):
        raise InvalidInputError(
            _("“%(parent)s”的级别不高于本机构，不能作为上级机关。")
            % {"parent": parent.name}
        )


def is_above(parent: Bureau, bureau: Bureau) -> bool:
    return _RANK[Bureau.Level(parent.level)] < _RANK[Bureau.Level(bureau.level)]


def levels_below(parent: Bureau) -> list[Bureau.Level]:
    """The levels a bureau below this one may have."""
    above = _RANK[Bureau.Level(parent.level)]
    return [level for level, rank in _RANK.items() if rank > above]


def check_treasury(bureau: Bureau, treasury: Bureau | None) -> None:
    """A justice bureau is reviewed by a finance bureau of its own level."""
    if treasury is None:
        return
    if bureau.kind == Bureau.Kind.FINANCE:
        raise InvalidInputError(_("财政部门本身没有同级财政部门。"))
    if treasury.kind != Bureau.Kind.FINANCE or treasury.level != bureau.level:
        raise InvalidInputError(_("同级财政部门应是级别相同的财政部门。"))
