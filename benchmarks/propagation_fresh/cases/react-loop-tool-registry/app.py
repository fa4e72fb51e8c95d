from agent import Agent
from tools import REGISTRY


def main():
    agent = Agent(REGISTRY, run_id="task-1")
    agent.run("what is the weather")
    agent.reflect()
