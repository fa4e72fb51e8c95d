from typer.testing import CliRunner

from cli import cli


def main():
    runner = CliRunner()
    for args in (["changelog", "v1"], ["--env", "staging", "changelog", "v2"], ["tweet", "out now"]):
        result = runner.invoke(cli, args)
        assert result.exit_code == 0, result.output
