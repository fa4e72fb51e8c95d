from typing import TypedDict

from langchain_openai import ChatOpenAI
from langgraph.graph import END, START, StateGraph


class State(TypedDict, total=False):
    topic: str
    outline: str
    post: str


class Writer:
    def __init__(self, headers: dict[str, str]) -> None:
        self.planner = ChatOpenAI(model="gpt-4o", default_headers=headers)
        self.writer = ChatOpenAI(model="gpt-4o-mini", temperature=0.7)

    def plan(self, state: State) -> State:
        return {"outline": self.planner.invoke(f"Outline: {state['topic']}").content}

    def write(self, state: State) -> State:
        return {"post": self.writer.invoke(f"Write: {state['outline']}").content}

    def build(self):
        builder = StateGraph(State)
        builder.add_node("plan", self.plan)
        builder.add_node("write", self.write)
        builder.add_edge(START, "plan")
        builder.add_edge("plan", "write")
        builder.add_edge("write", END)
        return builder.compile()
