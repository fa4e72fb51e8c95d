from clinic.llm import ask


def nightly_digest(days: int) -> list[str]:
    return [ask(f"Digest of day {day}") for day in range(days)]
