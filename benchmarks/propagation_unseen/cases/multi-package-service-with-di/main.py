from features.answers import ambient, answer, background, orphan


def main():
    answer("x", {"team": "t", "cc": "cc-1", "id": "r-1"})
    background("x")
    orphan("x")
    ambient("x")
