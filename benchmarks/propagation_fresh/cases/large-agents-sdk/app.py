from travel.main import run


def main():
    run("Plan a weekend in Rome", "trip-9")


if __name__ == "__main__":
    main()
