"""What the abbreviations of zones mean, and where they go by the season."""

# Minutes east of UTC.
ABBREVIATIONS: dict[str, int] = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MET": 60, "MEST": 120,
    "EET": 120, "EEST": 180, "SAST": 120, "CAT": 120, "WAT": 60, "EAT": 180, "MSK": 180, "TRT": 180, "GST": 240,
    "PKT": 300, "IST": 330, "NPT": 345, "ICT": 420, "WIB": 420, "SGT": 480, "HKT": 480, "PHT": 480, "AWST": 480,
    "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "MEZ": 60, "MESZ": 120, "BRT": -180, "ART": -180, "NST": -210, "NDT": -150, "AST": -240, "ADT": -180, "CLT": -240,
    "COT": -300, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip

SEASONAL: dict[str, str] = {
    "BST": "Europe/London",
    "CET": "Europe/Brussels", "CEST": "Europe/Brussels", "MET": "Europe/Brussels", "MEST": "Europe/Brussels",
    "MEZ": "Europe/Brussels", "MESZ": "Europe/Brussels", "WEST": "Europe/Lisbon", "EEST": "Europe/Helsinki",
    "EST": "America/New_York", "EDT": "America/New_York", "CDT": "America/Chicago", "MDT": "America/Denver",
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "AKST": "America/Anchorage",
    "AKDT": "America/Anchorage", "ADT": "America/Halifax", "NST": "America/St_Johns", "NDT": "America/St_Johns",
    "AEDT": "Australia/Sydney", "ACDT": "Australia/Adelaide", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
}  # fmt: skip
"""Abbreviations of one season of a region, and the region. Those that some place nearby goes by all year (MST in
Arizona, CST in Mexico, AEST in Queensland, GMT) are left out: they are never surely wrong.
"""
