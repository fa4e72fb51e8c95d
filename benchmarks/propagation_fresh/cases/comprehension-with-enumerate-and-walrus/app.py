import anthropic

api = anthropic.Anthropic()
RAW = "team_id=cw;cost_center=cc-4024;service=cw;environment=prod"


def parse(raw):
    return {f"x-{k.replace('_', '-')}": v for part in raw.split(";") if (k := part.partition("=")[0]) and (v := part.partition("=")[2])}


def ask(text, cid=""):
    headers = parse(f"{RAW};correlation_id={cid}")
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=headers)


def main():
    [ask(t, cid=f"n-{n}") for n, t in enumerate("ab")]
    ask("c")
