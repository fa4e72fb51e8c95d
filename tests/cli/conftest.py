"""The project of the golden tests is data: none of its files is a test of ours."""

collect_ignore_glob = ["project/*"]
