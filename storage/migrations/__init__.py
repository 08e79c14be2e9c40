"""The schema's history, one file a step; runs on SQLite and PostgreSQL."""
