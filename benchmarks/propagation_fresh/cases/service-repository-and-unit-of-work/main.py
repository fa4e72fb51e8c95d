from desk.bootstrap import bootstrap
from desk.commands import Reply, Tag


def main():
    bus = bootstrap()
    bus.handle(Reply("r-1", "a"))
    bus.handle(Tag("b"))
