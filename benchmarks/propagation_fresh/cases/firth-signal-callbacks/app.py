from openai import OpenAI

client = OpenAI()


class Signal:
    def __init__(self):
        self._receivers = []

    def connect(self, receiver=None, /, **fixed):
        def add(fn):
            self._receivers.append((fn, fixed))
            return fn
        return add(receiver) if receiver else add

    def send(self, **payload):
        return [fn(**fixed, **payload) for fn, fixed in self._receivers]


tide_turned = Signal()
OWNER = {"x-team-id": "firth", "x-cost-center": "cc-885", "x-service": "tide-bell", "x-environment": "prod"}


@tide_turned.connect(headers=OWNER)
def ring(text, cid, headers):
    client.responses.create(model="gpt-4o", input=text, extra_headers={**headers, "x-correlation-id": cid})


@tide_turned.connect
def note(text, cid, headers=None):
    client.responses.create(model="gpt-4o", input=text, extra_headers={**(headers or {}), "x-correlation-id": cid})


def main():
    tide_turned.send(text="turned", cid="t-1")
