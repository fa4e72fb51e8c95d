"""Header names by split/join, capitalize, format_map, removeprefix and a translation table."""
import anthropic

api = anthropic.Anthropic()
VALUES = {"TEAM_ID": "hn", "COST_CENTER": "cc-421", "SERVICE": "hn", "ENVIRONMENT": "prod", "CORRELATION_ID": "1"}
TABLE = str.maketrans("_", "-")


def send(headers):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                               messages=[{"role": "user", "content": "x"}])


def joined():
    return send({"X-" + "-".join(p.capitalize() for p in k.split("_")): v for k, v in VALUES.items()})


def translated():
    return send({"x-%s" % k.lower().translate(TABLE): v for k, v in VALUES.items()})


def prefixed():
    return send({f"x-hn-{k.lower().translate(TABLE)}": v for k, v in VALUES.items()})


def unprefixed():
    names = ["llm.x-team-id", "llm.x-cost-center", "llm.x-service", "llm.x-environment", "llm.x-correlation-id"]
    return send({n.removeprefix("llm."): v for n, v in zip(names, VALUES.values())})


def main():
    joined()
    translated()
    prefixed()
    unprefixed()
