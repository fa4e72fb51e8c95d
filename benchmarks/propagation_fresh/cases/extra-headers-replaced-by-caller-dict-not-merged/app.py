from llm import Llm

llm = Llm()


def plain(text):
    return llm.ask(text)


def with_priority(text):
    return llm.ask(text, extra_headers={"x-priority": "high"})


def merged_with_priority(text):
    return llm.ask_merged(text, extra_headers={"x-priority": "high"})


def main():
    plain("a")
    with_priority("b")
    merged_with_priority("c")
