"""Which exceptions are the user's matter: a flag, a settings file, a policy or a path that cannot be used."""

from __future__ import annotations


def usage_message(error: Exception) -> str | None:
    """The message for a usage error (exit code 2); None for anything else, which is a defect of ours."""
    from checker.configs.kind import UnknownKindError
    from checker.documents.errors import DocumentError
    from checker.files.discovery import PathNotFoundError
    from checker.files.git import GitError
    from checker.findings.baseline import BaselineError
    from checker.logs.audit.attributes import PlanError
    from checker.logs.audit.evidence import EvidenceError
    from checker.logs.claims import InventoryError
    from checker.logs.log_format import FormatError
    from checker.logs.progress.checkpoint import CheckpointError
    from checker.logs.sources import SourceError
    from checker.policy.edit import EditError
    from checker.policy.fetch import FetchError
    from checker.policy.problems import PolicyError
    from checker.reconcile.statements import StatementError
    from checker.rules.registry import UnknownRuleError
    from checker.run.convert_logs import ConvertError
    from checker.run.inject_faults import InjectError
    from checker.run.scan_logs import UnknownFormatError
    from checker.run.unsaved import UnsavedError
    from checker.sdks.normalising import CatalogueError
    from checker.settings import SettingsError

    if isinstance(error, CatalogueError):  # ours is compiled and tested: what is wrong stands in the policy
        return f"models of the policy {error}"
    ours = (  # one a line, so that two that are added at a time do not collide
        BaselineError,
        CheckpointError,
        ConvertError,
        DocumentError,
        EditError,
        EvidenceError,
        FetchError,
        FormatError,
        GitError,
        InjectError,
        InventoryError,
        PathNotFoundError,
        PlanError,
        PolicyError,
        SettingsError,
        SourceError,
        StatementError,
        UnknownFormatError,
        UnknownKindError,
        UnknownRuleError,
        UnsavedError,
    )
    return str(error) if isinstance(error, ours) else None
