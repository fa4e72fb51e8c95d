"""Models beside those of a team's members: a manager, a planner, one that selects who speaks. They ask for themselves."""

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import SelectorGroupChat
from autogen_ext.models.openai import OpenAIChatCompletionClient
from crewai import LLM, Agent, Crew, Process, Task

TEAM = {"x-team-id": "a", "x-correlation-id": "1"}


def good():
    return Agent(role="r", goal="g", backstory="b", llm=LLM(model="m", default_headers=TEAM))


def agents_alone():
    a = good()
    Crew(agents=[a], tasks=[Task(agent=a)]).kickoff()  # expect: pass


def a_bare_manager():
    a = good()
    crew = Crew(agents=[a], tasks=[Task(agent=a)], process=Process.hierarchical, manager_llm=LLM(model="m"))
    crew.kickoff()  # expect: fail team_id correlation_id


def a_good_manager():
    a = good()
    crew = Crew(agents=[a], tasks=[Task(agent=a)], manager_llm=LLM(model="m", default_headers=TEAM))
    crew.kickoff()  # expect: pass


def a_manager_by_name():
    a = good()
    crew = Crew(agents=[a], tasks=[Task(agent=a)], manager_llm="gpt-5")
    crew.kickoff()  # expect: fail team_id correlation_id


def a_good_manager_of_bare_agents():
    a = Agent(llm="gpt-5")
    crew = Crew(agents=[a], manager_llm=LLM(model="m", default_headers=TEAM))
    crew.kickoff()  # expect: fail team_id correlation_id


def plans_of_its_own():
    a = good()
    crew = Crew(agents=[a], tasks=[Task(agent=a)], planning=True)
    crew.kickoff()  # expect: fail team_id correlation_id


def plans_by_a_good_model():
    a = good()
    crew = Crew(agents=[a], tasks=[Task(agent=a)], planning=True, planning_llm=LLM(model="m", default_headers=TEAM))
    crew.kickoff()  # expect: pass


def no_plans():
    a = good()
    crew = Crew(agents=[a], tasks=[Task(agent=a)], planning=False)
    crew.kickoff()  # expect: pass


def perhaps_plans(flag):
    a = good()
    crew = Crew(agents=[a], tasks=[Task(agent=a)], planning=flag)
    crew.kickoff()  # expect: unverifiable team_id correlation_id


def a_good_managing_agent():
    a = good()
    Crew(agents=[a], manager_agent=good()).kickoff()  # expect: pass


def a_bare_managing_agent():
    a = good()
    Crew(agents=[a], manager_agent=Agent(llm="x")).kickoff()  # expect: fail team_id correlation_id


def a_manager_that_is_given(llm):
    a = good()
    Crew(agents=[a], manager_llm=llm).kickoff()  # expect: unverifiable team_id correlation_id


async def a_bare_selector():
    c = OpenAIChatCompletionClient(model="m", default_headers=TEAM)
    team = SelectorGroupChat([AssistantAgent("a", c)], OpenAIChatCompletionClient(model="m"))
    await team.run(task="t")  # expect: fail team_id correlation_id


async def a_good_selector():
    c = OpenAIChatCompletionClient(model="m", default_headers=TEAM)
    team = SelectorGroupChat([AssistantAgent("a", c)], c)
    await team.run(task="t")  # expect: pass
