"""What is left to mend, kept with the declaration so that lists review nothing."""

from __future__ import annotations

from faheng.site.planning.models import Declaration
from faheng.site.planning.reviewing import FormReview, review_form


def count_findings(declaration: Declaration) -> FormReview:
    """Review a declaration, which the caller holds locked, and keep the two counts."""
    review = review_form(declaration)
    declaration.errors, declaration.warnings = review.errors, review.warnings
    declaration.save(update_fields=["errors", "warnings"])
    return review
