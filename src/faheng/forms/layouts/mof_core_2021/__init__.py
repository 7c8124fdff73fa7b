"""核心绩效目标和指标: the tables of 财预〔2021〕101号, and what budget systems export."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.mof_core_2021.recognition import recognise

LAYOUT = Layout(
    id="mof-core-2021",
    title="核心绩效目标和指标表（财预〔2021〕101号）",
    evidence="指标值设定依据、取值方式、数据来源、佐证资料等列，或一体化系统导出的指标方向、目标值与执行权重",
    recognise=recognise,
    folder=__name__,
)
