"""Values which are there and say nothing: "None", a join of nothing, a strip of blanks, a slice."""
from anthropic import Anthropic

api = Anthropic()
BASE = {"x-team-id": "vb", "x-cost-center": "cc-18", "x-service": "vb", "x-environment": "prod", "x-correlation-id": "1"}


def send(text, **changed):
    headers = {**BASE, **{"x-" + k.replace("_", "-"): v for k, v in changed.items()}}
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def none_as_text(text, owner=None):
    return send(text, team_id=str(owner))


def joined(text, parts=()):
    return send(text, cost_center="-".join(parts))


def stripped(text):
    return send(text, service="   ".strip())


def sliced(text):
    return send(text, environment="prod"[4:])


def good(text):
    return send(text, environment="production"[:4], service=" vb ".strip(), cost_center="-".join(("cc", "18")))


def main():
    none_as_text("a")
    joined("b")
    stripped("c")
    sliced("d")
    good("e")
