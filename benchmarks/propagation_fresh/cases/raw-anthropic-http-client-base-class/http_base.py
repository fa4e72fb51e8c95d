from typing import Any

import httpx


class ApiClient:
    base_url: str
    headers: dict[str, str] = {}

    def __init__(self, timeout: float = 30.0):
        self._http = httpx.AsyncClient(base_url=self.base_url, headers=self.headers, timeout=timeout)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self._http.aclose()

    async def _request(self, method: str, path: str, *, json: Any = None, headers: dict[str, str] | None = None) -> Any:
        response = await self._http.request(method, path, json=json, headers=headers)
        response.raise_for_status()
        return response.json()
