"""Bureaus and their parts; people and the roles they hold."""

from faheng.site.bureaus.models.bureau import Bureau, Section
from faheng.site.bureaus.models.person import Membership, User

__all__ = ["Bureau", "Membership", "Section", "User"]
