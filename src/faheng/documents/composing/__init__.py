"""A document to be written: what a form layout composes and every format writes."""
