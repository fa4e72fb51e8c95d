from openai import OpenAI

from metered import Metered

OWNER = {"x-team-id": "plaza", "x-cost-center": "cc-971", "x-service": "stalls", "x-environment": "prod"}
llm = Metered(OpenAI(), OWNER)


def stall(text, cid):
    return llm.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def fountain(text):
    return llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    stall("a", "p-1")
    fountain("b")
