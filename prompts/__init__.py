"""
What we ask, when, and how an answer is read.

Everything here is pure: a function takes values and `now`, and returns a value
with its reason. The files beside the code (protocols, locales, regions,
lists of words) are read once; a wrong file stops the start with a sentence.
"""
