"""CRM notes: frozen defaults, opened with a union for each call."""
from types import MappingProxyType

from anthropic import Anthropic

DEFAULTS = MappingProxyType({
    "x-team-id": "crm",
    "x-cost-center": "cc-820",
    "x-service": "note-writer",
    "x-environment": "prod",
})


class NoteWriter:
    def __init__(self):
        self._api = Anthropic()

    def _send(self, text, headers):
        return self._api.messages.create(model="claude-3-5-haiku-latest", max_tokens=64, extra_headers=headers,
                                         messages=[{"role": "user", "content": text}])

    def write(self, text, deal):
        return self._send(text, DEFAULTS | {"x-correlation-id": f"deal-{deal}"})

    def draft(self, text):
        return self._send(text, dict(DEFAULTS))


def main():
    writer = NoteWriter()
    writer.write("a", 4)
    writer.draft("b")
