from openai import OpenAI

client = OpenAI()
FIELDS = ("team_id", "cost_center", "service", "environment", "correlation_id")
LAB = {"team_id": "lab", "cost_center": "cc-12", "service": "lab-notes", "environment": "prod", "note": "x", "site": ""}


def chosen(source, skip=()):
    return {name: source[name] for name in FIELDS if name in source and name not in skip}


def summarise(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=chosen(LAB | {"correlation_id": "s-1"}))


def translate(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=chosen(LAB | {"correlation_id": "t-1"}, skip={"service"}))


def headline(text):
    filled = [(k, v) for k, v in LAB.items() if v]
    headers = {f"x-{k.replace('_', '-')}": v for k, v in filled}
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers)


def main():
    summarise("a")
    translate("b")
    headline("c")
