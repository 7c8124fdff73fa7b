"""An event in the words of who reads the trail: what it is about, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.roles import Role
from faheng.site.planning.states import Move, Round, State

# In the order they are told: a database keeps no order of its own.
KEYS = {
    "move": gettext_lazy("办理"),
    "left": gettext_lazy("离开"),
    "reached": gettext_lazy("到达"),
    "round": gettext_lazy("环节"),
    "after": gettext_lazy("改为"),
    "amount": gettext_lazy("金额"),
    "answered": gettext_lazy("已说明"),
    "attachment": gettext_lazy("附件"),
    "before": gettext_lazy("原为"),
    "bureau": gettext_lazy("机构"),
    "cell": gettext_lazy("栏目"),
    "closed": gettext_lazy("结束"),
    "code": gettext_lazy("编码"),
    "deadlines": gettext_lazy("期限"),
    "decision": gettext_lazy("决定"),
    "declaration": gettext_lazy("申报"),
    "ends_on": gettext_lazy("止于"),
    "form_layout": gettext_lazy("表样"),
    "format": gettext_lazy("格式"),
    "formats": gettext_lazy("格式"),
    "held_on": gettext_lazy("召开日期"),
    "imported": gettext_lazy("导入文件"),
    "indicator": gettext_lazy("指标"),
    "indicators": gettext_lazy("指标数"),
    "key": gettext_lazy("识别码"),
    "kind": gettext_lazy("类别"),
    "kinds": gettext_lazy("格式"),
    "layout": gettext_lazy("表样"),
    "level": gettext_lazy("级别"),
    "lossy": gettext_lazy("舍去表样放不下的内容"),
    "made_at": gettext_lazy("备份时间"),
    "may_write": gettext_lazy("可以办理"),
    "meeting": gettext_lazy("会议"),
    "name": gettext_lazy("名称"),
    "number": gettext_lazy("文号"),
    "parent": gettext_lazy("上级"),
    "passage": gettext_lazy("第几次报送"),
    "project": gettext_lazy("项目"),
    "purpose": gettext_lazy("用途"),
    "reason": gettext_lazy("缘由"),
    "recovery_codes": gettext_lazy("备用码"),
    "returned_item": gettext_lazy("退回的一项"),
    "revision": gettext_lazy("修订"),
    "role": gettext_lazy("角色"),
    "second_factor": gettext_lazy("动态口令"),
    "section": gettext_lazy("科室"),
    "sha256": gettext_lazy("校验值"),
    "size": gettext_lazy("大小"),
    "source": gettext_lazy("来源"),
    "starts_on": gettext_lazy("始于"),
    "treasury": gettext_lazy("财政部门"),
    "treasury_of": gettext_lazy("所属机构"),
    "version": gettext_lazy("版本"),
    "year": gettext_lazy("年度"),
}
_ORDER = {key: place for place, key in enumerate(KEYS)}
TARGETS = {
    "apitoken": gettext_lazy("接口令牌"),
    "attachment": gettext_lazy("附件"),
    "budgetyear": gettext_lazy("预算年度"),
    "bureau": gettext_lazy("机构"),
    "collectivedecision": gettext_lazy("会议决定"),
    "declaration": gettext_lazy("项目申报"),
    "fundingadjustment": gettext_lazy("预算调整"),
    "importedfile": gettext_lazy("导入文件"),
    "membership": gettext_lazy("角色"),
    "project": gettext_lazy("项目"),
    "section": gettext_lazy("科室（单位）"),
    "targetchange": gettext_lazy("指标值调整"),
    "user": gettext_lazy("人员"),
    "waiver": gettext_lazy("豁免申请"),
}
# What these name is better said than numbered.
_NAMED = ("budgetyear", "bureau", "declaration", "project", "section", "user")
_LABELS: Mapping[str, Any] = {
    "move": dict(Move.choices),
    "left": dict(State.choices),
    "reached": dict(State.choices),
    "round": dict(Round.choices),
    "role": dict(Role.choices),
    # What else is given as a reason was typed by somebody, and is shown as typed.
    "reason": {
        "password": gettext_lazy("密码不正确"),
        "code": gettext_lazy("口令不正确"),
        "locked": gettext_lazy("锁定期间再次尝试"),
    },
    "decision": {"granted": gettext_lazy("同意"), "refused": gettext_lazy("不同意")},
}


def facts_in_words(event: AuditEvent) -> list[tuple[str, str]]:
    """Each fact with its name; what has no name of ours is shown as it was kept."""
    return [
        (str(KEYS.get(key, key)), _said(key, fact))
        for key, fact in sorted(event.facts.items(), key=_told_first)
        if fact not in (None, "", [], {})
    ]


def _told_first(fact: tuple[str, Any]) -> tuple[int, str]:
    key = fact[0]
    return (_ORDER.get(key, len(_ORDER)), key)


def _said(key: str, fact: Any) -> str:
    if isinstance(fact, bool):
        return _("是") if fact else _("否")
    if isinstance(fact, list):
        return "、".join(_said(key, each) for each in fact)
    if isinstance(fact, dict):
        return "，".join(f"{name} {each}" for name, each in fact.items())
    return str(_LABELS.get(key, {}).get(fact, fact))


def targets_in_words(events: Iterable[AuditEvent]) -> dict[int, str]:
    """What each event is about, by its number; one query a kind of thing."""
    events = list(events)
    wanted: dict[str, set[int]] = defaultdict(set)
    for event in events:
        if event.target_kind in _NAMED and event.target_id is not None:
            wanted[event.target_kind].add(event.target_id)
    found: dict[tuple[str, int], Model] = {}
    for model in apps.get_models():
        kind = str(model._meta.model_name)
        if kind in wanted:
            rows = model._default_manager.all()
            if kind == "declaration":
                rows = rows.select_related("project")
            elif kind == "budgetyear":
                rows = rows.select_related("bureau")
            found |= {(kind, pk): row for pk, row in rows.in_bulk(wanted[kind]).items()}
    return {event.pk: _target(event, found) for event in events}


def _target(event: AuditEvent, found: Mapping[tuple[str, int], Model]) -> str:
    if event.target_id is None:
        return ""
    row = found.get((event.target_kind, event.target_id))
    kind = str(TARGETS.get(event.target_kind, event.target_kind))
    return f"{kind} {event.target_id}" if row is None else str(row)
