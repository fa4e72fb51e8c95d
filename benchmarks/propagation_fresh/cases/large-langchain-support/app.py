from helpdesk.graph import Graph
from helpdesk.state import State


def main():
    graph = Graph.compile()
    graph.invoke(State(question="Where is it?", user="u-1", thread="t-1"))
    graph.stream(State(question="Still missing", user="u-2", thread="t-2"))


if __name__ == "__main__":
    main()
