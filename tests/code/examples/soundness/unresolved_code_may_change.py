import somewhere

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    headers = dict(TAGS)
    somewhere.redact(headers)
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id correlation_id


def ask_logged(text):
    import logging

    headers = dict(TAGS)
    logging.info("sending %s", headers)  # listed as harmless
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
