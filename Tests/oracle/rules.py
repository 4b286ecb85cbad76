#!/usr/bin/env python3
"""Holds `annex-a validate` against expectations written from the text of the rules alone.

    rules.py --program PATH [--schemas DIR] [--every N]

Builds a faultless return, breaks one rule in each copy of it, and prints each rule that was missed and each error or
warning that came without need; then the clean but odd returns, which must have neither. `--every` takes each Nth case.
Ends with 1 on any disagreement. Needs openpyxl; without it, it says so and ends with 77.
"""
import argparse
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent / "rules"))
sys.dont_write_bytecode = True
try:
    import openpyxl
except ImportError:
    print("Left out: there is no openpyxl")
    sys.exit(77)
import base
import broken
import crossed  # noqa: F401 (adds its cases)
import odd

SHOWN = ("error", "warning")


def findings(program, path, options=()):
    command = [*program[:1], "validate", str(path), *program[1:], "--format", "json", "--fail-on", "never"]
    if "--as-at" not in options:
        command += ["--as-at", "2024-03-31", "--extracted", "2024-04-02"]
    result = subprocess.run([*command, *options], capture_output=True, text=True)
    if result.returncode != 0:
        return None, result.stderr.strip() or f"ended with {result.returncode}"
    return json.loads(result.stdout)["findings"], None


def saved(path, lists, change):
    base.write(path, lists)
    if change:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)


def edited(case):
    lists = base.rows()
    for number, key, like, edits in case["add"]:
        lists[number][key] = dict(lists[number][like]) | edits
    for number, key in case["drop"]:
        del lists[number][key]
    for number, key, edits in case["edits"]:
        if not edits:
            continue
        row = lists[number][key]
        row |= edits
        if "dob" in edits and "age" not in edits:
            row["age"] = base.age(edits["dob"]) if hasattr(edits["dob"], "year") else None
    return lists


def held(program, case, folder, index):
    """What is wrong with the findings of one case, as lines."""
    path = pathlib.Path(folder) / f"case-{index}.xlsx"
    lists = edited(case)
    saved(path, lists, case["book"])
    found, refusal = findings(program, path, case["options"])
    path.unlink()
    title = f"{case['rule']} {case['name']}".strip()
    if found is None:
        return [] if case["rule"] == "A00-R01" else [f"{title}: {refusal}"]
    found = [f for f in found if f["severity"] in SHOWN]
    ours = [f for f in found if f["rule"] == case["rule"] and f["severity"] == case["severity"]]
    wrong = [f for f in found if f not in ours and f["rule"] not in case["also"]]
    lines = []
    at, number, key = case["at"], case["list"], case["key"]
    if at and at != "row":
        place = base.cell(lists, number, key, at)
        if any(f["list"] != number or f["cell"] != place for f in ours):
            lines.append(f"{title}: expected at {number}!{place}, is at " + " ".join(f"{f['list']}!{f['cell']}" for f in ours))
    elif at:
        row = list(lists[number]).index(key) + 2
        if any(f["list"] != number or f["row"] != row for f in ours):
            lines.append(f"{title}: expected in row {row} of {number}, is at " + " ".join(f"{f['list']}!{f['cell']}" for f in ours))
    if len(ours) != case["times"]:
        lines.append(f"{title}: expected {case['times']}, found {len(ours)}")
    return lines + [f"{title}: also {f['rule']} {f['severity']} at {f['list']}!{f['cell']}" for f in wrong]


def quiet(program, name, make, folder, index):
    """What a clean return gives that it should not."""
    path = pathlib.Path(folder) / f"odd-{index}.xlsx"
    options = make(path) or ()
    found, refusal = findings(program, path, options)
    if found is None:
        return [f"{name}: {refusal}"]
    return [
        f"{name}: {f['rule']} {f['severity']} at {f['list']}!{f['cell']}: {f['message']}"
        for f in found
        if f["severity"] in SHOWN
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--schemas")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    program = [given.program] + (["--schemas", given.schemas] if given.schemas else [])
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        base_lines = quiet(program, "the faultless return", lambda path: base.write(path, base.rows()), folder, "base")
        work = [
            (held, (case,)) for case in broken.CASES if re.search(given.only, f"{case['rule']} {case['name']}")
        ] + [(quiet, pair) for pair in odd.RETURNS if re.search(given.only, pair[0])]
        work = work[:: given.every]
        jobs = [pool.submit(check, program, *pair, folder, i) for i, (check, pair) in enumerate(work)]
        lines = list(base_lines)
        print(*lines, sep="\n", end="\n" if lines else "")
        for job in jobs:
            for line in job.result():
                print(line, flush=True)
                lines.append(line)
    print(f"{len(work)} returns, {len({c['rule'] for c in broken.CASES})} rules: {len(lines)} disagreements")
    return 1 if lines or not work else 0


if __name__ == "__main__":
    sys.exit(main())
