"""
Which days of a cohort can matter, told from columns, so that the rules look at those only.

Nothing is decided here: a column may say that a day could call for somebody when the rules then find that it does not.
"""
