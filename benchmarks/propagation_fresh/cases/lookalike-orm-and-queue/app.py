"""An ORM-like manager, a queue and a workflow engine, all with method names that LLM SDKs have."""
from openai import OpenAI


class Manager:
    def create(self, **fields):
        return fields

    def generate(self, prompt):
        return prompt[::-1]


class Model:
    objects = Manager()
    messages = Manager()


class Workflow:
    def run(self, task):
        return task()

    def complete(self, prompt, **options):
        return options

    embeddings = Manager()


def store(text):
    Model.objects.create(title=text)
    Model.messages.create(model="email", max_tokens=0, messages=[text])
    Workflow().embeddings.create(model="x", input=text)
    Workflow().complete(prompt=text, model="m")
    Model.messages.generate(text)
    return OpenAI().embeddings.create(model="text-embedding-3-small", input=text, extra_headers={
        "x-team-id": "lo", "x-cost-center": "cc-357", "x-service": "lo", "x-environment": "prod", "x-correlation-id": "1"})


def main():
    store("a")
