from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "lt", "x-cost-center": "cc-3029", "x-service": "lt", "x-environment": "prod", "x-correlation-id": "t"}


@tool
def clock(zone: str) -> str:
    """The time."""
    return "12:00 " + zone


model = ChatOpenAI(model="gpt-4o")
with_tools = model.bind_tools([clock])
tagged = with_tools.bind(extra_headers=TAGS)


def ask(text):
    return tagged.invoke(text).tool_calls


def ask_bare(text):
    return with_tools.invoke(text).tool_calls


def main():
    ask("a")
    ask_bare("b")
