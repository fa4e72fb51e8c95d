import os


def owner_from_env():
    return {
        "team_id": os.environ["TEAM_ID"],
        "cost_center": os.environ["COST_CENTER"],
        "service": os.environ["SERVICE_NAME"],
        "environment": os.environ["DEPLOY_ENV"],
    }
