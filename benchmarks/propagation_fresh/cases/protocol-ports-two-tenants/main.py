from adapters import OpenAICompleter
from domain import ReviewService


def main():
    ReviewService(OpenAICompleter("acme", cost_center="cc-1")).review("a", "pr-1")
    ReviewService(OpenAICompleter("globex")).summarise("b", "pr-2")
