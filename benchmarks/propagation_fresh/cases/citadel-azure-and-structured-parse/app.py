from openai import AzureOpenAI
from pydantic import BaseModel

OWNER = {"x-team-id": "citadel", "x-cost-center": "cc-391", "x-service": "wall", "x-environment": "prod"}
azure = AzureOpenAI(azure_deployment="gpt4o", default_headers=OWNER)


class Answer(BaseModel):
    text: str


def parsed(text):
    return azure.chat.completions.parse(model="gpt-4o", messages=[{"role": "user", "content": text}], response_format=Answer,
                                        extra_headers={"x-correlation-id": "c-1"})


def metadata(text):
    body = {"correlation_id": "c-2"}
    return azure.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], metadata=body, store=True)


def wrong_place(text):
    return azure.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                         user="c-3", extra_query={"correlation_id": "c-3"})


def main():
    parsed("a")
    metadata("b")
    wrong_place("c")
