import asyncio

from lite.api import acomplete, complete
from lite.features import ghost, moderator, titles


def main():
    titles.make_title("A text")
    ghost.write("A letter")
    ghost.stream("A letter")
    moderator.flag("bad")
    asyncio.run(moderator.flag_many(["a", "b"]))


if __name__ == "__main__":
    main()
