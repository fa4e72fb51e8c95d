import argparse

from . import commands
from .config import Config


def build_parser():
    parser = argparse.ArgumentParser(prog="evals")
    parser.add_argument("--config", required=True)
    parser.add_argument("--correlation-id", default=None)
    sub = parser.add_subparsers(dest="command", required=True)
    judge = sub.add_parser("judge")
    judge.add_argument("--limit", type=int, default=10)
    judge.set_defaults(run=commands.judge)
    compare = sub.add_parser("compare")
    compare.add_argument("--baseline", required=True)
    compare.set_defaults(run=commands.compare)
    explain = sub.add_parser("explain")
    explain.add_argument("case")
    explain.set_defaults(run=commands.explain)
    sub.add_parser("embed").set_defaults(run=commands.embed)
    return parser


def run(argv=None):
    args = build_parser().parse_args(argv)
    config = Config.read(args.config, args.correlation_id)
    args.run(config, args)
