"""法衡 Faheng: a justice bureau's budget, targets, services and disclosures as one chain."""

__version__ = "0.1.0"
