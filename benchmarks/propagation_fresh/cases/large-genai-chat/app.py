from museum.guide import Guide
from museum.tours import plan_tour


def main():
    guide = Guide.for_room("egypt")
    guide.tell("mummy")
    guide.converse(["hello", "more"])
    plan_tour("egypt")


if __name__ == "__main__":
    main()
