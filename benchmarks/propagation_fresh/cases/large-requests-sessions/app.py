from portal.jobs import main_job


def main():
    main_job()


if __name__ == "__main__":
    main()
