from reports.kinds import AuditReport, WeeklyReport


def main():
    AuditReport("run-1").render("all good")
    WeeklyReport("run-2").render("all good")
