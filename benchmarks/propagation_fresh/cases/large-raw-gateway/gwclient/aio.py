import os

import httpx

from .auth import OwnerAuth
from .owner import owner_from_env


class AsyncGatewayClient:
    def __init__(self, base_url, auth):
        self._base_url = base_url
        self._auth = auth

    @classmethod
    def from_env(cls):
        return cls(os.environ["LLM_GATEWAY_URL"], OwnerAuth("stub", owner_from_env()))

    async def chat(self, text, headers):
        async with httpx.AsyncClient(base_url=self._base_url, auth=self._auth) as http:
            response = await http.post(
                "/v1/chat/completions",
                json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}]},
                headers=headers,
            )
            return response.json()
