"""pydantic models, namespaces and what frameworks hand to parameters."""

import threading
from types import SimpleNamespace

from fastapi import Depends, FastAPI
from langchain_core.runnables import RunnableBranch, RunnableParallel
from langchain_openai import ChatOpenAI
from openai import OpenAI
from pydantic import BaseModel

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()
app = FastAPI()
local = threading.local()


class Tags(BaseModel):
    team_id: str
    correlation_id: str = "none-1"


def only_what_was_given(text):
    tags = Tags(team_id="search")
    client.responses.create(model="m", input=text, metadata=tags.model_dump())  # expect: pass
    given = tags.model_dump(exclude_unset=True)
    client.responses.create(model="m", input=text, metadata=given)  # expect: fail correlation_id
    copied = tags.model_copy(update={"correlation_id": text}).model_dump(exclude_unset=True)
    client.responses.create(model="m", input=text, metadata=copied)  # expect: unverifiable correlation_id


class Options(SimpleNamespace):
    pass


def namespace():
    options = Options(extra_headers=TAGS, input="a")
    client.responses.create(model="m", **vars(options))  # expect: pass


def of_this_thread(cid: str):
    local.headers = TAGS
    client.responses.create(model="m", input=cid, extra_headers=local.headers)  # expect: pass


class Tagger:
    def __init__(self, extra):
        self.extra = extra

    def __call__(self):
        return {**TAGS, **self.extra}


@app.get("/todo")
def todo(headers: dict = Depends(Tagger({"x-team-id": "todo"}))):
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail team_id


def side_by_side():
    llm = ChatOpenAI(model="m")
    both = RunnableParallel(a=llm.bind(extra_headers=TAGS), b=llm)
    both.invoke("x")  # expect: fail team_id correlation_id
    tagged = ChatOpenAI(model="m", default_headers=TAGS)
    (RunnableParallel({"a": tagged, "b": tagged.bind(stop=["x"])}) | tagged).invoke("x")  # expect: pass


def one_of_many(branches, steps):
    llm = ChatOpenAI(model="m")
    tagged = ChatOpenAI(model="m", default_headers=TAGS)
    one, two, three, four, five, six = (("a", tagged),) * 6
    RunnableBranch(one, two, three, four, five, six, ("b", llm), tagged).invoke("x")  # expect: fail team_id correlation_id
    RunnableBranch(*branches).invoke("x")  # expect: unverifiable team_id correlation_id
    RunnableBranch(*branches, tagged).invoke("x")  # expect: unverifiable team_id correlation_id
    RunnableParallel(steps).invoke("x")  # expect: unverifiable team_id correlation_id
