from .ports import LLM
from .tags import Tags


class Summarise:
    def __init__(self, llm: LLM, tags: Tags):
        self._llm, self._tags = llm, tags

    async def __call__(self, doc: str, cid: str):
        return await self._llm.complete("sum " + doc, self._tags.as_headers(cid))


class Translate:
    def __init__(self, llm: LLM, tags: Tags):
        self._llm = llm
        self._tags = tags

    async def __call__(self, doc: str, cid: str):
        return await self._llm.complete("tr " + doc, {})
