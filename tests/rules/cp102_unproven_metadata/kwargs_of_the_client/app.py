from langchain_openai import ChatOpenAI
from openai import OpenAI


def build(model, **model_kwargs):
    return ChatOpenAI(model=model, **model_kwargs)


def ask(prompt, **model_kwargs):
    return build("gpt-5", **model_kwargs).invoke(prompt)  # expect: CP102


class Gateway:
    def __init__(self, **client_kwargs):
        self.client = OpenAI(**client_kwargs)

    def ask(self, prompt):
        return self.client.responses.create(model="gpt-5", input=prompt)  # expect: CP102


def send(prompt, **kwargs):
    return OpenAI().responses.create(model="gpt-5", input=prompt, **kwargs)  # expect: CP102


def either(prompt, client_kwargs, **kwargs):
    return OpenAI(**client_kwargs).responses.create(model="gpt-5", input=prompt, **kwargs)  # expect: CP102
