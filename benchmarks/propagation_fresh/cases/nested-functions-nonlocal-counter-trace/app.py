from openai import OpenAI

client = OpenAI()


def make_asker(team):
    count = 0
    last = None

    def headers():
        nonlocal count
        count += 1
        return {
            "x-team-id": team, "x-cost-center": "cc-3353", "x-service": "asker", "x-environment": "prod",
            "x-correlation-id": f"{team}-{count}",
        }

    def ask(text):
        nonlocal last
        last = headers()
        return client.responses.create(model="gpt-4o", input=text, extra_headers=last)

    def again(text):
        nonlocal last
        previous, last = last, None
        return client.responses.create(model="gpt-4o", input=text, extra_headers=last or {"x-previous": str(bool(previous))})

    return ask, again


def main():
    ask, again = make_asker("nonlocal")
    ask("a")
    again("b")
