"""Who may do what, as tables: rights, the roles that carry them, roles that exclude each other.

A role is held in one bureau (and, where it says so, in one section of it). Whether
something may be done *now* is the business of each app's policies.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Right(TextChoices):
    """Something a person may do in the bureau where they hold a role."""

    EDIT_DECLARATIONS = "edit-declarations", _("填报项目和绩效目标")
    AGREE_FOR_SECTION = "agree-for-section", _("科室审核")
    AGREE_FOR_FINANCE = "agree-for-finance", _("财务汇总审核")
    AGREE_FOR_LEADERSHIP = "agree-for-leadership", _("分管领导审核")
    RECORD_DECISION = "record-decision", _("登记党组会、办公会决定")
    REVIEW_FOR_TREASURY = "review-for-treasury", _("财政业务科室审核、下达控制数、批复")
    ASK_WAIVER = "ask-waiver", _("申请审核意见豁免")
    GRANT_WAIVER = "grant-waiver", _("批准审核意见豁免")
    ASK_CHANGE = "ask-change", _("申请调整目标或预算")
    GRANT_CHANGE = "grant-change", _("批准调整目标或预算")
    OPEN_YEAR = "open-year", _("开启预算年度、设定期限")
    SEE_WHOLE_BUREAU = "see-whole-bureau", _("查看全局的项目")
    SEE_SUBORDINATES = "see-subordinates", _("查看下级单位已报出的项目")
    SEE_AUDIT = "see-audit", _("查看操作记录")
    MANAGE_PEOPLE = "manage-people", _("管理人员和机构")


class Role(TextChoices):
    """What a person is in a bureau."""

    CLERK = "clerk", _("经办人")
    SECTION_HEAD = "section-head", _("科室负责人")
    FINANCE_OFFICER = "finance-officer", _("财务（办公室）")
    BUREAU_LEADER = "bureau-leader", _("分管领导")
    PRINCIPAL_LEADER = "principal-leader", _("主要负责人")
    OFFICE_RECORDER = "office-recorder", _("办公室（会议记录）")
    TREASURY_REVIEWER = "treasury-reviewer", _("财政业务科室")
    SUPERVISOR = "supervisor", _("上级主管部门")
    LAWYER = "lawyer", _("律师")
    MEDIATOR = "mediator", _("调解员")
    COMMUNITY_OFFICER = "community-officer", _("村（居）委")
    AUDITOR = "auditor", _("内部监督")
    ADMINISTRATOR = "administrator", _("系统管理员")


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CLERK: frozenset(
        {Right.EDIT_DECLARATIONS, Right.ASK_WAIVER, Right.ASK_CHANGE}
    ),
    Role.SECTION_HEAD: frozenset({Right.AGREE_FOR_SECTION, Right.GRANT_WAIVER}),
    Role.FINANCE_OFFICER: frozenset(
        {
            Right.AGREE_FOR_FINANCE,
            Right.GRANT_WAIVER,
            # 调剂 concerns projects of several sections, and the office that sums them up.
            Right.ASK_CHANGE,
            Right.OPEN_YEAR,
            Right.SEE_WHOLE_BUREAU,
        }
    ),
    Role.BUREAU_LEADER: frozenset(
        {Right.AGREE_FOR_LEADERSHIP, Right.SEE_WHOLE_BUREAU, Right.GRANT_CHANGE}
    ),
    Role.PRINCIPAL_LEADER: frozenset({Right.SEE_WHOLE_BUREAU, Right.GRANT_CHANGE}),
    Role.OFFICE_RECORDER: frozenset({Right.RECORD_DECISION, Right.SEE_WHOLE_BUREAU}),
    Role.TREASURY_REVIEWER: frozenset(
        {Right.REVIEW_FOR_TREASURY, Right.GRANT_CHANGE, Right.SEE_SUBORDINATES}
    ),
    Role.SUPERVISOR: frozenset({Right.SEE_SUBORDINATES}),
    Role.LAWYER: frozenset(),
    Role.MEDIATOR: frozenset(),
    Role.COMMUNITY_OFFICER: frozenset(),
    Role.AUDITOR: frozenset({Right.SEE_AUDIT, Right.SEE_WHOLE_BUREAU}),
    Role.ADMINISTRATOR: frozenset({Right.MANAGE_PEOPLE}),
}

OF_A_SECTION = frozenset(
    {
        Role.CLERK,
        Role.SECTION_HEAD,
        Role.LAWYER,
        Role.MEDIATOR,
        Role.COMMUNITY_OFFICER,
    }
)
"""Roles held in one section, office, firm or community of a bureau."""

EXCLUDING: tuple[frozenset[Role], ...] = (
    # Who drafts does not sign; who signs does not sign at the next desk as well.
    frozenset({Role.CLERK, Role.SECTION_HEAD}),
    frozenset({Role.CLERK, Role.FINANCE_OFFICER}),
    frozenset({Role.CLERK, Role.BUREAU_LEADER}),
    frozenset({Role.SECTION_HEAD, Role.FINANCE_OFFICER}),
    frozenset({Role.FINANCE_OFFICER, Role.BUREAU_LEADER}),
    # Who watches, or hands out accounts, does nothing else.
    *(
        frozenset({watcher, other})
        for watcher in (Role.AUDITOR, Role.ADMINISTRATOR)
        for other in Role
        if other is not watcher
    ),
)
"""Pairs of roles that one person never holds in the same bureau."""


def excluded_with(role: Role) -> frozenset[Role]:
    """The roles that cannot be held beside this one."""
    return frozenset(
        other for pair in EXCLUDING if role in pair for other in pair - {role}
    )


def roles_with(right: Right) -> frozenset[Role]:
    return frozenset(role for role, rights in RIGHTS.items() if right in rights)
