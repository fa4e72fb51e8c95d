from services import Concierge, Housekeeping


def evening(trace):
    Concierge(trace).talk("towels?")
    Housekeeping(trace).talk("towels!")


def main():
    evening("e-1")
