from openai import AsyncOpenAI
from openai._models import FinalRequestOptions


class TaggedAsyncOpenAI(AsyncOpenAI):
    def __init__(self, *, owner, **kwargs):
        super().__init__(**kwargs)
        self._owner = owner

    async def _prepare_options(self, options: FinalRequestOptions) -> FinalRequestOptions:
        options = await super()._prepare_options(options)
        headers = dict(options.headers) if options.headers else {}
        headers.update(self._owner)
        return options.model_copy(update={"headers": headers})
