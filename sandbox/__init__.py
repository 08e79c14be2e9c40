"""A pretend Telegram on this machine: one pure state machine, and thin shells around it. Nothing leaves loopback."""
