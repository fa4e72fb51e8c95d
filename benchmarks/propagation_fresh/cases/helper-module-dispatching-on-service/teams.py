from owners import owner


@owner("pay")
def pay(cid):
    return {"x-team-id": "pay", "x-cost-center": "cc-4016", "x-correlation-id": cid}


@owner("tax")
def tax(cid=""):
    return {"x-team-id": "tax", "x-cost-center": "cc-4017", "x-correlation-id": cid}
