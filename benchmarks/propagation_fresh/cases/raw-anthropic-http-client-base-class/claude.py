from http_base import ApiClient

OWNER = {"x-team-id": "raw", "x-cost-center": "cc-60", "x-service": "raw-claude", "x-environment": "prod"}


class Claude(ApiClient):
    base_url = "https://api.anthropic.com"
    headers = {"x-api-key": "k", "anthropic-version": "2023-06-01"}

    async def message(self, text: str, *, rid: str | None = None) -> str:
        body = {"model": "claude-haiku-4-5", "max_tokens": 16, "messages": [{"role": "user", "content": text}]}
        extra = {**OWNER, "x-correlation-id": rid} if rid else None
        data = await self._request("POST", "/v1/messages", json=body, headers=extra)
        return data["content"][0]["text"]

    async def models(self):
        return await self._request("GET", "/v1/models")


class TaggedClaude(Claude):
    headers = {**Claude.headers, **OWNER, "x-correlation-id": "tagged"}
