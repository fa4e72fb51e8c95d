import os

from acme.agents import Agent

from models import make_model

model = make_model(os.environ["PROVIDER"])  # expect: CP102


def build():
    return Agent(llm=model)


def build_owned():
    return Agent(llm=make_model("openai", {"x-team-id": "search"}))
