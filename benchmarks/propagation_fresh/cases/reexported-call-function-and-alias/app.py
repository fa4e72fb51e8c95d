import llm
from llm import complete as ask_model

OWNER = {"x-team-id": "re", "x-cost-center": "cc-89", "x-service": "re", "x-environment": "prod"}


def good(text):
    return ask_model(text, headers={**OWNER, "x-correlation-id": "1"})


def bad(text):
    return llm.chat(text, headers=OWNER)


def main():
    good("a")
    bad("b")
