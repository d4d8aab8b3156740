"""Readers' pages, kept whole and answered before Django.

changes    what readers see has changed: rows that triggers in the database write
stores     where pages are kept: a file of the data folder, or Redis; nginx's copies
"""
