from office.bootstrap import build_office
from office.run import RunContext


def main():
    office = build_office()
    run = RunContext(run_id="run-5", team="research")
    office.start("editor", "Write about rain", run)


if __name__ == "__main__":
    main()
