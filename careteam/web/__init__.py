"""Pages in a browser: the check-in of private mode. Server-rendered; the only part of careteam that knows HTTP."""
