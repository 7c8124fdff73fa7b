"""项目支出绩效评价报告: chapters and 项目名称/项目目标/完成情况, as in Chongqing 2019."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.chongqing_report.recognition import recognise

LAYOUT = Layout(
    id="chongqing-report",
    title="项目支出绩效评价报告",
    evidence="标题为绩效评价（自评）报告，或逐项写明“项目名称、项目目标、完成情况”；并至少有三个评价报告的章节标题",
    recognise=recognise,
    folder=__name__,
)
