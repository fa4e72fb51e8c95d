"""Methods that only a library calls: they are judged on the objects that the project makes, with what these were made with."""

from typing import Any

from crewai.tools import BaseTool as CrewTool
from langchain.agents import create_agent
from langchain.chains import LLMChain
from langchain.chains.base import Chain
from langchain_core.retrievers import BaseRetriever
from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI
from somewhere import Plugin

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}


class Summarise(BaseTool):
    name: str = "summarise"
    llm: Any

    def _run(self, text: str) -> str:
        return self.llm.invoke(text).content  # expect: pass


class Translate(BaseTool):
    name: str = "translate"
    llm: ChatOpenAI
    to: str = "en"

    def _run(self, text: str) -> str:
        return self.llm.invoke(f"{self.to}: {text}").content  # expect: fail correlation_id


class Own(BaseTool):
    name: str = "own"
    llm: Any = ChatOpenAI(default_headers=TAGS)

    def _run(self, text: str) -> str:
        return self.llm.invoke(text).content  # expect: pass


class Expand(BaseRetriever):
    llm: ChatOpenAI

    def _get_relevant_documents(self, query, *, run_manager):
        return self.llm.invoke(query)  # expect: fail team_id correlation_id


class Crew(CrewTool):
    name: str = "crew"
    llm: Any = None

    def _run(self, text):
        return self.llm.invoke(text)  # expect: pass


class Combine(Chain):
    llm_chain: LLMChain

    def _call(self, inputs):
        return self.llm_chain.apply(inputs["docs"])  # expect: fail team_id correlation_id

    async def _acall(self, inputs):
        return await self.llm_chain.aapply(inputs["docs"])  # expect: fail team_id correlation_id


class Watch(Plugin):
    def __init__(self, llm: ChatOpenAI):
        super().__init__()
        self.llm = llm

    def on_event(self, event):
        return self.llm.invoke(event)  # expect: pass


class Nowhere(BaseTool):
    name: str = "nowhere"
    llm: ChatOpenAI

    def _run(self, text: str) -> str:
        return self.llm.invoke(text).content  # expect: unverifiable team_id correlation_id


def translator(llm):
    return Translate(llm=llm, to="de")


def combine():
    return Combine(llm_chain=LLMChain(llm=ChatOpenAI(), prompt=None))


def main(question):
    good = ChatOpenAI(default_headers=TAGS)
    tools = [Summarise(llm=good), Own(), translator(good), translator(ChatOpenAI(default_headers=OWNER))]
    create_agent(good, tools=tools).invoke(question)  # expect: pass
    Expand(llm=ChatOpenAI()).invoke(question)
    Crew(llm=good).run(question)
    combine().invoke({"docs": []})
    Watch(good).start()
