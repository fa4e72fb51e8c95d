from middlewares import Ownership, cheap_model, correlation, deployment
from pipeline import ModelRequest, compose
from providers import openai_chat, openai_responses

STACK = [Ownership("growth", "cc-9"), correlation, deployment]


def main():
    full = compose(STACK, openai_responses)
    full(ModelRequest("a"))
    cheap = compose([*STACK, cheap_model], openai_chat)
    cheap(ModelRequest("b"))
