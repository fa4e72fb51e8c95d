from containers import Container


def main():
    container = Container()
    container.config.from_dict({"team": "loans", "cost_center": "cc-90", "env": "prod"})
    container.scoring().score("a", "loan-1")
    container.letters().write("a")
