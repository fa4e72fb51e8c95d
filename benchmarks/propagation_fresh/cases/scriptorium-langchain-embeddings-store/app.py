from store import Shelf


def index(run):
    shelf = Shelf(**{"x-correlation-id": run})
    return shelf.embed(["psalter", "atlas"])


def query(text):
    return Shelf().find(text)


def main():
    index("s-1")
    query("hours")
