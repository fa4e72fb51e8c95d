"""The log plane as commands: scans, followers, samples, conversions and reconciliations."""
