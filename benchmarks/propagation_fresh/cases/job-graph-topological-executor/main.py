from graph import Graph
from openai import OpenAI

OWNER = {"x-team-id": "gr", "x-cost-center": "cc-1", "x-service": "gr", "x-environment": "prod"}
client = OpenAI()
graph = Graph(headers={**OWNER, "x-correlation-id": "run"})


@graph.node()
def fetch(headers):
    return "text"


@graph.node("fetch")
def summary(text, headers):
    return client.responses.create(model="gpt-5", input=text, extra_headers=headers).output_text


@graph.node("fetch", headers=OWNER)
def title(text, headers):
    return client.responses.create(model="gpt-5-nano", input=text, extra_headers=headers).output_text


@graph.node("summary", "title")
def vector(summary, title, *, headers):
    return client.embeddings.create(model="text-embedding-3-small", input=summary + title, extra_headers=headers)


def main():
    graph.run()
