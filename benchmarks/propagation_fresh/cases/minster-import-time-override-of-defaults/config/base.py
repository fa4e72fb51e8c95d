TEAM = "minster"
CENTER = "cc-981"
ENVIRONMENT = "dev"
SERVICE = "choir"
