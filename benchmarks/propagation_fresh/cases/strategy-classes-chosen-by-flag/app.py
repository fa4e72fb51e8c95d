from abc import ABC, abstractmethod

from openai import OpenAI


class Tagging(ABC):
    @abstractmethod
    def headers(self, job: str) -> dict[str, str]: ...


class FullTagging(Tagging):
    def headers(self, job):
        return {
            "x-team-id": "rollout",
            "x-cost-center": "cc-66",
            "x-service": "rollout",
            "x-environment": "prod",
            "x-correlation-id": job,
        }


class LegacyTagging(Tagging):
    def headers(self, job):
        return {"x-team-id": "rollout", "x-job": job}


FLAGS = {"summaries": True, "titles": False}


def tagging_for(feature: str) -> Tagging:
    return FullTagging() if FLAGS[feature] else LegacyTagging()


class Feature:
    def __init__(self, client: OpenAI, tagging: Tagging):
        self.client = client
        self.tagging = tagging


class Summaries(Feature):
    def run(self, text, job):
        return self.client.responses.create(model="gpt-4.1", input=text, extra_headers=self.tagging.headers(job))


class Titles(Feature):
    def run(self, text, job):
        return self.client.responses.create(model="gpt-4.1", input=text, extra_headers=self.tagging.headers(job))


def main():
    client = OpenAI()
    Summaries(client, tagging_for("summaries")).run("a", "j-1")
    Titles(client, tagging_for("titles")).run("a", "j-2")
