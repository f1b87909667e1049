"""The answers out: the adviser's own sheets with the verdicts beside the rows, and what they rest on, as a workbook, CSV or Parquet."""
