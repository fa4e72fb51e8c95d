"""Config metadata is for traces only; structured output keeps what was bound before it."""
from langchain_core.runnables import RunnableConfig
from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Claim(BaseModel):
    amount: int


OWNER = {"x-team-id": "vault", "x-cost-center": "cc-924", "x-service": "claims", "x-environment": "prod"}


def extractor(headers=None):
    model = ChatOpenAI(model="gpt-4o", default_headers=headers)
    return model.with_structured_output(Claim)


def extract(text):
    return extractor({**OWNER, "x-correlation-id": "v-1"}).invoke(text)


def extract_traced(text):
    config = RunnableConfig(metadata={**OWNER, "x-correlation-id": "v-2"}, tags=["vault"])
    return extractor().invoke(text, config=config)


def main():
    extract("a")
    extract_traced("b")
