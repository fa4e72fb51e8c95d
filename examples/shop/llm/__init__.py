"""What the shop's services share to talk to models."""

from .clients import ask_claude, openai_client
from .headers import owner_headers, request_headers

__all__ = ["ask_claude", "openai_client", "owner_headers", "request_headers"]
