"""What decides whether a run fails: baseline, exceptions and suppressions, and what a change does to them."""
