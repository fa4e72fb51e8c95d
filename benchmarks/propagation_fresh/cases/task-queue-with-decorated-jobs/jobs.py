from openai import OpenAI

from queue_app import QueueApp

app = QueueApp()
client = OpenAI()
OWNER = {"x-team-id": "mail", "x-cost-center": "cc-31", "x-service": "mail-jobs", "x-environment": "prod"}


@app.task(name="mail.summarise", retries=3)
def summarise(thread_id, headers=None):
    return client.responses.create(model="gpt-5-mini", input=f"Summarise {thread_id}", extra_headers=headers)


@app.task()
def classify(thread_id, correlation_id):
    return client.responses.create(
        model="gpt-5-nano", input=f"Classify {thread_id}",
        extra_headers={**OWNER, "x-correlation-id": correlation_id})


@app.task()
def embed(thread_id, headers=None):
    return client.embeddings.create(model="text-embedding-3-small", input=thread_id, extra_headers=headers)
