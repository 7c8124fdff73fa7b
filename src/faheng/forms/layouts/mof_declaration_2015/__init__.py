"""项目支出绩效目标申报表: the form of 财预〔2015〕88号, and its local editions."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.mof_declaration_2015.recognition import recognise

LAYOUT = Layout(
    id="mof-declaration-2015",
    title="项目支出绩效目标申报表（财预〔2015〕88号）",
    evidence="资金、总体目标、绩效指标各分中期与年度两栏；一次性项目只填年度一栏",
    recognise=recognise,
    folder=__name__,
)
