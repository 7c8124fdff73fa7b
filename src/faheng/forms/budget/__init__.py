"""What the layouts of department budgets and accounts share.

A layout of this family says how it is recognised; the reading itself is here: titles
to kinds, heads to column tokens, codes, sides, the narrative, and the target forms
that are published with a budget.
"""
