from crewai import LLM, Agent, Crew, Task

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}


def _agent(llm):
    return Agent(role="r", goal="g", backstory="b", llm=llm, max_iter=1)


def default_headers(url):
    LLM(model="openai/m", base_url=url, api_key="k", default_headers=TEAM).call("hi")


def extra_headers(url):
    LLM(model="openai/m", base_url=url, api_key="k", extra_headers=TEAM).call("hi")


def additional_params(url):
    LLM(
        model="openai/m",
        base_url=url,
        api_key="k",
        additional_params={"extra_headers": TEAM, "metadata": {"tenant": "b"}},
    ).call("hi")


def by_litellm(url):
    LLM(model="openai/m", is_litellm=True, base_url=url, api_key="k", extra_headers=TEAM).call("hi")


def crew(url):
    one = _agent(LLM(model="openai/m", base_url=url, api_key="k", default_headers=TEAM))
    task = Task(description="d", expected_output="e", agent=one)
    Crew(agents=[one], tasks=[task]).kickoff(inputs=META)


def inputs_are_not_sent(url):
    one = _agent(LLM(model="openai/m", base_url=url, api_key="k"))
    task = Task(description="d", expected_output="e", agent=one)
    Crew(agents=[one], tasks=[task]).kickoff(inputs=META)


def agent(url):
    _agent(LLM(model="openai/m", base_url=url, api_key="k", default_headers=TEAM)).kickoff("hi")
