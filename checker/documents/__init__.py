"""Places in documents, and readers of YAML, JSON and TOML that keep the place of every node."""
