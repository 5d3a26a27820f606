"""Backups: the content in one encrypted file, the keys that open it in another, which is to be kept for seven days.

files.py      the two files: how they are written, named, and told apart
stream.py     encryption in pieces, so that a file that was cut off or changed is noticed
snapshot.py   all rows as they stand at one moment, out of either database and back
making.py     make a pair while people write
restoring.py  examine a pair, and put it where nothing is yet
"""
