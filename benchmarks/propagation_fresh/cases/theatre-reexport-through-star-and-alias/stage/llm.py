from anthropic import Anthropic

__all__ = ["lead", "ROLE"]
ROLE = "claude-sonnet-4-0"
_owner = {"x-team-id": "stage", "x-cost-center": "cc-26", "x-service": "prompter", "x-environment": "prod"}
_plain = Anthropic(default_headers=_owner)
lead = _plain.copy(default_headers={"x-correlation-id": "premiere"})
