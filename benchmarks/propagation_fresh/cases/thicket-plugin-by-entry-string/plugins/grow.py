from openai import OpenAI

HEADERS = {"x-team-id": "thicket", "x-cost-center": "cc-977", "x-service": "grow"}


class Plugin:
    def run(self, text, cid):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={**HEADERS, "x-correlation-id": cid})
