from evals.run import evaluate


def main():
    print(evaluate("run-12"))
