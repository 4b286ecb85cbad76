"""What the faults have in common: the commands under test, the places they write into, and telling what is left there."""

import functools
import hashlib
import json
import os
import pathlib
import random
import shutil
import stat
import subprocess
import sys
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
MESSY = REPOSITORY / "Fixtures/returns/messy/return.xlsx"
UNFINISHED = ".annex-a-unfinished"
NOBODY = 65534
ROWS = []


class Skipped(Exception):
    """A row that cannot be tried here, and why."""


class Wrong(Exception):
    """What is not as it should be."""


def row(name, words, *given):
    """A row of the table; what is given goes to the function after the bench."""

    def register(function):
        # rows of one function are registered from the last to the first
        place = next((at for at, (_, _, other, _) in enumerate(ROWS) if other is function), len(ROWS))
        ROWS.insert(place, (name, words, function, given))
        return function

    return register


def demand(truth, words):
    if not truth:
        raise Wrong(words)


def needs_root(words):
    if os.geteuid() != 0:
        raise Skipped(f"needs root, {words}")


def is_unfinished(path):
    return any(part.startswith(".") and UNFINISHED in part for part in path.split("/"))


def contents(folder):
    """All that lies below a folder, folders too, by path: its rights and the digest of its bytes, without what tells
    the time. An unreadable record of a run is told by its bytes."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            what = hashlib.sha256(steady(path.name, path.read_bytes())).hexdigest()
        else:
            what = os.readlink(path) if stat.S_ISLNK(mode) else "folder"
        found[str(path.relative_to(folder))] = f"{stat.S_IMODE(mode):o} {what}"
    return found


def steady(name, data):
    """A file's bytes without how long the work took, and without whether a batch found a return done already."""
    try:
        if name in ("run.json", "batch.json"):
            value = json.loads(data)
            value.pop("timings", None)
            value.pop("counts", None)
            for each in value.get("returns", []):
                del each["seconds"], each["state"]
            return json.dumps(value).encode()
        if name == "batch.csv":
            lines = [line.split(",") for line in data.decode().splitlines()]
            kept = [place for place, heading in enumerate(lines[0]) if heading not in ("seconds", "state")]
            return repr([[line[place] for place in kept] for line in lines]).encode()
    except (ValueError, KeyError, IndexError):
        pass
    return data


def differing(found, wanted):
    return ", ".join(sorted(path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path))[:5])


class Job:
    """A command with an input and an output, and what an undisturbed run of it leaves."""

    def __init__(self, bench, name, arguments, output, status):
        self.bench, self.name, self.arguments, self.output, self.status = bench, name, arguments, output, status
        self.input = bench.inputs if name == "batch" else bench.input
        self.is_folder = "." not in output

    @functools.cached_property
    def undisturbed(self):
        """What an undisturbed run leaves, how many bytes that is, and how many seconds it took."""
        place = self.bench.place()
        started = time.monotonic()
        status, lines = self.bench.finish(self.start(place))
        seconds = time.monotonic() - started
        if status != self.status or lines:
            sys.exit(f"faults: undisturbed, {self.name} ended with {status}, not {self.status}, and said {lines[:1]}")
        reference = contents(place)
        if self.output not in reference:
            sys.exit(f"faults: undisturbed, {self.name} left no {self.output}")
        return reference, sum(path.stat().st_size for path in place.rglob("*") if path.is_file()), seconds

    @property
    def reference(self):
        return self.undisturbed[0]

    @property
    def bytes(self):
        return self.undisturbed[1]

    @property
    def seconds(self):
        return self.undisturbed[2]

    def command(self, place, *more, input=None, output=None, day="2024-03-31"):
        return [self.name, str(input or self.input), "--as-at", day, "--schemas", self.bench.schemas, "--quiet",
                *self.arguments, "--output", str(output or place / self.output), *more]

    def start(self, place, *more, **rest):
        told = {key: rest.pop(key) for key in ("input", "output", "day") if key in rest}
        return self.bench.start(self.command(place, *more, **told), **rest)

    def whole(self, place, earlier={}, lost=(), failed=False):
        """Whatever has a final name has the bytes of the undisturbed run, or those from before, and nothing that was
        there before is lost; gives how many files are finished and how many things are not. Of a batch that has
        ``failed`` returns, the index is another one, and the combined lists are fewer."""
        found = contents(place)
        names = [path for path in found if not is_unfinished(path)]
        if failed:
            names = [path for path in names if not path.startswith(f"{self.output}/batch.")]
        for path in names:
            kept = {self.reference.get(path), earlier.get(path)} - {None}
            demand(kept, f"{path} belongs to no result")
            demand(found[path] in kept, f"{path} has other bytes or rights")
        for path in earlier:
            demand(path in found or path in lost, f"{path} is gone")
        if self.name == "batch":
            self.whole_returns({path: found[path] for path in names}, earlier, failed)
        return sum(not found[path].endswith("folder") for path in names), len(found) - len(names)

    def whole_returns(self, found, earlier, failed):
        """The folder of a return, and that of the combined lists, is there whole or not at all, and of one run."""
        for name in ("a", "b", "c") if failed else ("a", "b", "c", "combined"):
            def part(tree):
                return {path: what for path, what in tree.items() if path.startswith(f"{self.output}/{name}/")}

            if part(found):
                # a file of the user's own lies in the old folder and in the new one
                own = {path: what for path, what in part(earlier).items() if path.endswith("/note.txt")}
                kept = [{**part(self.reference), **own}, part(earlier)]
                demand(part(found) in kept, f"the folder {name} is not whole: {differing(part(found), kept[0])}")

    def again(self, place, *more, own={}, **rest):
        """The next run ends as the undisturbed one did, and leaves the same, and nothing unfinished anywhere."""
        if self.name != "batch":
            more = (*more, "--force")
        status, lines = self.bench.finish(self.start(place, *more, **rest))
        demand(status == self.status, f"the next run ended with {status}: {lines[-1:]}")
        found, wanted = contents(place), {**self.reference, **own}
        demand(found == wanted, f"after the next run differ: {differing(found, wanted)}")
        self.bench.demand_tidy()


class Bench:
    """A program, a folder to work in, and the jobs that are disturbed."""

    jobs = {
        "run": ([], "result", 1),
        "batch": (["--combine"], "result", 1),
        "convert": (["--to", "csv,jsonl,sqlite,xlsx"], "result", 0),
        "summarise": ([], "summary.xlsx", 0),
        "annotate": ([], "marked.xlsx", 1),
        "validate": (["--format", "xlsx"], "findings.xlsx", 1),
    }

    def __init__(self, program, schemas, folder, moments, seed):
        self.program, self.schemas, self.folder = program, schemas, pathlib.Path(folder)
        self.moments, self.dice = moments, random.Random(seed)
        self.count, self.known = 0, {}
        self.folder.chmod(0o755)
        self.input = self.folder / "return.xlsx"
        self.inputs = self.folder / "returns"
        # what is no file of the commands stays empty
        self.temporary, self.working = self.folder / "temporary", self.folder / "working"
        for path in (self.temporary, self.working):
            path.mkdir()
            path.chmod(0o777)
        self.restore()
        self.environment = {**os.environ, "TMPDIR": str(self.temporary)}

    def restore(self):
        """Puts the inputs back as they were."""
        for path in (self.input, *(self.inputs / name / "return.xlsx" for name in ("a", "b", "c"))):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            shutil.copyfile(MESSY, path)
            path.chmod(0o644)

    def job(self, name):
        return self.known.setdefault(name, Job(self, name, *self.jobs[name]))

    def place(self):
        self.count += 1
        path = self.folder / f"place-{self.count}"
        path.mkdir()
        return path

    def start(self, arguments, wrap=(), **more):
        more.setdefault("stdout", subprocess.DEVNULL)
        more.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen([*wrap, self.program, *arguments], env=self.environment, cwd=self.working,
                                stdin=subprocess.DEVNULL, **more)

    def finish(self, process):
        try:
            _, errors = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Wrong("did not end within two minutes")
        return process.returncode, (errors or b"").decode().splitlines()

    def as_nobody(self):
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}

    def demand_tidy(self):
        for path in (self.temporary, self.working):
            left = sorted(found.name for found in path.iterdir())
            demand(not left, f"{left[:1]} was left in the folder for {path.name} files")

    def refused(self, status, lines, code, *words):
        """It ended with the code and said why in one line, with these words."""
        demand(status == code, f"ended with {status}, not {code}: {lines[:1]}")
        demand(len(lines) == 1, f"{len(lines)} lines instead of one: {lines[:2]}")
        for word in words:
            demand(word in lines[0], f"said: {lines[0]}")
        self.demand_tidy()
        return lines[0]
