import llm
from llm import Llm


def good():
    return Llm().ask("x", environment="prod", correlation_id="1")


def also_good():
    return llm.default.ask("x", environment="prod", correlation_id="2")


def poor():
    return llm.Llm().ask("x", environment="prod")


def main():
    good()
    also_good()
    poor()
