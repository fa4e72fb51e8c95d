from typing import Any

from openai import AsyncAzureOpenAI


class AzureClients:
    def __init__(self, **common: Any) -> None:
        self._common = common
        self._cache: dict[str, AsyncAzureOpenAI] = {}

    def get(self, deployment: str, headers: dict[str, str]) -> AsyncAzureOpenAI:
        if deployment not in self._cache:
            self._cache[deployment] = AsyncAzureOpenAI(
                azure_deployment=deployment, default_headers=headers, **self._common)
        return self._cache[deployment]
