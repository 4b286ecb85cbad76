"""What the faults have in common: starting the program, comparing folders, and telling what is left."""
import json
import os
import shutil
import signal
import subprocess
import time

UNFINISHED = ".annex-a-unfinished"


class Failed(Exception):
    """A promise that was not kept, in words."""


class Skipped(Exception):
    """A fault that cannot be made here, and why."""


def check(kept, words):
    if not kept:
        raise Failed(words)


class Ended:
    """How a command ended."""

    def __init__(self, status, output, errors):
        self.status, self.output = status, output
        self.lines = [line for line in errors.splitlines() if line]


class Program:
    """The program under test, with inputs and folders for its results below one place."""

    def __init__(self, path, place, root):
        self.path, self.place, self.root = path, place, root
        self.big = f"{place}/big.xlsx"
        self.returns = f"{place}/returns"
        os.makedirs(self.returns)
        self.call("synth", "--children", "800", "--seed", "9", "--output", self.big)
        names = ("Demoshire", "Eastshire", "Northshire", "Southshire")
        for seed, name in enumerate(names):
            self.call("synth", "--children", "60", "--seed", str(seed), "--output",
                      f"{self.returns}/{name} 2024-03-31.xlsx")
        self.small = f"{self.returns}/Demoshire 2024-03-31.xlsx"

    def open_to_all(self):
        """Lets a user without rights read the inputs."""
        for name in os.listdir(self.returns):
            os.chmod(f"{self.returns}/{name}", 0o644)

    def folder(self, name):
        """A name for results that nothing has yet."""
        path = f"{self.place}/{name}"
        shutil.rmtree(path, ignore_errors=True)
        return path

    def start(self, *arguments, **more):
        return subprocess.Popen(
            [self.path, *arguments], stdin=subprocess.DEVNULL, stdout=more.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE, text=True, **more)

    def end(self, process):
        output, errors = process.communicate(timeout=120)
        return Ended(process.returncode, output or "", errors)

    def call(self, *arguments, **more):
        return self.end(self.start(*arguments, **more))

    def run(self, output, *more, source=None, **options):
        return self.call(*self.run_arguments(output, *more, source=source), **options)

    def run_arguments(self, output, *more, source=None):
        return ["run", source or self.small, "--output", output, "--fail-on", "never", "--quiet", *more]

    def batch(self, output, *more, **options):
        return self.call(*self.batch_arguments(output, *more), **options)

    def batch_arguments(self, output, *more):
        return ["batch", self.returns, "--output", output, "--fail-on", "never", "--quiet", "--combine", *more]


def contents(folder):
    """Every file below a folder by its path, with its bytes; what differs between two runs of the same is taken out."""
    files = {}
    for outer, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(outer, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, folder)] = steady(name, file.read())
    return files


def steady(name, data):
    try:
        if name in ("run.json", "batch.json"):
            value = json.loads(data)
            value.pop("timings", None)
            value.pop("counts", None)
            for row in value.get("returns", []):
                row.pop("seconds")
                row.pop("state")
            return json.dumps(value).encode()
        if name == "batch.csv":
            lines = [line.split(",") for line in data.decode().splitlines()]
            kept = [place for place, heading in enumerate(lines[0]) if heading not in ("seconds", "state")]
            return repr([[line[place] for place in kept] for line in lines]).encode()
    except (ValueError, KeyError, IndexError):
        return b"cut: " + data
    return data


def unfinished(folder):
    """What lies below a folder under a temporary name."""
    return [name for _, folders, files in os.walk(folder) for name in folders + files if name.endswith(UNFINISHED)]


def check_whole(folder, whole, words):
    """No file under a final name is other than in an undisturbed run."""
    for path, data in contents(folder).items():
        if UNFINISHED in path:
            continue
        check(whole.get(path) == data, f"{words}: {path} is half-written")


def check_same(folder, whole, words):
    """The folder holds what an undisturbed run leaves, and nothing else."""
    found = contents(folder)
    check(not unfinished(folder), f"{words}: {unfinished(folder)} is left")
    check(sorted(found) == sorted(whole), f"{words}: files {sorted(set(found) ^ set(whole))} differ")
    for path, data in whole.items():
        check(found[path] == data, f"{words}: {path} has other bytes")


def remains(folder):
    """What is on disk, in words."""
    if not os.path.isdir(folder):
        return "nothing"
    files = contents(folder)
    temporary = [path for path in files if UNFINISHED in path]
    words = f"{len(files) - len(temporary)} whole files"
    return words + (f", {len(temporary)} temporary" if temporary else "")


def check_told(ended, status, words):
    """It ended with that code and told why in one line."""
    check(ended.status == status, f"{words}: exit code {ended.status} instead of {status}: {ended.lines[:2]}")
    check(len(ended.lines) == 1, f"{words}: {len(ended.lines)} lines on stderr: {ended.lines[:3]}")


def stop_when(process, is_time, seconds=30):
    """Stops the process when something has come about; false where it ended before."""
    limit = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < limit:
        if is_time():
            process.send_signal(signal.SIGSTOP)
            return True
        time.sleep(0.0005)
    return False


def is_open(process, path):
    """Whether the process has that file open."""
    try:
        return any(os.readlink(f"/proc/{process.pid}/fd/{number}") == path
                   for number in os.listdir(f"/proc/{process.pid}/fd"))
    except OSError:
        return False
