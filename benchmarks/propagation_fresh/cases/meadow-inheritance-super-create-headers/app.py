from base import Placed, Traced


class Herbs(Traced):
    service = "herbs"


class Bees(Placed):
    service = "bees"


def main():
    Herbs("m-1").ask("thyme")
    Bees().ask("hive")
