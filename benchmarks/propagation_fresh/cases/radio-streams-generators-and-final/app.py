import anthropic
from openai import OpenAI

TAGS = {"x-team-id": "radio", "x-cost-center": "cc-95", "x-service": "jingles", "x-environment": "prod"}
oai = OpenAI(default_headers=TAGS)
anth = anthropic.Anthropic(default_headers=TAGS)


def tokens(prompt, cid):
    stream = oai.chat.completions.create(
        model="gpt-4o", stream=True, messages=[{"role": "user", "content": prompt}],
        extra_headers={"x-correlation-id": cid})
    for chunk in stream:
        yield chunk.choices[0].delta.content or ""


def final_text(prompt):
    with anth.messages.stream(model="claude-sonnet-4-0", max_tokens=10,
                              messages=[{"role": "user", "content": prompt}]) as stream:
        for _ in stream.text_stream:
            pass
        return stream.get_final_text()


def relay(prompts):
    for n, prompt in enumerate(prompts):
        yield from tokens(prompt, f"relay-{n}")


def main():
    print("".join(relay(["rock", "jazz"])))
    final_text("news")
