"""项目支出绩效目标表: one row a project, indicators in one cell, as in Guangzhou 2023."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.guangzhou_2023.recognition import recognise

LAYOUT = Layout(
    id="guangzhou-2023",
    title="项目支出绩效目标表（串写指标）",
    evidence="有“实施周期指标值”一栏，指标带编号串写在一格里，如“1-产出指标，11-数量指标”",
    recognise=recognise,
    folder=__name__,
)
