"""The whole thing in a real browser: the sandbox's page, the real bot, a real file."""
