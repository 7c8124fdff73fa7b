"""What the trail knows to record; a kind of event is added here and nowhere else."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Event(TextChoices):
    SIGNED_IN = "signed-in", _("登录")
    SIGN_IN_REFUSED = "sign-in-refused", _("登录失败")
    SIGNED_OUT = "signed-out", _("退出")
    SESSIONS_ENDED = "sessions-ended", _("结束全部会话")
    PASSWORD_CHANGED = "password-changed", _("修改密码")
    PASSWORD_RESET = "password-reset", _("重置密码")
    SECOND_FACTOR_ADDED = "second-factor-added", _("启用动态口令")
    SECOND_FACTOR_REMOVED = "second-factor-removed", _("停用动态口令")
    PERSON_ADDED = "person-added", _("新增人员")
    PERSON_CHANGED = "person-changed", _("修改人员")
    ROLE_GIVEN = "role-given", _("授予角色")
    ROLE_ENDED = "role-ended", _("收回角色")
    BUREAU_ADDED = "bureau-added", _("新增机构")
    BUREAU_CHANGED = "bureau-changed", _("修改机构")
    SECTION_ADDED = "section-added", _("新增科室（单位）")
    TOKEN_MADE = "token-made", _("生成接口令牌")
    TOKEN_ENDED = "token-ended", _("作废接口令牌")

    YEAR_OPENED = "year-opened", _("开启预算年度")
    YEAR_CHANGED = "year-changed", _("修改预算年度")
    DECLARATION_CREATED = "declaration-created", _("新建项目申报")
    DECLARATION_EDITED = "declaration-edited", _("填报修改")
    DECLARATION_MOVED = "declaration-moved", _("流转")
    DECLARATION_DELETED = "declaration-deleted", _("删除项目申报")
    ATTACHMENT_ADDED = "attachment-added", _("上传附件")
    ATTACHMENT_REMOVED = "attachment-removed", _("移除附件")
    FILE_READ = "file-read", _("导入文件")
    WAIVER_ASKED = "waiver-asked", _("申请豁免")
    WAIVER_DECIDED = "waiver-decided", _("豁免审批")
    CHANGE_ASKED = "change-asked", _("申请调整")
    CHANGE_DECIDED = "change-decided", _("调整审批")
    DECISION_RECORDED = "decision-recorded", _("登记会议决定")
    FORM_WRITTEN = "form-written", _("下载表格")
    RESTORED = "restored", _("恢复备份")
