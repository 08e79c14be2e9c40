"""The care team's own pages: who needs somebody now, one patient on one screen, messages. One module a page."""
