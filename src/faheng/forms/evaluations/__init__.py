"""Forms and reports that tell what was done: self-evaluations, monitoring, reports."""
