from hub import Hub
from hub.owner import Owner


def main():
    hub = Hub(Owner("platform", "cc-55", "plugin-hub", "prod"))
    for n, name in enumerate(hub.names()):
        hub.ask(name, "What is new?", f"ask-{n}")


if __name__ == "__main__":
    main()
