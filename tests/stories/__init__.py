"""Stories: one promise each, told by people, on SQLite and on PostgreSQL."""
