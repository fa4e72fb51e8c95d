from newsroom.desk import Newsroom


def main():
    room = Newsroom.open("politics")
    room.headline("election")
    room.teaser("election")
    room.long_read("election")
    room.social("election")


if __name__ == "__main__":
    main()
