from collections.abc import Mapping

import anthropic
import openai

from .settings import Settings


class Gateway:
    def __init__(self, gpt: openai.OpenAI, claude: anthropic.Anthropic, settings: Settings):
        self.gpt, self.claude, self.settings = gpt, claude, settings

    def write(self, text: str, headers: Mapping[str, str]) -> str:
        return self.gpt.responses.create(model="gpt-4o", input=text, extra_headers={**self.settings.headers, **headers}).output_text

    def check(self, text: str) -> bool:
        out = self.claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                          extra_headers=self.settings.headers)
        return "ok" in out.content[0].text
