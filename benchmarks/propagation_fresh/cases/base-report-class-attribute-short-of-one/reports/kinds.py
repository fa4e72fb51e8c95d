from .base import Report


class WeeklyReport(Report):
    title = "Weekly"


class AuditReport(Report):
    title = "Audit"

    @property
    def headers(self):
        return {**Report.headers, "X-Correlation-Id": self.run_id}
