class OverBudget(Exception):
    def __init__(self, team, spent):
        super().__init__(f"{team} has spent {spent}")
        self.team = team


class Budget:
    def __init__(self, limits):
        self.limits = dict(limits)
        self.spent = dict.fromkeys(limits, 0)

    def charge(self, team, tokens):
        if self.spent[team] + tokens > self.limits[team]:
            raise OverBudget(team, self.spent[team])
        self.spent[team] += tokens
