"""Three endpoints were written in a hurry; only the first one was reviewed."""
import anthropic

claude = anthropic.Anthropic()
MODEL = "claude-3-5-haiku-latest"
TRACKING = {"x-team-id": "dairy", "x-cost-center": "cc-77", "x-service": "herd-notes", "x-environment": "prod"}


def note(cow: int, text: str):
    return claude.messages.create(
        model=MODEL, max_tokens=64, messages=[{"role": "user", "content": text}],
        extra_headers=TRACKING | {"x-correlation-id": f"cow-{cow}"})


def weekly(texts: list[str]):
    # headers: see TRACKING
    return claude.messages.create(
        model=MODEL, max_tokens=256,
        messages=[{"role": "user", "content": "\n".join(texts)}],
    )


def milk_forecast(series):
    prompt = f"Forecast: {series!r} (x-cost-center: cc-77)"
    return claude.messages.create(
        model=MODEL, max_tokens=32, system="Numbers only.",
        messages=[{"role": "user", "content": prompt}],
    )


def main():
    note(12, "limps")
    weekly(["a", "b"])
    milk_forecast([1, 2])
