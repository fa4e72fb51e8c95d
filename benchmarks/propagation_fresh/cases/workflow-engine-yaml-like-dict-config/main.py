from registry import Workflow

PUBLISH = {
    "name": "publish",
    "headers": {"team-id": "wf", "cost-center": "cc-1", "service": "wf", "environment": "prod"},
    "steps": [
        {"use": "steps:shorten", "with": {"model": "gpt-5"}},
        {"use": "steps:translate", "with": {"language": "de"}},
    ],
}
INDEX = {"name": "index", "steps": [{"use": "steps:score"}]}


def main():
    Workflow(PUBLISH).run("text", **{"x-correlation-id": "p-1"})
    Workflow(INDEX).run("text", **{"x-correlation-id": "i-1"})
