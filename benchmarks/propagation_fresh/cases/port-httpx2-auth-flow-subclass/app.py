import anthropic
import httpx2


class ChargebackAuth(httpx2.Auth):
    requires_request_body = True

    def __init__(self, tags):
        self.tags = tags

    def auth_flow(self, request):
        for name, value in self.tags.items():
            request.headers["x-" + name] = value
        yield request


def client(**tags):
    named = {k.replace("_", "-"): v for k, v in tags.items()}
    return anthropic.Anthropic(http_client=httpx2.Client(auth=ChargebackAuth(named)))


full = client(team_id="port", cost_center="cc-67", service="cranes", environment="prod", correlation_id="c")
short = client(team_id="port", cost_center="cc-67", service="cranes", environment="prod")


def lift(text):
    return full.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def lower(text):
    return short.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    lift("a")
    lower("a")
