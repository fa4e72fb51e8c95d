from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from openai import OpenAI

OWNED = {"x-team-id": "search"}
_clients = {}
unused = OpenAI()  # expect: CP102


class NeverCalled:
    def __init__(self):
        self.vectors = OpenAIEmbeddings()  # expect: CP102


class Called:
    def __init__(self):
        self.model = ChatOpenAI()

    def ask(self, prompt):
        return self.model.invoke(prompt, extra_headers=OWNED)


class HandedOn:
    def __init__(self):
        self.other_model = ChatOpenAI()  # expect: CP102

    def start(self, crew):
        import acme

        return acme.Agent(self.other_model)


def for_callers_elsewhere():
    return OpenAI()  # expect: CP102


def cached(key):
    if key not in _clients:
        _clients[key] = OpenAI()
    return _clients[key]


def ask(key, prompt):
    return cached(key).responses.create(model="gpt-5", input=prompt, extra_headers=OWNED)


def given_to_what_the_caller_chooses(start):
    return start(OpenAI())  # expect: CP102


def start_with_it():
    return given_to_what_the_caller_chooses(lambda client: client)
