import dspy

HEADERS = {
    "x-team-id": "quiz-lab",
    "x-cost-center": "cc-2330",
    "x-service": "quiz",
    "x-environment": "prod",
    "x-correlation-id": "quiz-nightly",
}


class Quiz(dspy.Signature):
    """Write one question about the topic."""

    topic: str = dspy.InputField()
    question: str = dspy.OutputField()


def run(topic: str) -> str:
    writer = dspy.Predict(Quiz)
    with dspy.context(lm=dspy.LM("openai/gpt-4o-mini", api_key="stub", cache=False, extra_headers=HEADERS)):
        return writer(topic=topic).question


def check(topic: str) -> str:
    checker = dspy.Predict(Quiz)
    with dspy.context(lm=dspy.LM("openai/gpt-4o", api_key="stub", cache=False)):
        return checker(topic=topic).question


def main():
    for ask in (run, check):
        try:
            ask("rivers")
        except Exception as error:  # the stub's words are no answer to a signature
            print(type(error).__name__)
