"""The words by which rules tell indicators and projects apart, kept as data."""

from faheng.review.lexicon.words import Words, bare, load_words, words

__all__ = ["Words", "bare", "load_words", "words"]
