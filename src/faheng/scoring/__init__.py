"""Floor 4: the official arithmetic of self-evaluation and monitoring.

Pure functions: an evaluation and a day in; points, lights and the steps that led to
them out. What cannot be computed is ``None`` with the reason, never a guess. Where the
regulations are silent, these are the choices:

* Nothing is rescaled: weights that do not make up 100 give a total out of as many.
* A total without all its parts is the sum of the others, and has no grade.
* Words earn points by a rating, or within the band they name; other words none.
* A cost without a sign is a ceiling, in the taxonomies of 2015 and of 2021 alike.
* Of several quantities required together the least fulfilled decides, of
  alternatives the best.
* A deadline has no proportion: late is nothing. Other ways are sound if stated.
* A target for each quarter, month or week is due once for each that is over; one for
  the year in a straight line; rates, prices, states and ceilings in full.
* Money is held against the payment plan where the package declares one, else against
  the part of the year that is over.
"""
