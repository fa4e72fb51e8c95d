import helpers
from helpers import gpt, start, vec


def main():
    start("explore", **{"x-correlation-id": "run-1"})
    gpt("a")
    vec("b")
    start("explore-2")
    rows = [gpt(f"row {i}", extra_headers={"x-correlation-id": f"row-{i}"}) for i in range(2)]
    helpers.gpt("summary of " + str(len(rows)))
