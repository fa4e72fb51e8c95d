from llama_index.core.llms import ChatMessage
from llama_index.llms.openai import OpenAI

HEADERS = {"x-team-id": "museum", "x-cost-center": "cc-2415", "x-service": "audio-guide", "x-environment": "prod",
           "x-correlation-id": "nightly"}

guide = OpenAI(model="gpt-4o", default_headers=HEADERS, max_retries=0)
helper = OpenAI(model="gpt-4o-mini", default_headers={k: v for k, v in HEADERS.items() if k != "x-correlation-id"}, max_retries=0)


def narrate(room):
    return guide.chat([ChatMessage(role="user", content=room)])


def shorten(text):
    return helper.complete(text)


def main():
    narrate("Room 1")
    shorten("long narration")
