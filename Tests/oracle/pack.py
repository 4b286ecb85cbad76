#!/usr/bin/env python3
"""Packs the parts of a fixture into a workbook, the same bytes each time.

    pack.py STORY OUT.xlsx

STORY is a folder below Fixtures/workbooks.
"""
import pathlib
import sys
import zipfile


def pack(story, out):
    parts = pathlib.Path(story) / "parts"
    names = sorted(str(path.relative_to(parts)) for path in parts.rglob("*") if path.is_file())
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, (parts / name).read_bytes())


if __name__ == "__main__":
    pack(sys.argv[1], sys.argv[2])
