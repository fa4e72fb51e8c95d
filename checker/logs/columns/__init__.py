"""The values of a log as SQL columns, and what they usually look like."""
