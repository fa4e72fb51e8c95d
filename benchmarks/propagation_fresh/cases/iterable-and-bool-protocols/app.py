from openai import OpenAI

client = OpenAI()


class Tags:
    def __init__(self, **values):
        self.values = values

    def __iter__(self):
        for name, value in self.values.items():
            yield f"x-{name.replace('_', '-')}", value

    def __bool__(self):
        return "correlation_id" in self.values

    def __len__(self):
        return len(self.values)

    def __and__(self, other):
        return Tags(**{**self.values, **other.values})

    def __contains__(self, name):
        return name in self.values


OWNER = Tags(team_id="ib", cost_center="cc-430", service="ib", environment="prod")


def ask(tags, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(tags) if tags else dict(OWNER))


def ask_both(text):
    tags = OWNER & Tags(correlation_id="2")
    if "correlation_id" not in tags:
        raise LookupError("correlation_id")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(tags))


def main():
    ask(OWNER & Tags(correlation_id="1"), "a")
    ask(OWNER, "b")
    ask_both("c")
