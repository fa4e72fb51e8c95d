from agent import Agent


def main():
    Agent({"x-team-id": "words", "x-cost-center": "cc-2469", "x-service": "dictionary", "x-environment": "prod",
           "x-correlation-id": "w-1"}).run("what is a word?")
