from shop.container import Container


def main():
    container = Container()
    container.descriptions().describe("shoe")
    container.reviews().summarise(["good", "bad"])
    container.search().expand("red shoe")
    container.pricing().explain(12)


if __name__ == "__main__":
    main()
