#!/usr/bin/env python3
"""Holds the indicators of `annex-a summarise` against a second implementation, written from the catalogue alone.

    indicators.py --program PATH --seeds 1-200 --children 150

Invents a return for each seed, noisy on most, on every sixth with older and undated rows of children in Lists 6 to 8,
and prints each disagreement: seed, id, what, ours, theirs. Ends with 1 on any, and with 1 where fewer than 120
indicators could be compared. Needs nothing but Python.
"""
import argparse
import csv
import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.dont_write_bytecode = True
from indicators.formulas import IGNORED, Book
from indicators.lists import Return


def run(*command, codes=(0, 1)):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode not in codes:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}: {result.stderr.strip()}")
    return result.stdout


def same(ours, theirs):
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return abs(ours - theirs) < 1e-6


def project(table, rows, columns):
    """Counts by age and letter of gender as a table of the program's own rows and columns."""
    letters = [{"Mal": "a", "Fem": "b", "Nei": "d"}.get(name[:3], "c" if name[:10] == "Not stated" else None)
               for name in columns]
    counts = [[0] * len(columns) for _ in rows]
    for (years, letter), count in table.items():
        label = "Unborn" if years == -1 else "Under 1" if years == 0 else str(years)
        top = [name for name in rows if years is not None and (
            name.endswith("+") and years >= int(name[:-1]) or
            name.startswith("Under ") and name != "Under 1" and years < int(name[6:]))]
        row = label if label in rows else top[0] if top else "Not recorded"
        if row not in rows or letter not in letters:
            return f"no cell for age {years}, gender {letter}"
        counts[rows.index(row)][letters.index(letter)] += count
    return counts


def compare(ours, theirs):
    """Each field that differs, as (field, ours, theirs); a field that we do not give is not compared."""
    if ours["value"] is not IGNORED and not same(ours["value"], theirs["value"]):
        yield "value", ours["value"], theirs["value"]
    for field in ("numerator", "denominator"):
        if ours[field] is not None and not same(ours[field], theirs.get(field)):
            yield field, ours[field], theirs.get(field)
    if ours["bands"] is not None:
        counts = [band["count"] for band in theirs.get("bands") or []]
        if ours["bands"] != counts and ours["bands"] != counts + [0]:
            yield "bands", ours["bands"], counts
    beside = [other["value"] for other in theirs.get("also") or []]
    for value in ours["also"]:
        if not any(same(value, other) for other in beside):
            yield "also", value, beside
    if ours["table"] is not None:
        table = theirs.get("table") or {"rows": [], "columns": [], "counts": []}
        mine = project(ours["table"], table["rows"], table["columns"])
        if mine != table["counts"]:
            yield "table", mine, table["counts"]


def add_older_rows(folder, seed, as_at):
    """Gives children further rows in the lists that have one row a child: open or ended, older, undated or tied."""
    chance = random.Random(seed)
    for name, start, end in [("06-children-in-need", "cin_start", "cin_closure"),
                             ("07-child-protection", "cpp_start", "cpp_end"),
                             ("08-children-in-care", "cla_start", "cla_ceased")]:
        path = f"{folder}/lists/{name}.csv"
        with open(path, newline="") as file:
            reader = csv.DictReader(file)
            rows, fields = list(reader), reader.fieldnames
        for row in list(rows):
            if chance.random() < 0.5 or not row[start]:
                continue
            day = datetime.date.fromisoformat(row[start])
            further = dict(row)
            older = day - datetime.timedelta(chance.randint(1, 400))
            further[start] = chance.choice(["", row[start], older.isoformat()])
            further[end] = chance.choice(["", (as_at - datetime.timedelta(chance.randint(0, 300))).isoformat()])
            rows.insert(chance.randrange(len(rows) + 1), further)
        with open(path, "w", newline="") as file:
            writer = csv.DictWriter(file, fields, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--seeds", default="1-200")
    parser.add_argument("--children", default="150")
    parser.add_argument("--as-at", default="2024-03-31")
    parser.add_argument("--schemas")
    arguments = parser.parse_args()
    low, _, high = arguments.seeds.partition("-")
    schemas = ["--schemas", arguments.schemas] if arguments.schemas else []
    disagreements, compared = 0, set()
    for seed in range(int(low), int(high or low) + 1):
        with tempfile.TemporaryDirectory() as folder:
            book, out = folder + "/return.xlsx", folder + "/out"
            noise = ("none", "light", "heavy")[seed % 3]
            faults = ["--faults", folder + "/faults.csv"] if seed % 6 == 3 else []  # they go with no noise
            shared = ["--as-at", arguments.as_at] + schemas
            run(arguments.program, "synth", "--children", arguments.children, "--seed", str(seed), "--noise", noise,
                "--output", book, *faults, *shared)
            quiet = ["--fail-on", "never", *shared]
            run(arguments.program, "convert", book, "--to", "csv", "--output", out, *quiet)
            read = book
            if seed % 6 == 0:  # without noise: what could not be read is not in the lists
                add_older_rows(out, seed, datetime.date.fromisoformat(arguments.as_at))
                read = out + "/lists"
            theirs = json.loads(run(arguments.program, "summarise", read, "--format", "json", *quiet))
            ours = Book(Return(out, datetime.date.fromisoformat(arguments.as_at))).out
        theirs = {indicator["id"]: indicator for indicator in theirs["indicators"]}
        for id, result in ours.items():
            if id not in theirs:
                continue
            compared.add(id)
            for field, mine, other in compare(result, theirs[id]):
                disagreements += 1
                print(f"seed {seed} ({noise}{', faults' if faults else ''}) {id} {field}: ours {mine}, theirs {other}")
    print(f"{len(compared)} indicators compared on returns {arguments.seeds}: {disagreements} disagreements")
    if len(compared) < 120:
        print("fewer than 120 indicators were compared")
    return 1 if disagreements or len(compared) < 120 else 0


if __name__ == "__main__":
    sys.exit(main())
