"""`client` and `headers` are names that are bound anew on the way."""
import openai

client = openai.OpenAI(default_headers={"x-team-id": "rb", "x-cost-center": "cc-331", "x-service": "rb", "x-environment": "prod"})


def ask(text, cid, fresh=False):
    llm, headers = client, {"x-correlation-id": cid}
    if fresh:
        llm = openai.OpenAI(timeout=5)
        headers = {**headers, "x-team-id": "rb", "x-cost-center": "cc-331", "x-service": "rb", "x-environment": "prod"}
    return llm.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_swapped(text):
    first, second = {"x-correlation-id": "s"}, {}
    first, second = second, first
    del second
    return client.responses.create(model="gpt-4o", input=text, extra_headers=first)


def main():
    ask("a", "1")
    ask("a", "2", fresh=True)
    ask_swapped("a")
