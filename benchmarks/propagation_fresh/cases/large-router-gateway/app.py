from gateway.facade import Gateway
from gateway.teams import TeamRegistry


def main():
    registry = TeamRegistry.load()
    search = Gateway(registry.get("search"))
    ads = Gateway(registry.get("ads"))
    search.chat("hello", correlation_id="r-1")
    ads.chat("hello", correlation_id="r-2")
    search.embed(["a"], correlation_id="r-3")
    search.quick("hi", correlation_id="r-4")
    ads.direct("hi", correlation_id="r-5")


if __name__ == "__main__":
    main()
