import argparse

from .extract import check, extract


def run(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["extract", "check"])
    parser.add_argument("--file", required=True)
    args = parser.parse_args(argv)
    if args.command == "extract":
        return extract(args.file)
    return check(args.file)
