from anthropic.resources.messages import Messages

OWNER = {"x-team-id": "cp", "x-cost-center": "cc-329", "x-service": "cp", "x-environment": "prod"}
original = Messages.create


def tagged(self, **kwargs):
    kwargs["extra_headers"] = OWNER | (kwargs.get("extra_headers") or {})
    return original(self, **kwargs)


Messages.create = tagged
