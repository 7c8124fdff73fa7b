"""项目支出绩效目标执行监控表: 财预〔2019〕136号, and its local editions."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.mof_monitoring_2019.recognition import recognise

LAYOUT = Layout(
    id="mof-monitoring-2019",
    title="项目支出绩效目标执行监控表（财预〔2019〕136号）",
    evidence="标题为项目支出绩效目标执行（运行）监控表，表头有三级指标、年度指标值和监控期完成情况；部门整体监控表除外",
    recognise=recognise,
    folder=__name__,
)
