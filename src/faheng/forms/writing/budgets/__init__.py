"""Books of budgets: tables below their captions, the narrative, target forms."""
