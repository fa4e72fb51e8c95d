from mirascope import llm

TEAM = {"x-team-id": "a"}


def _provider(url):
    llm.register_provider("openai", api_key="k", base_url=url)


def model(url):
    _provider(url)
    llm.model("openai/m:completions").call("hi")


def parameters(url):
    _provider(url)
    llm.Model("openai/m:completions", extra_headers=TEAM, metadata={"team_id": "a"}).call("hi")


def decorated(url):
    _provider(url)

    @llm.call("openai/m:completions")
    def ask(what):
        return what

    ask("hi")


def prompt(url):
    _provider(url)

    @llm.prompt
    def ask(what):
        return what

    ask("openai/m:completions", "hi")


def resumed(url):
    _provider(url)
    answer = llm.model("openai/m:completions").call("hi")
    answer.resume("more")
