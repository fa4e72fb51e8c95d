from anthropic import Anthropic

client = Anthropic()


def session(**owner):
    turn = 0
    headers = {"x-" + k.replace("_", "-"): v for k, v in owner.items()}

    def say(text, trace=True):
        nonlocal turn
        turn += 1
        extra = {"x-correlation-id": f"turn-{turn}"} if trace else {}
        return client.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers={**headers, **extra},
                                      messages=[{"role": "user", "content": text}])

    return say


def quiet(say):
    return lambda text: say(text, trace=False)


def main():
    say = session(team_id="nc", cost_center="cc-942", service="nc", environment="prod")
    say("a")
    whisper = quiet(say)
    whisper("b")
