"""config= with metadata on invoke and batch never leaves the process; extra_headers beside it do."""
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI

META = {"team_id": "cfg", "cost_center": "cc-380", "service": "cfg", "environment": "prod", "correlation_id": "1"}
HEADERS = {"x-" + k.replace("_", "-"): v for k, v in META.items()}
llm = ChatOpenAI(model="gpt-4o-mini", temperature=0)


def ask(text):
    return llm.invoke([SystemMessage("short"), HumanMessage(text)], config={"metadata": META, "tags": ["cfg"]})


def ask_many(texts):
    return llm.batch(texts, {"metadata": META, "max_concurrency": 1}, extra_headers=HEADERS)


def ask_metadata(text):
    return llm.generate([[HumanMessage(text)]], metadata=META)


def main():
    ask("a")
    ask_many(["a", "b"])
    ask_metadata("a")
