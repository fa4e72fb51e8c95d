"""Log formats as data, the columns of a request record, and where a policy finds them in each format."""
