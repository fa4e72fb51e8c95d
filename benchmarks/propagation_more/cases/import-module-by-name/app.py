"""importlib.import_module picks a job module by name; each has a run()."""
import importlib


def run(job, text):
    module = importlib.import_module(f"jobs.{job}")
    return module.run(text)


def main():
    run("embed", "a")
    run("answer", "a")
