from toolkit import ai
from toolkit.ai import ask as query


def main():
    query("a")
    ai.ask_bare("b")
    ai.client.responses.create(model="gpt-4o", input="c", extra_headers=ai.HEADERS)
