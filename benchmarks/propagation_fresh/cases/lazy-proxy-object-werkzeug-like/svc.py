from groq import Groq
from openai import OpenAI

from local import Lazy, _request, request

OWNER = {"x-team-id": "px", "x-cost-center": "cc-3", "x-service": "px", "x-environment": "prod"}
openai_client = Lazy(lambda: OpenAI(default_headers=OWNER))
groq_client = Lazy(Groq)


def answer(text):
    return openai_client.responses.create(model="gpt-5", input=text, extra_headers={"x-correlation-id": request["id"]})


def fast(text):
    return groq_client.chat.completions.create(model="llama", messages=[{"role": "user", "content": text}],
                                               extra_headers={"x-correlation-id": request["id"]})


def warm():
    return openai_client.embeddings.create(model="text-embedding-3-small", input="warm")


def main():
    _request.set({"id": "r-1"})
    answer("a")
    fast("b")
    warm()
