from summariser.batch import run_batch
from summariser.live import LiveSummariser
from summariser.factory import bedrock


def main():
    run_batch(["first report", "second report"], run_id="run-77")
    live = LiveSummariser(bedrock())
    list(live.stream("ticker", "s-1"))
    live.headline("ticker", "s-2")
    live.legacy("ticker", "s-3")


if __name__ == "__main__":
    main()
