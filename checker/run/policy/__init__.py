"""The policy of a run, what is loaded beside it, its own tests."""
