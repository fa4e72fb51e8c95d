from typing import TypedDict

from langchain_openai import ChatOpenAI
from langgraph.graph import END, START, StateGraph

OWNER = {"x-team-id": "graph", "x-cost-center": "cc-52", "x-service": "essay-graph", "x-environment": "prod"}
drafter = ChatOpenAI(model="gpt-4o", default_headers=OWNER)
critic = ChatOpenAI(model="gpt-4o-mini", default_headers=OWNER)


class State(TypedDict, total=False):
    topic: str
    draft: str
    critique: str
    run_id: str


def draft(state: State) -> State:
    answer = drafter.invoke(state["topic"], extra_headers={"x-correlation-id": state["run_id"]})
    return {"draft": answer.content}


def critique(state: State) -> State:
    answer = critic.invoke("Critique: " + state["draft"])
    return {"critique": answer.content}


def build():
    graph = StateGraph(State)
    graph.add_node("write", draft)
    graph.add_node("judge", critique)
    graph.add_edge(START, "write")
    graph.add_edge("write", "judge")
    graph.add_edge("judge", END)
    return graph.compile()


def main():
    build().invoke({"topic": "bees", "run_id": "g-1"})
