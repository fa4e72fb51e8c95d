"""Examples are data: none of their files is a test of ours."""

collect_ignore_glob = ["cp*/*"]
