from imagejobs.jobs import run_all


def main():
    run_all("release-7")


if __name__ == "__main__":
    main()
