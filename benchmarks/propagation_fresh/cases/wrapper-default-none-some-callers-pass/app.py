from claims import letter, triage


def main():
    claim = {"id": "cl-1", "text": "hail"}
    triage(claim)
    letter(claim)
