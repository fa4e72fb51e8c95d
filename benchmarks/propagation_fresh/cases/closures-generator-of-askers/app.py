import anthropic


def askers(sdk, *services):
    shared = {"x-team-id": "clo", "x-cost-center": "cc-1053", "x-environment": "prod"}

    def make(service):
        count = 0

        def ask(text):
            nonlocal count
            count += 1
            return sdk.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                       extra_headers={**shared, "x-service": service, "x-correlation-id": f"{service}-{count}"})
        return ask
    yield from map(make, services)
    yield lambda text: sdk.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=shared,
                                           messages=[{"role": "user", "content": text}])


def main():
    first, second, last = askers(anthropic.Anthropic(), "north", "south")
    first("a")
    second("b")
    last("c")
