"""Places that cannot be written, inputs that cannot be read, and disks that are full."""

import subprocess

from faulty import Skipped, contents, demand, differing, is_unfinished, needs_root, row


def mounted(place, options):
    needs_root("to mount a small tmpfs")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], capture_output=True).returncode:
        raise Skipped("a tmpfs cannot be mounted here")


@row("disk-full", "run: the disk is full, at six sizes", "run")
@row("batch-disk-full", "batch: the disk is full, at six sizes", "batch")
@row("convert-disk-full", "convert: the disk is full, at six sizes", "convert")
@row("summarise-disk-full", "summarise: the disk is full, at six sizes", "summarise")
@row("annotate-disk-full", "annotate: the disk is full, at six sizes", "annotate")
@row("validate-disk-full", "validate --output: the disk is full, at six sizes", "validate")
def disk_full(bench, name):
    job, left = bench.job(name), []
    for part in (0.01, 0.15, 0.3, 0.5, 0.7, 0.85):
        place = bench.place()
        size = max(4096, int(job.bytes * part))
        mounted(place, f"size={size}")
        try:
            status, lines = bench.finish(job.start(place))
            if name == "batch":
                # a line for each return, and one for the index
                demand(status == 4, f"size {size}: ended with {status}, not 4: {lines[:1]}")
                demand(1 <= len(lines) == len(set(lines)) <= 4, f"size {size}: {len(lines)} lines")
                demand(all("the disk is full" in line for line in lines), f"size {size}: said {lines}")
                said = lines[0]
            else:
                said = bench.refused(status, lines, 4, "the disk is full")
            finished, _ = job.whole(place, failed=True)
            left_over = sorted(path for path in contents(place) if is_unfinished(path))
            demand(not left_over, f"size {size}: unfinished was left: {left_over}")
            left.append(str(finished))
            subprocess.run(["mount", "-o", "remount,size=1g", place], check=True)
            job.again(place)
        finally:
            subprocess.run(["umount", place], check=True)
    files = sum(not what.endswith("folder") for what in job.reference.values())
    return "4", f"{' '.join(left)} files of {files}, each whole; run again: same bytes", said


@row("read-only", "run: the folder above is read-only", "run")
@row("batch-read-only", "batch: the folder above is read-only", "batch")
@row("convert-read-only", "convert: the folder above is read-only", "convert")
@row("summarise-read-only", "summarise: the folder is read-only", "summarise")
@row("annotate-read-only", "annotate: the folder is read-only", "annotate")
def read_only(bench, name):
    job, above = bench.job(name), bench.place()
    above.chmod(0o555)
    status, lines = bench.finish(job.start(above, **bench.as_nobody()))
    said = bench.refused(status, lines, 4, str(above / job.output), "may not be written here")
    demand(not contents(above), "something was written")
    return "4", "nothing", said


@row("read-only-result", "run --force: the result folder is read-only", "run")
@row("batch-read-only-result", "batch --force: the result folder is read-only", "batch")
@row("convert-read-only-result", "convert --force: the result folder is read-only", "convert")
def read_only_result(bench, name):
    job, place = bench.job(name), bench.place()
    folder = place / job.output
    folder.mkdir()
    (folder / "note.txt").write_text("mine")
    folder.chmod(0o555)
    before = contents(place)
    status, lines = bench.finish(job.start(place, "--force", **bench.as_nobody()))
    if name == "batch":
        demand(status == 4, f"ended with {status}, not 4: {lines[:1]}")
        demand(1 <= len(lines) == len(set(lines)) <= 4, f"{len(lines)} lines")
        demand(all("may not be written here" in line for line in lines), f"said {lines}")
        said = lines[0]
    else:
        said = bench.refused(status, lines, 4, str(folder), "may not be written here")
    demand(contents(place) == before, "something was changed")
    return "4", "the folder, as it was", said


@row("read-only-disk", "run: the disk is read-only", "run")
@row("batch-read-only-disk", "batch: the disk is read-only", "batch")
@row("summarise-read-only-disk", "summarise: the disk is read-only", "summarise")
def read_only_disk(bench, name):
    job, place = bench.job(name), bench.place()
    mounted(place, "ro")
    try:
        status, lines = bench.finish(job.start(place))
        said = bench.refused(status, lines, 4, "may not be written here")
    finally:
        subprocess.run(["umount", place], check=True)
    return "4", "nothing", said


@row("no-permission", "run: the input may not be read", "run")
@row("convert-no-permission", "convert: the input may not be read", "convert")
@row("summarise-no-permission", "summarise: the input may not be read", "summarise")
@row("annotate-no-permission", "annotate: the input may not be read", "annotate")
def no_permission(bench, name):
    job, place = bench.job(name), bench.place()
    place.chmod(0o777)
    bench.input.chmod(0o000)
    try:
        status, lines = bench.finish(job.start(place, **bench.as_nobody()))
    finally:
        bench.restore()
    said = bench.refused(status, lines, 3, str(bench.input))
    demand(not contents(place), "something was written")
    return "3", "nothing", said


@row("batch-no-permission", "batch: one of three inputs may not be read")
def batch_no_permission(bench):
    job, place = bench.job("batch"), bench.place()
    place.chmod(0o777)
    closed = bench.inputs / "b/return.xlsx"
    closed.chmod(0o000)
    try:
        status, lines = bench.finish(job.start(place, **bench.as_nobody()))
    finally:
        bench.restore()
    said = bench.refused(status, lines, 3, str(closed))
    demand_others(job, place, "b")
    return "3", "the other two, whole", said


def demand_others(job, place, name):
    """All of a batch is there but for one return, of which there is nothing; the index tells of it."""
    def rest(tree):
        """All but the return, its part of the combined lists (its folder names whose it is), and the bytes of the index."""
        return {path: "" if "/batch." in path else what for path, what in tree.items()
                if not any(part in f"{path}/" for part in (f"/{name}/", f"/la={name}/"))}

    found = contents(place)
    demand(rest(found) == rest(job.reference), f"the others are not whole: {differing(rest(found), rest(job.reference))}")
    demand(found == rest(found) | {path: what for path, what in found.items() if "/batch." in path},
           "something of the failed one was left")


@row("long-path", "run: the path is too long", "run")
@row("batch-long-path", "batch: the path is too long", "batch")
@row("convert-long-path", "convert: the path is too long", "convert")
@row("summarise-long-path", "summarise: the path is too long", "summarise")
@row("annotate-long-path", "annotate: the path is too long", "annotate")
def long_path(bench, name):
    job = bench.job(name)
    for long in ("x" * 300, "/".join(["y" * 200] * 25)):
        place = bench.place()
        output = place / (long if job.is_folder else f"{long}.xlsx")
        status, lines = bench.finish(job.start(place, output=output))
        said = bench.refused(status, lines, 4, str(place), "the path is too long")
        demand(not contents(place), "something was written")
    return "4", "nothing", said[:40] + "…" + said[-80:]


@row("long-input", "run, batch, convert: the path of the input is too long")
def long_input(bench):
    for name in ("run", "batch", "convert"):
        place = bench.place()
        status, lines = bench.finish(bench.job(name).start(place, input=bench.folder / ("z" * 300 + ".xlsx")))
        # a batch looks for all of its inputs first
        said = bench.refused(status, lines, 3, "zzz", "there is no such" if name == "batch" else "the path is too long")
        demand(not any(found.is_file() for found in place.rglob("*")), "something was written")
    return "3", "nothing", said[:40] + "…" + said[-80:]


@row("file-in-the-way", "run: a file stands where the folder should be", "run")
@row("batch-file-in-the-way", "batch: a file stands where the folder should be", "batch")
@row("convert-file-in-the-way", "convert: a file stands where the folder should be", "convert")
@row("summarise-folder-in-the-way", "summarise: a folder stands where the file should be", "summarise")
@row("annotate-folder-in-the-way", "annotate: a folder stands where the file should be", "annotate")
def in_the_way(bench, name):
    job, place = bench.job(name), bench.place()
    if job.is_folder:
        (place / job.output).write_text("mine")
    else:
        (place / job.output).mkdir()
        (place / job.output / "note.txt").write_text("mine")
    before = contents(place)
    status, lines = bench.finish(job.start(place, "--force"))
    said = bench.refused(status, lines, 4, str(place / job.output))
    demand(contents(place) == before, "what stood there was changed")
    return "4", "what stood there, as it was", said


@row("full-output", "what commands print cannot be written")
def full_output(bench):
    given, schemas = str(bench.input), ["--schemas", bench.schemas]
    commands = [
        ["cells", given], ["validate", given, *schemas], ["validate", given, "--format", "json", *schemas],
        ["inspect", given, *schemas], ["diff", given, given, "--format", "json", *schemas],
        ["summarise", given, "--format", "json", *schemas], ["summarise", given, "--format", "html", *schemas],
        ["schema", "list", *schemas], ["rules", "export", *schemas], ["--help"], ["--version"],
    ]
    for arguments in commands:
        quiet = ["--quiet"] if arguments[0] in ("validate", "inspect", "diff", "summarise") else []
        with open("/dev/full", "wb") as full:
            status, lines = bench.finish(bench.start([*arguments, *quiet], stdout=full))
        try:
            said = bench.refused(status, lines, 4, "the disk is full")
        except Exception as wrong:
            raise type(wrong)(f"{arguments[0]}: {wrong}")
    return "4", "nothing", said
