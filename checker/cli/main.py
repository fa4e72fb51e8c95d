"""The command line: `main()` runs a command and turns what it raises into an exit code and one clear message."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import NoReturn

import click

from checker import __version__
from checker.cli.standard_output import take_over

# Group -> command -> (module, attribute, short help). A command's module is imported when it is asked for.
_GROUPS = {
    "Main commands": {
        "check": ("checker.cli.check", "check", "Check that every LLM call carries what the policy requires."),
        "compare-configs": (
            "checker.cli.compare_configs",
            "compare_configs",
            "Compare the configurations of two environments by what they do.",
        ),
        "scan-logs": ("checker.cli.scan_logs", "scan_logs", "Check gateway logs and traces against the policy."),
        "reconcile": ("checker.cli.reconcile", "reconcile", "Hold providers' invoices against the logs."),
        "fix": ("checker.cli.fix", "fix", "Mend calls and settings so that they carry what the policy requires."),
    },
    "Getting started, and living with it": {
        "init": ("checker.cli.init", "init", "Look at the repository and write settings and a policy that fit it."),
        "doctor": ("checker.cli.doctor", "doctor", "Say what is installed, in force and would be checked."),
        "explain": ("checker.cli.explain", "explain", "Explain a rule: why it matters, what is bad, what is good."),
        "inventory": ("checker.cli.inventory", "inventory", "List every LLM call site and what is proven of it."),
        "baseline": ("checker.cli.baseline", "baseline", "Record the findings of today, so that only new ones fail."),
        "exceptions": ("checker.cli.exceptions", "exceptions", "List, add and prune what the policy exempts."),
    },
    "Policies, prices and evidence": {
        "policy": ("checker.cli.policy", "policy", "Validate, show and export policies."),
        "rules": ("checker.cli.rules", "rules", "List the rules."),
        "price-card": ("checker.cli.price_card", "price_card", "Validate, show, compare, lock and import price cards."),
        "logs": ("checker.cli.logs", "logs", "Convert logs to canonical records; put the log rules to the test."),
        "audit": ("checker.cli.audit", "audit", "Conclude from an examined sample, and verify evidence."),
    },
}
_COMMANDS = {name: command for group in _GROUPS.values() for name, command in group.items()}


class LazyGroup(click.Group):
    """A group whose commands are imported on use: start-up matters, a hook runs this hundreds of times a day."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, attribute, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        widest = max(map(len, _COMMANDS))
        for title, commands in _GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), text) for name, (_, _, text) in commands.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], list(_COMMANDS), n=1)
            hint = f" Did you mean '{close[0]}'?" if close else f" Commands are {', '.join(_COMMANDS)}."
            raise click.UsageError(f"No such command '{args[0]}'.{hint}", ctx=ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checkpolicy")
def cli() -> None:
    """Prove that every LLM request carries the metadata that it takes to bill its owner."""


def main(argv: list[str] | None = None) -> NoReturn:
    """Run `argv` and exit: 0 clean, 1 findings, 2 misuse or something unchecked, 3 our defect, 130 interrupted."""
    take_over()
    # What a run makes lives to its end: collections as often as by default cost a tenth of one whose results are known.
    gc.set_threshold(100_000)
    sys.exit(_run(argv))


def _run(argv: list[str] | None) -> int:
    try:
        result = cli.main(args=argv, prog_name="checkpolicy", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        print("checkpolicy: interrupted", file=sys.stderr)
        return 130
    except Exception as error:  # noqa: BLE001 - the boundary: what nobody foresaw is a defect, and said to be one
        return _failed(error)


def _failed(error: Exception) -> int:
    from checker.cli.usage import usage_message

    if (message := usage_message(error)) is not None:
        print(f"checkpolicy: {message}", file=sys.stderr)
        return 2
    import traceback

    traceback.print_exception(error)
    print(f"checkpolicy {__version__}: this is a defect of checkpolicy, not of your code", file=sys.stderr)
    return 3
