"""Copies of LangChain's models: pydantic replaces fields and runs no validator, so what holds is what requests read."""

from langchain_anthropic import ChatAnthropic
from langchain_groq import ChatGroq
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
bare = ChatOpenAI(model="m")
tagged = ChatOpenAI(model="m", default_headers=TAGS)
by_request = ChatOpenAI(model="m", model_kwargs={"extra_headers": TAGS})
claude = ChatAnthropic(model="m", default_headers=TAGS)
owned = ChatAnthropic(model="m", default_headers=OWNER)


def another_field(text):
    tagged.model_copy(update={"model_name": "n"}).invoke(text)  # expect: pass
    tagged.model_copy().invoke(text)  # expect: pass
    claude.model_copy(update={"model": "n"}).invoke(text)  # expect: pass


def headers_that_come_too_late(text):
    bare.model_copy(update={"default_headers": TAGS}).invoke(text)  # expect: fail team_id correlation_id
    bare.copy(update={"default_headers": TAGS}).invoke(text)  # expect: fail team_id correlation_id
    tagged.model_copy(update={"default_headers": OWNER}).invoke(text)  # expect: pass
    ChatGroq(model="m").model_copy(update={"default_headers": TAGS}).invoke(text)  # expect: fail team_id correlation_id


def read_for_each_request(text):
    by_request.model_copy(update={"model_kwargs": {}}).invoke(text)  # expect: fail team_id correlation_id
    by_request.model_copy(update={"model_kwargs": {"extra_headers": OWNER}}).invoke(text)  # expect: fail correlation_id
    by_request.model_copy(update={"model_kwargs": {"temperature": 0}, "model_name": "n"}).invoke(text)  # expect: fail team_id correlation_id
    by_request.model_copy(update={"model_name": "n"}).invoke(text)  # expect: pass
    bare.model_copy(update={"model_kwargs": {"extra_headers": TAGS}}).invoke(text)  # expect: pass
    by_request.bind(extra_headers=OWNER).invoke(text)  # expect: fail correlation_id


def perhaps_replaced(text, quick):
    update = {"model_kwargs": {}} if quick else {}
    by_request.model_copy(update=update).invoke(text)  # expect: unverifiable team_id correlation_id


def made_with_the_first_request(text):
    claude.model_copy(update={"default_headers": OWNER}).invoke(text)  # expect: unverifiable correlation_id
    owned.model_copy(update={"default_headers": TAGS}).invoke(text)  # expect: unverifiable correlation_id
