import time
import uuid

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    headers = {**TAGS, "x-correlation-id": uuid.uuid4().hex, "x-team-id": f"{time.time()}"}
    first = client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    headers["x-correlation-id"] = first.id
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
