"""What is set on an object after it is made may be set before a library calls its methods."""

from typing import Any

from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}


class Changed(BaseTool):
    name: str = "changed"
    llm: Any

    def _run(self, text: str) -> str:
        return self.llm.invoke(text).content  # expect: unverifiable team_id correlation_id


def main(question):
    changed = Changed(llm=ChatOpenAI(default_headers=TAGS))
    changed.llm = ChatOpenAI(default_headers=OWNER)  # expect: unverifiable correlation_id
    changed.invoke(question)
