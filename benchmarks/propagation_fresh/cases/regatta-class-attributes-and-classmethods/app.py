from base import Agent


class Coach(Agent):
    service = "coach"


class Steward(Agent):
    team = "regatta-2"


def coach(text):
    return Coach().run(text)


def steward(text):
    return Steward().run(text)


def main():
    coach("a")
    steward("b")
