"""Which patterns deserve a person's attention: pure functions from one patient's answers to evidence and episodes."""
