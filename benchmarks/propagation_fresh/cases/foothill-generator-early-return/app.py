import anthropic

api = anthropic.Anthropic()


def tags(hiker):
    yield "x-team-id", "foothill"
    yield "x-cost-center", "cc-829"
    yield "x-service", "trail-tips"
    if hiker.startswith("guest"):
        return
    yield "x-environment", "prod"
    yield "x-correlation-id", hiker


def tip(hiker, text):
    return api.messages.create(model="claude-haiku-4-5", max_tokens=9, extra_headers=dict(tags(hiker)),
                               messages=[{"role": "user", "content": text}])


def weather(hiker, text):
    headers = dict(tags(f"hiker-{hiker}"))
    return api.messages.create(model="claude-haiku-4-5", max_tokens=9, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def main():
    tip("maria", "boots?")
    tip("guest-4", "boots?")
    weather("guest-4", "rain?")
