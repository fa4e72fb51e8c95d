from billing import llm as billing_llm
from search import llm


def main():
    billing_llm.ask("a")
    llm.ask("b")
