"""Inputs that change while they are read, two commands into one place, and readers that go away."""

import os
import shutil
import signal
import subprocess
import time

from faulty import Wrong, contents, demand, row
from refused import demand_others


def stop_when(process, is_time):
    """Stops the process when something has come about; false where it ended before."""
    limit = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < limit:
        if is_time():
            process.send_signal(signal.SIGSTOP)
            return True
        time.sleep(0.0005)
    return False


def has_open(process, path):
    """Whether the process has that file open."""
    try:
        return any(os.readlink(f"/proc/{process.pid}/fd/{number}") == str(path)
                   for number in os.listdir(f"/proc/{process.pid}/fd"))
    except OSError:
        return False


def cut(path):
    os.truncate(path, 5000)


def overwrite(path, data):
    with open(path, "r+b") as file:
        file.write(data)
        file.truncate()


def replace(path, data):
    fresh = path.with_suffix(".new")
    fresh.write_bytes(data)
    os.replace(fresh, path)


def other_return(bench):
    """The bytes of another return."""
    other = bench.folder / "other.xlsx"
    if not other.exists():
        status, lines = bench.finish(bench.start(["synth", "--children", "40", "--seed", "3", "--quiet", "--output",
                                                  str(other), "--schemas", bench.schemas]))
        demand(status == 0, f"synth ended with {status}: {lines[:1]}")
    return other.read_bytes()


@row("input-removed", "run: the input is removed while it works", "run", "removed")
@row("input-cut", "run: the input is cut off while it works", "run", "cut")
@row("input-changed", "run: the input is written over while it works", "run", "written over")
@row("input-replaced", "run: another file takes the input's name while it works", "run", "replaced")
@row("batch-input-removed", "batch: one of three inputs is removed while it works", "batch", "removed")
@row("batch-input-cut", "batch: one of three inputs is cut off while it works", "batch", "cut")
@row("batch-input-changed", "batch: one of three inputs is written over while it works", "batch", "written over")
@row("convert-input-cut", "convert: the input is cut off while it works", "convert", "cut")
@row("convert-input-changed", "convert: the input is written over while it works", "convert", "written over")
@row("annotate-input-cut", "annotate: the input is cut off while it works", "annotate", "cut")
@row("annotate-input-changed", "annotate: the input is written over while it works", "annotate", "written over")
@row("annotate-input-replaced", "annotate: another file takes the input's name while it works", "annotate", "replaced")
def input_disturbed(bench, name, how):
    job = bench.job(name)
    input = bench.inputs / "b/return.xlsx" if name == "batch" else bench.input
    data = other_return(bench) if how in ("written over", "replaced") else None
    disturb = {
        "removed": lambda: input.unlink(), "cut": lambda: cut(input),
        "written over": lambda: overwrite(input, data), "replaced": lambda: replace(input, data),
    }[how]
    results = {"old input": job.reference}
    if data:
        disturb()
        place = bench.place()
        bench.finish(job.start(place))
        results["new input"] = contents(place)
        bench.restore()
        demand(results["new input"] != job.reference, "the other input gives the same result")
    if name == "batch" and how == "removed":
        # a batch that has not yet looked for its inputs does the others
        disturb()
        place = bench.place()
        bench.finish(job.start(place))
        results["others alone"] = contents(place)
        bench.restore()
    ends, told = [], ""
    count = max(2, bench.moments // 5)
    while len(ends) < count or set(ends) == {"old input"}:
        demand(len(ends) < 5 * count, "no disturbance is noticed: the moments are wrong")
        place = bench.place()
        process = job.start(place)
        if len(ends) % 2:
            time.sleep(bench.dice.uniform(0, job.seconds / 2))
            disturb()
        else:
            # in the middle of reading, whichever time the file is opened
            wanted = bench.dice.uniform(0, job.seconds / 4) + time.monotonic()
            stop_when(process, lambda: has_open(process, input) and time.monotonic() >= wanted)
            disturb()
            process.send_signal(signal.SIGCONT)
        status, lines = bench.finish(process)
        bench.restore()
        ends.append(end(bench, job, place, status, lines, input, results))
        if ends[-1] == "refused":
            told = lines[0]
        shutil.rmtree(place)
    return "0, 1 or 3", ", ".join(f"{ends.count(end)} {end}" for end in sorted(set(ends))), told


def end(bench, job, place, status, lines, input, results):
    """The result of the old input, that of the new one, or a refusal with nothing written."""
    if status == 3:
        bench.refused(status, lines, 3, str(input))
        if job.name == "batch":
            demand_others(job, place, "b")
        else:
            demand(not any(path.is_file() for path in place.rglob("*")), "refused, and yet written")
        return "refused"
    demand(status in (0, 1), f"ended with {status}: {lines[:1]}")
    demand(not lines, f"said: {lines[:1]}")
    found = contents(place)
    for words, result in results.items():
        if found == result:
            return words
    raise Wrong("the result is of no input: " + ", ".join(
        path for path in sorted(found) if found[path] != job.reference.get(path))[:200])


@row("two-runs", "run --force: two into one folder at once", "run")
@row("two-batches", "batch: two into one folder at once", "batch")
@row("two-converts", "convert --force: two into one folder at once", "convert")
def two(bench, name):
    job, ends, said = bench.job(name), [], ""
    more = [] if name == "batch" else ["--force"]
    count = max(2, bench.moments // 10)
    for turn in range(count):
        place = bench.place()
        first = job.start(place, *more)
        if turn % 2 == 0:
            # the second comes while the first is writing, and ends before it
            held = stop_when(first, lambda: writes(job, place))
            demand(held, "the first ended before it was held")
            status, lines = bench.finish(job.start(place, *more))
            first.send_signal(signal.SIGCONT)
            said = bench.refused(status, lines, 4, "another run", str(place / job.output))
            pair = [bench.finish(first)]
            ends.append("refused while the other wrote")
        else:
            time.sleep(bench.dice.uniform(0, job.seconds / 2))
            second = job.start(place, *more)
            pair = [bench.finish(first), bench.finish(second)]
            ends.append("refused" if any(status == 4 for status, _ in pair) else "one after the other")
        demand(any(status == job.status for status, _ in pair), f"none was done: {pair}")
        for status, lines in pair:
            if status != job.status:
                bench.refused(status, lines, 4, "another run")
        demand(contents(place) == job.reference, "the result is not that of one run: "
               + ", ".join(path for path in contents(place) if contents(place)[path] != job.reference.get(path))[:200])
        bench.demand_tidy()
    return f"{job.status} and 4", ", ".join(f"{ends.count(e)} {e}" for e in sorted(set(ends))) + "; same bytes", said


def writes(job, place):
    """Whether a file of the result is there, finished or not."""
    return any(path.is_file() for path in place.rglob("*"))


@row("closed-pipe", "what commands print: the reader goes away")
def closed_pipe(bench):
    commands = [["cells", str(bench.input)]] + [
        [*arguments, "--schemas", bench.schemas] for arguments in (
            ["validate", str(bench.input), "--format", "json"], ["summarise", str(bench.input), "--format", "html"],
            ["schema", "export", "--format", "json"])]
    for arguments in commands:
        quiet = ["--quiet"] if arguments[0] in ("validate", "summarise") else []
        # whoever starts the program may have switched the signal off; then the program has to say why it ends
        for has_signal in (True, False):
            process = bench.start([*arguments, *quiet], stdout=subprocess.PIPE, restore_signals=has_signal)
            process.stdout.read(10)
            process.stdout.close()
            process.stdout = None
            status, lines = bench.finish(process)
            words = f"{arguments[0]} ended with {status}: {lines[:1]}"
            if has_signal:
                demand(status == -signal.SIGPIPE and not lines, words)
            else:
                demand(status == 4 and len(lines) == 1 and "standard output" in lines[0], words)
                said = lines[0]
    return "SIGPIPE or 4", "nothing", said


@row("closed-log", "run: the reader of standard error goes away", "run")
@row("batch-closed-log", "batch: the reader of standard error goes away", "batch")
@row("convert-closed-log", "convert: the reader of standard error goes away", "convert")
def closed_log(bench, name):
    job, ends = bench.job(name), []
    for has_signal in (True, False):
        place = bench.place()
        read, write = os.pipe()
        command = [word for word in job.command(place) if word != "--quiet"]
        process = bench.start(command, stderr=write, restore_signals=has_signal)
        os.close(write)
        os.close(read)
        status, _ = bench.finish(process)
        demand(status in (job.status, -signal.SIGPIPE), f"ended with {status}")
        ends.append("SIGPIPE" if status < 0 else str(status))
        job.whole(place)
        if status == job.status:
            demand(contents(place) == job.reference, "the result is not whole")
        job.again(place)
    return " or ".join(sorted(set(ends))), "no file half written; run again: same bytes", ""
