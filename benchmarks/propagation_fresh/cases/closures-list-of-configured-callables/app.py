from openai import OpenAI

client = OpenAI()


def sender(**tags):
    def send(text, **more):
        merged = {**tags, **more}
        return client.responses.create(model="gpt-4o", input=text,
                                       extra_headers={"x-" + k.replace("_", "-"): v for k, v in merged.items()})
    return send


base = dict(team_id="cl", cost_center="cc-4036", service="cl")
senders = [sender(**base, environment=env) for env in ("prod", "")]


def main():
    for n, send in enumerate(senders):
        send("a", correlation_id=str(n))
    senders[0]("b")
