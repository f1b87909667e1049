"""Published lists, read: each reader takes one form in which a list was published and gives the same records.

    edition = read_list(path)          # XML, CSV, ODS or XLSX of the UK Sanctions List; OFSI's list of 2022; the Treasury's older one
    edition.form, edition.list_date, edition.records

Files come from outside: entities, absurd sizes and cut-off files are refused, and every fault is a `ListError` in the reader's words.
"""

from .read import read_list
from .record import Edition, Name, Record

__all__ = ["Edition", "Name", "Record", "read_list"]
