from loaders import load


def main():
    for name in ("readme.md", "prices.csv"):
        load(name)
