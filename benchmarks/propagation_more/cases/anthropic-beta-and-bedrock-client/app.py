"""The beta resource and its tool runner share the client's defaults; batches and counting apart."""
import anthropic

OWNER = {"x-team-id": "ab", "x-cost-center": "cc-424", "x-service": "ab", "x-environment": "prod"}
client = anthropic.Anthropic(default_headers=OWNER)


def think(text, cid):
    return client.beta.messages.create(model="claude-sonnet-4-0", max_tokens=64, betas=["interleaved-thinking-2025-05-14"],
                                       messages=[{"role": "user", "content": text}], extra_headers={"x-correlation-id": cid})


def think_bare(text):
    with client.beta.messages.stream(model="claude-sonnet-4-0", max_tokens=64,
                                     messages=[{"role": "user", "content": text}]) as stream:
        return stream.get_final_message()


def size(text):
    return client.messages.count_tokens(model="claude-sonnet-4-0", messages=[{"role": "user", "content": text}])


def main():
    think("a", "1")
    think_bare("a")
    size("a")
