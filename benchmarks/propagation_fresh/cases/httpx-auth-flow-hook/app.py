import httpx
import openai


class Chargeback(httpx.Auth):
    def __init__(self, **tags):
        self.tags = tags

    def auth_flow(self, request):
        for name, value in self.tags.items():
            request.headers["x-" + name.replace("_", "-")] = value
        yield request


def client(**tags):
    return openai.OpenAI(http_client=openai.DefaultHttpxClient(event_hooks={"request": [stamp(tags)]}))


def stamp(tags):
    def hook(request):
        request.headers.update({f"x-{k.replace('_', '-')}": v for k, v in tags.items()})
    return hook


FULL = dict(team_id="af", cost_center="cc-363", service="af", environment="prod", correlation_id="a")
hooked = client(**FULL)
part = client(team_id="af", service="af")


def ask(text):
    return hooked.responses.create(model="gpt-4o", input=text)


def ask_part(text):
    return part.responses.create(model="gpt-4o", input=text)


def raw(text):
    return httpx.post("https://api.openai.com/v1/responses", json={"model": "gpt-4o", "input": text}, auth=Chargeback(**FULL))


def main():
    ask("a")
    ask_part("a")
    raw("a")
