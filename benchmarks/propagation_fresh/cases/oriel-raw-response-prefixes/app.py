import anthropic
import openai

raw = openai.OpenAI().chat.completions.with_raw_response
claude = anthropic.Anthropic().with_raw_response
WINDOW = {"x-team-id": "oriel", "x-cost-center": "cc-848", "x-service": "stained-glass", "x-environment": "prod"}


def pane(text, cid):
    reply = raw.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                       extra_headers={**WINDOW, "x-correlation-id": cid})
    print(reply.headers.get("content-type"))
    return reply.parse()


def lead(text):
    reply = claude.messages.create(model="claude-haiku-4-5", max_tokens=5,
                                   messages=[{"role": "user", "content": text}], extra_headers=WINDOW)
    return reply.parse()


def main():
    pane("saint", "w1")
    lead("frame")
