from openai import OpenAI


class Llm:
    HEADERS = {"x-team-id": "print", "x-cost-center": "cc-2459", "x-service": "proofs", "x-environment": "prod"}

    def __init__(self):
        self.client = OpenAI()

    def ask(self, text, **options):
        options.setdefault("extra_headers", {**self.HEADERS, "x-correlation-id": "auto"})
        options.setdefault("model", "gpt-4o")
        return self.client.responses.create(input=text, **options)

    def ask_merged(self, text, **options):
        options["extra_headers"] = {**self.HEADERS, "x-correlation-id": "auto", **options.get("extra_headers", {})}
        return self.client.responses.create(input=text, model="gpt-4o", **options)
