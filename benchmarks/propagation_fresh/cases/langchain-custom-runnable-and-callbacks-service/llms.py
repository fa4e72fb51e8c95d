from langchain_anthropic import ChatAnthropic
from langchain_core.runnables import RunnableBranch
from langchain_openai import ChatOpenAI


class Llms:
    """Lazy models by role."""

    _makers = {
        "fast": lambda h: ChatOpenAI(model="gpt-4o-mini", default_headers=h, max_retries=0),
        "deep": lambda h: ChatAnthropic(model="claude-sonnet-4-5", max_tokens=50, default_headers=h, max_retries=0),
    }

    def __init__(self, headers):
        self._headers = headers
        self._made = {}

    def __getattr__(self, role):
        if role.startswith("_"):
            raise AttributeError(role)
        if role not in self._made:
            self._made[role] = self._makers[role](self._headers)
        return self._made[role]


def router(llms):
    return RunnableBranch((lambda x: len(x) > 100, llms.deep), llms.fast)
