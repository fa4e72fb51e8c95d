import os

from crewai import LLM, Agent, Crew, Process, Task

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


def _crew(url, headers, **options):
    one = _agent(LLM(model="openai/m", base_url=url, api_key="k", default_headers=headers))
    task = Task(description="d", expected_output="e", agent=one)
    return Crew(agents=[one], tasks=[task], **options)


def manager(url):
    own = LLM(model="openai/m", base_url=url, api_key="k", default_headers=TEAM)
    _crew(url, {**TEAM, **TENANT}, process=Process.hierarchical, manager_llm=own).kickoff()


def manager_by_name(url):
    os.environ["OPENAI_BASE_URL"] = url
    _crew(url, TEAM, process=Process.hierarchical, manager_llm="openai/m").kickoff()


def planner(url):
    own = LLM(model="openai/m", base_url=url, api_key="k", default_headers=TEAM)
    _crew(url, {**TEAM, **TENANT}, planning=True, planning_llm=own).kickoff()


def planner_of_its_own(url):
    os.environ["OPENAI_BASE_URL"] = url
    _crew(url, TEAM, planning=True).kickoff()
