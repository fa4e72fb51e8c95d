"""A declaration passes through states; the transition table says which step asks the model."""
from machine import Declaration
from steps import classify, explain, release

TRANSITIONS = {"filed": (classify, "classified"), "classified": (explain, "explained"), "explained": (release, "done")}


def run(declaration):
    while declaration.state in TRANSITIONS:
        step, following = TRANSITIONS[declaration.state]
        step(declaration)
        declaration.state = following


def main():
    run(Declaration("d-1", "shoes"))
