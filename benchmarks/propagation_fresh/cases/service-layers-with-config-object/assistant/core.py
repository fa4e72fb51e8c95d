from .config import Config
from .providers import PROVIDERS


class Assistant:
    def __init__(self, config: Config):
        self._made = {}
        self._config = config

    def _provider(self, purpose):
        if purpose not in self._made:
            self._made[purpose] = PROVIDERS[purpose](self._config.tags())
        return self._made[purpose]

    def answer(self, text, request_id):
        return self._provider("answer").send(text, {"x-correlation-id": request_id})

    def summarise(self, text):
        return self._provider("summarise").send(text)
