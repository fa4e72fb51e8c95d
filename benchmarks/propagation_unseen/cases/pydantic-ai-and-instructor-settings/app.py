import instructor
from openai import OpenAI
from pydantic import BaseModel
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.settings import ModelSettings

FULL = {"x-team-id": "pa", "x-cost-center": "cc", "x-service": "pa", "x-environment": "prod", "x-correlation-id": "1"}


class Out(BaseModel):
    answer: str


structured = instructor.from_openai(OpenAI(default_headers={"x-team-id": "pa"}))
agent = Agent(OpenAIChatModel("gpt-4o"), model_settings=ModelSettings(extra_headers=FULL))
bare = Agent(OpenAIChatModel("gpt-4o"))


def one():
    return structured.chat.completions.create(model="gpt-4o", response_model=Out,
                                              messages=[{"role": "user", "content": "x"}], extra_headers=FULL)


def two():
    return structured.chat.completions.create(model="gpt-4o", response_model=Out, messages=[{"role": "user", "content": "x"}])


def three():
    return agent.run_sync("x")


def four():
    return bare.run_sync("x", model_settings={"extra_headers": {**FULL, "x-team-id": "TODO"}})


def five():
    return bare.run_sync("x", model_settings={"extra_headers": FULL, "temperature": 0.0})


def main():
    one()
    two()
    three()
    four()
    five()
