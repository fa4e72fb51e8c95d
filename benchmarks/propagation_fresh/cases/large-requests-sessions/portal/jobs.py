from .services import News, Weather


def main_job():
    for n, service in enumerate((News(), Weather())):
        service.write("today", f"day-{n}")
        service.check("today")
