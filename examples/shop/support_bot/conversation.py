"""Talks to customers; every turn is a request of its own."""

from dataclasses import dataclass, field

from llm import ask_claude, owner_headers, request_headers

OWNER = owner_headers("team-support", "support-bot/v1/chat")


@dataclass
class Conversation:
    ticket: str
    turns: list[str] = field(default_factory=list)

    def reply(self, text: str) -> str:
        self.turns.append(text)
        return ask_claude("\n".join(self.turns), headers={**OWNER, **request_headers(self.ticket)})

    def summary(self) -> str:
        # Wrong: the wrapper takes the headers, this caller has none for it.
        return ask_claude("Summarise:\n" + "\n".join(self.turns), system="Be brief.")
