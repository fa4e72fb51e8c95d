"""What is made and asks for nothing: a model that a statement drops, a module of dspy whose name stands nowhere else."""

import dspy
from esperanto import AIFactory
from openai import OpenAI


def check_key(key):
    OpenAI(api_key=key)  # the constructor is the check
    AIFactory.create_text_to_speech("openai", "tts-1")


class Answering(dspy.Module):
    def __init__(self):
        self.drafting = dspy.Predict("question -> draft")
        self.answering = dspy.Predict("question -> answer")

    def forward(self, question):
        return self.answering(question=question)  # expect: fail team_id correlation_id


class Kept:
    def __init__(self):
        self.client = OpenAI()  # expect: unverifiable team_id correlation_id


def ask_all(question):
    parts = [dspy.Predict("a -> b"), dspy.Predict("b -> c")]
    return [part(a=question) for part in parts]  # expect: fail team_id correlation_id


async def embed(texts):
    model = AIFactory.create_embedding(provider="openai", model_name="m")
    return await model.aembed(texts)  # expect: fail team_id correlation_id


async def ask(text):
    model = AIFactory.create_language("openai", "m").to_langchain()
    headers = {"x-team-id": "search", "x-correlation-id": "1"}
    return await model.ainvoke(text, extra_headers=headers)  # expect: pass
