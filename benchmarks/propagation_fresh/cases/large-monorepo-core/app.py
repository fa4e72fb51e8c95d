"""Three services over one shared library, started one after the other."""
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
for part in ("libs/llm_core/src", "services/chat", "services/docs", "services/alerts"):
    sys.path.insert(0, os.path.join(ROOT, part))

from alerts_service.main import run as run_alerts
from chat_service.main import run as run_chat
from docs_service.main import run as run_docs


def main():
    run_chat()
    run_docs()
    run_alerts()


if __name__ == "__main__":
    main()
