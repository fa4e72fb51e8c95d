from openai import OpenAI


def session(**owner):
    client = OpenAI()
    headers = {f"x-{k.replace('_', '-')}": v for k, v in owner.items()}

    def tag(**more):
        nonlocal headers
        headers = headers | {f"x-{k.replace('_', '-')}": v for k, v in more.items()}
        return ask

    def ask(text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
    ask.tag = tag
    return ask


def main():
    ask = session(team_id="cl", cost_center="cc-2049", service="cl")
    ask("a")
    ask.tag(environment="prod", correlation_id="1")
    ask("b")
