"""Bytes of a log as blocks of whole lines, one JSON object each, which the query engine can read."""
