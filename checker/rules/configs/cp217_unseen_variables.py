"""Variables of a service come from a file that the repository does not hold.

Why it matters: what stands there decides as much as what is committed (a sampler, a retention, the gateway's address),
and neither a comparison of environments nor a check of one can see it. A `.env` with secrets is kept out of a
repository for good reason, so this is a note: the rest was compared, and what is in that file was not.

Bad:

    # compose.yaml
    services:
      gateway:
        image: ghcr.io/berriai/litellm:v1.75.5
        env_file: .env

Good:

    # compose.yaml
    services:
      gateway:
        image: ghcr.io/berriai/litellm:v1.75.5
        environment:
          LANGFUSE_SAMPLE_RATE: "1.0"
          OPENAI_API_KEY: ${OPENAI_API_KEY}
        env_file: {path: .env, required: false}

Not covered: a file that nobody keeps out (git does not ignore it, it has no template beside it, its path is no absolute
one and it is not called `.env`): it is missing, Compose does not start without it, and the run ends with 2. A file that
may be missing (`required: false`) is read where it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Evidence, Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    by_file = sorted(config.unseen, key=lambda found: (found[0].path, found[1], found[0]))
    for (_, name), places in groupby(by_file, key=lambda found: (found[0].path, found[1])):
        first, *more = [at for at, _ in places]
        finding = Finding.open(
            f"the variables of env_file {name} were not compared: it is kept out of the repository",
            at=first,
            evidence=tuple(Evidence(at, "read here as well") for at in more),
            fix="give what decides about usage under `environment`, or say `required: false` where it may be missing",
        )
        yield replace(finding, level=Level.NOTE, anchor=f"env_file {name}", private=True)


RULE = Rule(id="CP217", name="unseen-variables", check=check, subject=Subject.CONFIG_FILE)
