from clients import client_for


def caption(team: str, photo: str) -> str:
    answer = client_for("openai", team).chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": photo}],
        extra_headers={"x-service": "captions", "x-correlation-id": f"photo-{photo}"},
    )
    return answer.choices[0].message.content


def ticker(team: str, line: str) -> str:
    answer = client_for("groq", team).chat.completions.create(
        model="llama-3.3-70b",
        messages=[{"role": "user", "content": line}],
        extra_headers={"x-service": "ticker", "x-correlation-id": f"line-{line}"},
    )
    return answer.choices[0].message.content


def main():
    caption("sports", "p1")
    caption("culture", "p2")
    ticker("sports", "l1")
    ticker("regional", "l2")
