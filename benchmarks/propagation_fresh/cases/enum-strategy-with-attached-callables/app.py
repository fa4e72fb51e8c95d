from strategy import Strategy

OWNER = {"team_id": "en", "cost_center": "cc-1", "environment": "prod"}


def main():
    Strategy.QUALITY.ask("a", "1", **OWNER)
    Strategy["QUALITY"].ask("b", "2", **OWNER)
    Strategy.SPEED.client(**OWNER).chat.completions.create(
        model="m", messages=[{"role": "user", "content": "c"}], extra_headers=Strategy.SPEED.headers)
