from .base import Prompt
from .senders import ViaClaude, ViaOpenAI


class Brief(ViaOpenAI, Prompt):
    pass


class Critique(ViaClaude, Prompt):
    environment = "unknown"


class Rewrite(ViaClaude, Prompt):
    model = "claude-haiku-4-5"
