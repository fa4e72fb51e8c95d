from openai import OpenAI

from repo import Summaries


class ShipSummaries(Summaries[int]):
    service = "ships"


class CrewSummaries(Summaries[str]):
    pass


def main():
    owner = {"x-team-id": "harbor", "x-cost-center": "cc-913", "x-environment": "prod"}
    ShipSummaries(OpenAI(), owner).make(4, "s-1")
    CrewSummaries(OpenAI(), owner).make("cook", "s-2")
