"""Types for the part of sqlcipher3 that Evenkeel touches; the package ships none."""

from . import dbapi2 as dbapi2
