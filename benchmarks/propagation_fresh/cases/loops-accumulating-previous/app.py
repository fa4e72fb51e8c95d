from openai import OpenAI

client = OpenAI()
STEPS = [("x-team-id", "la"), ("x-cost-center", "cc-4023"), ("x-service", "la"), ("x-environment", "prod"), ("x-correlation-id", "1")]


def warm_up():
    headers = {}
    for name, value in STEPS:
        headers = {**headers, name: value}
        if name == "x-environment":
            client.embeddings.create(model="text-embedding-3-small", input="probe", extra_headers=headers)
    return client.responses.create(model="gpt-4o", input="ready", extra_headers=headers)


def main():
    warm_up()
