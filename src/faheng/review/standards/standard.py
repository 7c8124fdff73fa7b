"""One identity between printed amounts, and whether it holds."""

from __future__ import annotations

from faheng.model.package import Figure, Part, Where, Yuan


class StandardInput(Part):
    """A printed amount an identity starts from."""

    code: str
    name: str
    amount: Yuan
    where: Where = Where()


class Standard(Part):
    """A printed amount, and what a rate or a link makes it out to be.

    ``inferred`` says in words what the file does not state and its figures gave away:
    a local rate, or a base. ``gap`` is printed less computed; it may differ from 0
    where the identity holds, by rounding.
    """

    code: str
    name: str
    formula: str
    rate: Figure | None = None
    inputs: tuple[StandardInput, ...]
    computed: Yuan
    printed: Yuan
    holds: bool
    gap: Yuan
    inferred: str | None = None
    basis: str
    where: Where = Where()
