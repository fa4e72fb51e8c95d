"""Two actors read their mail; a message is a dictionary and the sender decides what is in it."""
from actors import Editor, System, Writer


def main():
    system = System()
    system.add("writer", Writer(system))
    system.add("editor", Editor(system))
    system.send("writer", {"topic": "tides", "trace": "t-1"})
    system.run()
