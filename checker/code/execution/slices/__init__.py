"""What a run follows of a function, and what it leaves out: only what can reach a billable call is run."""
