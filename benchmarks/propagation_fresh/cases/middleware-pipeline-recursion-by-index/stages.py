from dataclasses import replace

from pipeline import Call

OWNER = {"x-team-id": "bank", "x-cost-center": "cc-2445", "x-service": "advisor", "x-environment": "prod"}


def owner(call, nxt):
    return nxt(replace(call, headers={**call.headers, **OWNER}))


def correlate(call, nxt):
    return nxt(replace(call, headers=call.headers | {"x-correlation-id": "adv-1"}))


def redact(call, nxt):
    return nxt(Call(call.prompt.replace("IBAN", "***")))
