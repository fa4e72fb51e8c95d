import dspy

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}


def _lm(url, **options):
    return dspy.LM("openai/m", api_base=url, api_key="k", cache=False, num_retries=0, **options)


def lm_headers_and_body(url):
    _lm(url, extra_headers=TEAM, extra_body={"metadata": {"tenant": "b"}})("hi")


def lm_metadata(url):
    _lm(url, metadata=META)("hi")


def call_displaces(url):
    _lm(url, extra_headers=TEAM)("hi", extra_headers=TENANT)


def of_its_own(url):
    ask = dspy.Predict("q -> answer")
    ask.set_lm(_lm(url, extra_headers=TEAM))
    ask(q="hi")


def config_of_the_call(url):
    dspy.Predict("q -> answer")(q="hi", lm=_lm(url), config={"extra_headers": TEAM})


def embedder(url):
    dspy.Embedder("openai/m", api_base=url, api_key="k", caching=False, extra_headers=TEAM)(["hi"])
