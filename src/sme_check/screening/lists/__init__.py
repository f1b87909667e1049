"""Published lists, read: each reader takes one form in which a list was published and gives the same records.

    edition = lists.read.read_list(path)          # XML, CSV, ODS or XLSX of the UK Sanctions List; OFSI's of 2022; the Treasury's older one
    edition.series, edition.list_date, edition.records

Files come from outside: declarations, absurd sizes and cut-off files are refused, and every fault is a `ListError` in the reader's words.
"""
