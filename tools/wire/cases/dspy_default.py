import dspy

TEAM = {"x-team-id": "a"}


def _lm(url, **options):
    return dspy.LM("openai/m", api_base=url, api_key="k", cache=False, num_retries=0, **options)


def configured(url):
    dspy.configure(lm=_lm(url, extra_headers=TEAM))
    dspy.Predict("q -> answer")(q="hi")


def within_a_context(url):
    with dspy.context(lm=_lm(url, extra_headers=TEAM)):
        dspy.ChainOfThought("q -> answer")(q="hi")
