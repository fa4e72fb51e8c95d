"""Models that may be asked in another's place: what one of them carries the others do not."""

from langchain_core.runnables import ConfigurableField
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
tagged = ChatOpenAI(model="m", default_headers=TAGS)
bare = ChatOpenAI(model="n")  # expect: unverifiable team_id correlation_id


def bare_first():
    bare.with_fallbacks([tagged]).invoke("a")  # expect: fail team_id correlation_id


def bare_last():
    tagged.with_fallbacks([bare]).invoke("a")  # expect: fail team_id correlation_id


def both():
    tagged.with_fallbacks([ChatOpenAI(model="n", default_headers=TAGS)]).invoke("a")  # expect: pass


def chosen(name):
    model = tagged.configurable_alternatives(ConfigurableField(id="llm"), default_key="a", b=bare)
    model.with_config(configurable={"llm": name}).invoke("a")  # expect: fail team_id correlation_id


def all_tagged(name):
    other = ChatOpenAI(model="n", default_headers=TAGS)  # expect: pass
    model = tagged.configurable_alternatives(ConfigurableField(id="llm"), default_key="a", b=other)
    model.with_config(configurable={"llm": name}).invoke("a")  # expect: pass


def body_replaced():
    model = ChatOpenAI(model="m", extra_body={"metadata": {"team_id": "search", "correlation_id": "1"}})
    model.invoke("a")  # expect: pass
    model.model_copy(update={"extra_body": {}}).invoke("a")  # expect: fail team_id correlation_id
