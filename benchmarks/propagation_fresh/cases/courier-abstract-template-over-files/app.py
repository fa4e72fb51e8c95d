from agents import QuoteAgent, RouteAgent, TrackingAgent


def main():
    for agent in (QuoteAgent(), RouteAgent(), TrackingAgent()):
        agent.run("box", "c-1")
