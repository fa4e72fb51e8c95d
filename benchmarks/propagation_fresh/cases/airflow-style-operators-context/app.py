from flow.base import Dag
from flow.llm import EmbedOperator, LlmOperator


def main():
    describe = LlmOperator(task_id="describe", prompt="Describe the tables")
    embed = EmbedOperator(task_id="embed", source="describe")
    describe >> embed
    Dag("table-docs", describe).run("run-2026-03-01")
