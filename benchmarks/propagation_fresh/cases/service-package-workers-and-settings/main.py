from newsroom.jobs import Digest, Headline
from newsroom.settings import Settings
from newsroom.wiring import build


def main():
    gateway = build(Settings(service="newsroom"))
    Digest(gateway).run("d-1", ["a", "b"])
    Headline(gateway).run("h-1", "a")
