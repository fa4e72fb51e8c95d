import os

import httpx

from .auth import OwnerAuth
from .owner import owner_from_env

CHAT = "/v1/chat/completions"


class GatewayClient:
    def __init__(self, base_url, auth):
        self._http = httpx.Client(base_url=base_url, auth=auth, timeout=10)

    @classmethod
    def from_env(cls):
        return cls(os.environ["LLM_GATEWAY_URL"], OwnerAuth("stub", owner_from_env()))

    def chat(self, text, headers=None, model="gpt-4o-mini"):
        response = self._http.post(
            CHAT,
            json={"model": model, "messages": [{"role": "user", "content": text}]},
            headers=headers or {},
        )
        response.raise_for_status()
        return response.json()

    def ping(self, correlation_id):
        """Whether the gateway answers, past our own auth (it has a token of its own)."""
        request = self._http.build_request(
            "POST",
            CHAT,
            json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "ping"}]},
            headers={"x-correlation-id": correlation_id, "authorization": "Bearer ping"},
        )
        return self._http.send(request, auth=None).status_code
