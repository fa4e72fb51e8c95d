from anthropic import Anthropic


def make_narrator(world):
    client = Anthropic()
    turn = 0
    headers = {"x-team-id": "game", "x-cost-center": "cc-74", "x-service": world, "x-environment": "prod"}

    def narrate(text):
        nonlocal turn
        turn += 1
        headers["x-correlation-id"] = f"{world}-{turn}"
        return client.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=headers,
                                      messages=[{"role": "user", "content": text}])

    def whisper(text):
        return client.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=headers,
                                      messages=[{"role": "user", "content": text}])

    def forget():
        nonlocal headers
        headers = {k: v for k, v in headers.items() if k != "x-correlation-id"}

    return narrate, whisper, forget


def main():
    narrate, whisper, forget = make_narrator("mars")
    narrate("land")
    whisper("hush")
    forget()
    whisper("hush again")
    make_narrator("venus")[0]("land")
