from typing import TypedDict

from langgraph.graph import END, START, StateGraph
from openai import OpenAI

client = OpenAI()


class Job(TypedDict, total=False):
    ticket: str
    headers: dict[str, str]
    estimate: str
    letter: str


def tag(state: Job) -> Job:
    return {"headers": {"x-team-id": "cobbler", "x-cost-center": "cc-818", "x-service": "repairs",
                        "x-environment": "prod", "x-correlation-id": state["ticket"]}}


def estimate(state: Job) -> Job:
    reply = client.responses.create(model="gpt-4o-mini", input=state["ticket"], extra_headers=state["headers"])
    return {"estimate": reply.output_text, "headers": {"x-team-id": "cobbler"}}


def letter(state: Job) -> Job:
    reply = client.responses.create(model="gpt-4o-mini", input=state["estimate"], extra_headers=state["headers"])
    return {"letter": reply.output_text}


def build():
    graph = StateGraph(Job)
    for node in (tag, estimate, letter):
        graph.add_node(node.__name__, node)
    graph.add_edge(START, "tag")
    graph.add_edge("tag", "estimate")
    graph.add_edge("estimate", "letter")
    graph.add_edge("letter", END)
    return graph.compile()


def main():
    build().invoke({"ticket": "heel"})
