from desk import DESK, ClaimsDesk


def triage(desk, claims):
    for number, claim in claims.items():
        desk.covered(claim, number)


def main():
    desk = ClaimsDesk(DESK)
    triage(desk, {"k-1": "hail", "k-2": "theft"})
    desk.letter("hail", "k-1")
