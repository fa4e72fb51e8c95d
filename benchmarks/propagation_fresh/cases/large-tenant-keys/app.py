from translate.cli import run


def main():
    run("alpha", ["Hello", "World"])
    run("beta", ["Hello"])


if __name__ == "__main__":
    main()
