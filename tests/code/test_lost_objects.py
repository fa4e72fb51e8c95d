"""Objects that were too long to follow: what the text says of them tells a graph or a tool from a model."""

from __future__ import annotations

from pathlib import Path

from tests.code.judging import judge

LONG = "\n".join(f"        x{i} = len(str(data)) + {i}" for i in range(3_000))
GRAPH = f"""
from langchain_core.tools import Tool
from langgraph.graph import StateGraph


class Engine:
    def __init__(self, data):
        self.builder = StateGraph(dict)
        self.graph = None
        self.build(data)

    def build(self, data):
{LONG}
        self.graph = MADE

    def run(self, given):
        return self.graph.stream(given, config={{}})
"""
TOOL = f"""
from langchain_core.tools import Tool
from langchain_openai import ChatOpenAI


def make(data):
    if data:
{LONG}
    return MADE


def main(data):
    make(data).invoke("q")
"""


def apis(source: str, made: str, folder: Path) -> list[str]:
    return [site.api for site in judge(source.replace("MADE", made), folder)]


def test_a_graph_of_own_nodes_is_no_model(tmp_path: Path) -> None:
    assert apis(GRAPH, "self.builder.compile(checkpointer=None)", tmp_path) == []


def test_what_may_be_a_model_is_told(tmp_path: Path) -> None:
    assert apis(GRAPH, "data.model", tmp_path) == ["stream"]


def test_a_team_of_agents_is_told(tmp_path: Path) -> None:
    source = "from langgraph_supervisor import create_supervisor\n" + GRAPH
    assert apis(source, "self.builder.compile()", tmp_path) == ["stream"]


def test_a_tool_that_a_function_gives_is_no_model(tmp_path: Path) -> None:
    assert apis(TOOL, 'Tool(name="a", func=print, description="")', tmp_path) == []


def test_a_model_that_a_function_gives_is_told(tmp_path: Path) -> None:
    assert "invoke" in apis(TOOL, 'ChatOpenAI(model="m")', tmp_path)
