"""Department and unit final accounts as Shanghai publishes them: nine tables."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.shanghai_accounts.recognition import recognise

LAYOUT = Layout(
    id="shanghai-accounts",
    title="部门（单位）决算公开",
    evidence="收入支出决算总表、财政拨款收入支出决算表、“三公”经费决算表等表题，以及决算说明",
    recognise=recognise,
    folder=__name__,
)
