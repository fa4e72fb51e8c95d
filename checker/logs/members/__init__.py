"""The members of a population one after the other, for audits, conversion and reconciliation."""
