from desk.adapters import ClaudeLlm, OpenAiLlm
from desk.use_cases import Close, Triage


def main():
    gpt = OpenAiLlm()
    Triage(gpt, "desk").run("1")
    Close(gpt).run("2")
    Triage(ClaudeLlm(), "desk").run("3")
