from types import MappingProxyType

TEAM = MappingProxyType({"x-team-id": "assistant", "x-cost-center": "cc-3"})
DEPLOYMENT = MappingProxyType({"x-service": "assistant", "x-environment": "prod"})


class SessionBase:
    model = "gpt-4o-mini"

    def __init__(self, session_id):
        self.session_id = session_id
        self.history = []

    @property
    def headers(self):
        return {**TEAM, **DEPLOYMENT, "x-correlation-id": self.session_id}

    def _user(self, text):
        self.history.append({"role": "user", "content": text})
        return self.history
