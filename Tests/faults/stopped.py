"""Commands that are killed or interrupted at random moments, and what the next run makes of it."""

import shutil
import signal
import time

from faulty import contents, demand, row



def stop(bench, job, number, count, prepared=None, own={}):
    """Stops the command at random moments, each then run again, until it was stopped often and also while writing."""
    earlier = contents(prepared) if prepared else {}
    lost = [path for path in earlier if path not in job.reference and path not in own]
    stopped = late = writing = 0
    said = ""
    while stopped < count or not writing:
        demand(stopped + late < 10 * count + 50, f"stopped {stopped} times and {writing} while writing, of "
               f"{stopped + late}: the moments are wrong")
        place = bench.place()
        if prepared:
            shutil.copytree(prepared, place, dirs_exist_ok=True)
        process = job.start(place, *(["--force"] if prepared else []))
        time.sleep(bench.dice.uniform(0, job.seconds))
        process.send_signal(number)
        status, lines = bench.finish(process)
        if status == job.status:
            late += 1
        else:
            stopped += 1
            begun = contents(place) != earlier
            if number == signal.SIGKILL:
                demand(status == -9, f"ended with {status}: {lines[:1]}")
                demand(not lines, f"said: {lines[:1]}")
            elif status == -number:
                # before main the system's own answer to a signal still holds
                demand(not begun, f"ended by the signal with {status}, with files written")
            else:
                said = bench.refused(status, lines, 130, "interrupted")
            finished, unfinished = job.whole(place, earlier, lost)
            files = sum(not what.endswith("folder") for what in job.reference.values())
            writing += bool(unfinished) or begun and (0 < finished < files or bool(prepared))
            done = done_returns(job, place, earlier)
            job.again(place, own=own)
            if done:
                demand(done_returns(job, place, earlier) >= done, "what was whole was done again")
        shutil.rmtree(place)
    return ("SIGKILL" if number == signal.SIGKILL else "130", f"{stopped} stopped, {writing} of them while writing; no file half written; "
            "run again: same bytes, nothing unfinished", said)


def done_returns(job, place, earlier):
    """The folders of a batch that are done, each told from one that was done again."""
    if job.name != "batch" or earlier:
        return set()
    return {(name, (place / job.output / name).stat().st_ino) for name in ("a", "b", "c")
            if (place / job.output / name).exists()}


@row("kill", "run: kill -9 at random moments", "run", 1)
@row("batch-kill", "batch: kill -9 at random moments, three returns", "batch", 1)
@row("convert-kill", "convert: kill -9 at random moments", "convert", 10)
@row("summarise-kill", "summarise: kill -9 at random moments", "summarise", 10)
@row("annotate-kill", "annotate: kill -9 at random moments", "annotate", 10)
def kill(bench, name, part):
    return stop(bench, bench.job(name), signal.SIGKILL, max(2, bench.moments // part))


@row("kill-over", "run --force over the results of another day: kill -9", "run")
@row("batch-kill-over", "batch --force over results of another day, with a note of the user's: kill -9", "batch")
def kill_over(bench, name):
    job, place = bench.job(name), bench.place()
    status, lines = bench.finish(job.start(place, day="2024-02-29"))
    demand(status == job.status, f"ended with {status}: {lines[:1]}")
    note = f"{job.output}/a/note.txt" if name == "batch" else f"{job.output}/note.txt"
    (place / note).write_text("mine")
    (place / note).chmod(0o640)
    own = {note: contents(place)[note]}
    return stop(bench, job, signal.SIGKILL, max(2, bench.moments // 4), place, own)


@row("interrupt", "run: SIGINT at random moments", "run", signal.SIGINT)
@row("batch-interrupt", "batch: SIGINT at random moments", "batch", signal.SIGINT)
@row("convert-interrupt", "convert: SIGINT at random moments", "convert", signal.SIGINT)
@row("summarise-interrupt", "summarise: SIGINT at random moments", "summarise", signal.SIGINT)
@row("terminate", "run: SIGTERM at random moments", "run", signal.SIGTERM)
@row("batch-terminate", "batch: SIGTERM at random moments", "batch", signal.SIGTERM)
def interrupt(bench, name, number):
    return stop(bench, bench.job(name), number, max(2, bench.moments // 10))
