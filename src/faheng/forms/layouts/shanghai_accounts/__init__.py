"""Department and unit final accounts as Shanghai publishes them: nine tables."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.shanghai_accounts.recognition import recognise

LAYOUT = Layout(
    id="shanghai-accounts",
    title="部门（单位）决算公开",
    recognise=recognise,
    folder=__name__,
)
