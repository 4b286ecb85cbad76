#!/usr/bin/env python3
"""Compares `annex-a cells` with openpyxl, cell for cell.

    cells.py PROGRAM WORKBOOK…

Prints one line a workbook, and the first differences of each that differs.
Ends with 1 if any differs.
"""
import datetime
import json
import re
import subprocess
import sys

import openpyxl


def seconds(moment):
    """Rounded to whole seconds, as Excel shows a time."""
    if moment.microsecond >= 500_000:
        moment += datetime.timedelta(seconds=1)
    return moment.replace(microsecond=0)


def duration(span):
    total = round(abs(span.total_seconds()))
    hours, minutes, rest = total // 3600, total // 60 % 60, total % 60
    text = "-PT" if span.total_seconds() < 0 and total else "PT"
    text += f"{hours}H" if hours else ""
    text += f"{minutes}M" if minutes else ""
    text += f"{rest}S" if rest or not total else ""
    return text


def unescape(text):
    """openpyxl leaves _xHHHH_ escapes as they stand in the file."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def expected(cell):
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "e":
        return ("error", value)
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, (int, float)):
        return ("number", float(value))
    if isinstance(value, datetime.datetime):
        value = seconds(value)
        text = value.date().isoformat() if value.time() == datetime.time(0) else value.isoformat()
        return ("date", text)
    if isinstance(value, datetime.date):
        return ("date", value.isoformat())
    if isinstance(value, datetime.time):
        moment = seconds(datetime.datetime.combine(datetime.date(2000, 1, 1), value))
        return ("time", moment.time().isoformat())
    if isinstance(value, datetime.timedelta):
        return ("time", duration(value))
    return ("text", unescape(str(value)))


def compare(program, path):
    lines = subprocess.run([program, "cells", path], capture_output=True, check=True).stdout.splitlines()
    ours = {}
    for line in lines:
        cell = json.loads(line)
        value = cell["value"]
        if cell["type"] == "number":
            value = float(value)
        if cell["type"] == "text":
            value = unescape(value)
        ours[(cell["sheet"], cell["cell"])] = (cell["type"], value)
    theirs = {}
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:
        print(f"{path}: openpyxl cannot read it: {error!r}")
        return False
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = expected(cell)
                if value is not None:
                    theirs[(sheet.title, cell.coordinate)] = value
    different = [key for key in sorted(ours.keys() | theirs.keys()) if ours.get(key) != theirs.get(key)]
    for key in different[:10]:
        print(f"  {key[0]}!{key[1]}: annex-a {ours.get(key)}, openpyxl {theirs.get(key)}")
    print(f"{path}: {len(theirs)} cells, {len(different)} differ")
    return not different


if __name__ == "__main__":
    results = [compare(sys.argv[1], path) for path in sys.argv[2:]]
    sys.exit(0 if all(results) else 1)
