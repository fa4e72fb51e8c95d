from jobs import ALL
from jobs.base import Job


def main():
    for job in ALL:
        assert isinstance(job, Job)
        job.run("a")
