"""Quantities: shares between bounds, money, days and dates, each read from the ways in which people write it.

In JSON a share and a sum are text (`"30 to 45 %"`, `"250 GBP"`), the same that `str` gives, and reading that text gives the value back.
"""

from .counts import Count, Days, Quantity, check_count, check_days, check_quantity
from .dates import FactDate, check_date
from .money import CURRENCIES, Money, check_money
from .share import Share, check_share

__all__ = [
    "CURRENCIES",
    "Count",
    "Days",
    "FactDate",
    "Money",
    "Quantity",
    "Share",
    "check_count",
    "check_date",
    "check_days",
    "check_money",
    "check_quantity",
    "check_share",
]
