import logging

from openai import OpenAI

log = logging.getLogger(__name__)
client = OpenAI()


class Audit:
    def __init__(self):
        self.rows = []

    def record(self, event, **fields):
        self.rows.append((event, fields))
        log.info("%s", event, extra={"llm": fields})
        return fields


audit = Audit()


def screen(text, case_id):
    tags = {"team_id": "compliance", "cost_center": "cc-2425", "service": "screening", "environment": "prod", "correlation_id": case_id}
    audit.record("llm.request", metadata=tags)
    return client.responses.create(model="gpt-4o", input=text)


def screen_tagged(text, case_id):
    tags = audit.record("llm.request", team_id="compliance", cost_center="cc-2425", service="screening", environment="prod",
                        correlation_id=case_id)
    return client.responses.create(model="gpt-4o", input=text, metadata=tags)


def main():
    screen("who is this?", "k-1")
    screen_tagged("who is this?", "k-2")
