import contextlib
import logging

import acme
from acme.agents import Agent, Base
from fastapi import Depends, FastAPI
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI, OpenAI

logger = logging.getLogger(__name__)
app = FastAPI()
OWNED = {"x-team-id": "search"}


def handed():
    return Agent(llm=OpenAI())  # expect: CP102


def handed_and_called():
    client = OpenAI()  # expect: CP102
    client.responses.create(model="gpt-5", input="hi", extra_headers=OWNED)
    return acme.helper(client)


def handed_in_a_list():
    return acme.Router(models=[
        ChatOpenAI(),  # expect: CP102
        ChatOpenAI(default_headers=OWNED),
    ])  # fmt: skip


def its_method_is_handed():
    return acme.retry(OpenAI().responses.create)  # expect: CP102


def to_two_places(fast):
    client = OpenAI()  # expect: CP102
    return acme.Fast(client) if fast else acme.Slow(client)


class Team(Base):
    """Made as the library's class is."""


def to_a_subclass_of_the_librarys():
    return Team(model=OpenAI())  # expect: CP102


class Tagged(ChatOpenAI):
    pass


def made_by_a_subclass():
    return Agent(llm=Tagged())  # expect: CP102


def get_client():
    return AsyncOpenAI()  # expect: CP102


@app.get("/answer")
async def answer(client=Depends(get_client)):
    return await acme.answer(client)


def carries_what_it_must():
    return Agent(llm=OpenAI(default_headers=OWNED))


def harmless():
    client = OpenAI()
    logger.info("made %s", client)
    print(client, type(client), repr(client))
    assert isinstance(client, OpenAI)
    with contextlib.closing(client):
        client.responses.create(model="gpt-5", input="hi", extra_headers=OWNED)
    client.close()


def only_what_is_free():
    return OpenAI().models.list()
