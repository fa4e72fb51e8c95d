from rag.context import tagged
from rag.steps import Answerer, CohereEmbedder, Embedder


class Pipeline:
    def __init__(self, *steps):
        self.steps = steps

    def run(self, text):
        for step in self.steps:
            step([text] if "mbed" in type(step).__name__ else text)


def main():
    with tagged(team_id="rook", cost_center="cc-380", service="rag", environment="prod"):
        with tagged(correlation_id="r-1"):
            Pipeline(Embedder(), CohereEmbedder(), Answerer()).run("a")
