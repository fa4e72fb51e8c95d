from llm import Turbine
from ports import OwnerTagger


def main():
    Turbine(OwnerTagger("turbine", "t-1")).spin("a")
    Turbine().spin("b")
