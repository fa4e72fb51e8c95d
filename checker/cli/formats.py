"""A report in a format for machines, the same for every command that makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.findings.model import Report

HELP = "text, json, sarif, github, gitlab, junit or markdown [text]."


def for_machines(report: Report, form: str) -> str | None:
    """None: the format is the command's own matter (text, and JSON, which has a schema for each)."""
    match form:
        case "sarif":
            from checker.reports.sarif import render as render_sarif
            from checker.rules.pages import rule_page

            return render_sarif(report, rule_page)
        case "github":
            from checker.reports.github import render as render_github

            return render_github(report)
        case "gitlab":
            from checker.reports.gitlab import render as render_gitlab

            return render_gitlab(report)
        case "junit":
            from checker.reports.junit import render as render_junit

            return render_junit(report)
        case "markdown":
            from checker.reports.markdown import render as render_markdown

            return render_markdown(report)
        case _:
            return None
