"""Calls: what is handed over, which code runs, and when what it does is done."""
