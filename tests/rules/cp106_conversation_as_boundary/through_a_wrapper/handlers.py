import uuid

from llm import ask


class Chat:
    def __init__(self, thread_id: str) -> None:
        self.thread_id = thread_id

    def reply(self, text: str) -> object:
        return ask(text, request_id=self.thread_id)  # expect: CP102, CP106


def webhook(body: dict) -> object:
    return ask(body["text"], str(body["conversationId"]))  # expect: CP102, CP106


def socket(session, text: str) -> object:
    return ask(text, session.id)  # expect: CP102, CP106


def fallback(text: str, session_id: str | None) -> object:
    return ask(text, session_id or str(uuid.uuid4()))  # expect: CP106


def good(text: str) -> object:
    return ask(text, str(uuid.uuid4()))
