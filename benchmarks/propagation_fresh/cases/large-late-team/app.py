from crm.sync import sync_all


def main():
    sync_all([{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}])


if __name__ == "__main__":
    main()
