from anthropic import Anthropic
from openai import OpenAI

from tags import OwnerTags


class Answers:
    def __init__(self, llm: OpenAI, tags: OwnerTags) -> None:
        self.llm = llm
        self.tags = tags

    def reply(self, question: str, request_id: str) -> str:
        out = self.llm.responses.create(
            model="gpt-5", input=question, extra_headers=self.tags.for_request(request_id))
        return out.output_text

    def title(self, question: str) -> str:
        out = self.llm.responses.create(model="gpt-5-nano", input=f"Title: {question}", extra_headers=self.tags.static())
        return out.output_text


class Moderation:
    def __init__(self, claude: Anthropic) -> None:
        self.claude = claude

    def allowed(self, text: str) -> bool:
        out = self.claude.messages.create(
            model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": text}])
        return out.content[0].text == "yes"
