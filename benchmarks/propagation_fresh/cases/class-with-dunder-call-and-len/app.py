from openai import OpenAI


class Tags:
    def __init__(self, **values):
        self._values = values

    def __bool__(self):
        return bool(self._values)

    def __or__(self, other):
        return Tags(**{**self._values, **other._values})

    def __iter__(self):
        return iter(self.items())

    def items(self):
        return [("x-" + k.replace("_", "-"), v) for k, v in self._values.items()]


BASE = Tags(team_id="ops", cost_center="cc-3344", service="runbook")
client = OpenAI()


def runbook(trace):
    tags = BASE | Tags(environment="prod", correlation_id=trace)
    return client.responses.create(model="gpt-4o", input="runbook", extra_headers=dict(tags))


def postmortem(trace):
    tags = BASE | Tags(correlation_id=trace)
    return client.responses.create(model="gpt-4o", input="postmortem", extra_headers=dict(tags))


def main():
    runbook("r-1")
    postmortem("p-1")
