"""bind_tools keeps the client's headers; a second bind replaces those of the first."""
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "lb", "x-cost-center": "cc-379", "x-service": "lb", "x-environment": "prod"}
CID = {"x-correlation-id": "1"}


@tool
def weather(place: str) -> str:
    """The weather at a place."""
    return "rain at " + place


tagged = ChatOpenAI(model="gpt-4o-mini", default_headers=OWNER)
with_tools = tagged.bind_tools([weather])
plain = ChatOpenAI(model="gpt-4o-mini")


def ask_tools(text):
    return with_tools.invoke(text, extra_headers=CID)


def ask_tools_bare(text):
    return with_tools.invoke(text)


def ask_rebound(text):
    return plain.bind(extra_headers=OWNER).bind(extra_headers=CID).invoke(text)


def main():
    ask_tools("a")
    ask_tools_bare("a")
    ask_rebound("a")
