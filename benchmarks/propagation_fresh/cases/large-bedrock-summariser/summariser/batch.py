"""Reports, in batches. Each gets its own correlation id."""
from .base import Summariser
from .factory import bedrock


class ReportSummariser(Summariser):
    def prompt(self, text):
        return f"Summarise this report in five lines:\n{text}"


def run_batch(reports, run_id):
    summariser = ReportSummariser(bedrock())
    return [summariser.summarise(text, f"{run_id}-{n}") for n, text in enumerate(reports)]
