"""项目支出绩效自评表: annex 1 of 财预〔2020〕10号, and its local editions."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.mof_self_evaluation_2020.recognition import recognise

LAYOUT = Layout(
    id="mof-self-evaluation-2020",
    title="项目支出绩效自评表（财预〔2020〕10号）",
    evidence="标题为项目支出绩效自评表，或表头齐全：全年执行数，三级指标、年度指标值、实际完成值、得分；部门整体自评表和带章节的评价报告除外",
    recognise=recognise,
    folder=__name__,
)
