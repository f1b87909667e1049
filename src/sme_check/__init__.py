"""Does any UK sanctions measure reach a proposed partnership, on a given date, and is the firm one to reach out to?"""
