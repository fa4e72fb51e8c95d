from agent import Agent, QuietAgent


def main():
    a = Agent("s-1")
    a.step("hello")
    a.run("shorten", '{"text": "x"}')
    a.run("translate", '{"text": "x"}')
    QuietAgent("s-2").step("hello")
