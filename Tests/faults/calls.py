"""Every file and socket that a command asks the system for, as strace tells."""

import os
import re
import shutil
import subprocess

from disturbed import other_return
from faulty import Skipped, Wrong, contents, demand, row

# calls that no command needs are traced to be refused, and so is whatever is in none of these lists
TRACED = "%network,%file,socketpair,io_uring_setup,open_by_handle_at,ptrace,process_vm_readv,shmget,msgget,mq_open"
LOOKING = {"access", "faccessat", "faccessat2", "stat", "lstat", "newfstatat", "statx", "statfs", "readlink",
           "readlinkat", "getcwd"}
CHANGING = {"mkdir", "mkdirat", "unlink", "unlinkat", "rmdir", "rename", "renameat", "renameat2", "link", "linkat",
            "chmod", "fchmodat"}
OPENING = {"open", "openat", "creat"}
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
# what the loader, the C library and the Swift library look at
SYSTEM = ["/etc/ld.so.cache", "/etc/ld.so.preload", "/proc/self", "/proc/sys/vm/overcommit_memory",
          "/sys/devices/system/cpu", "/sys/fs/cgroup", "/dev/null", "/dev/urandom", "/etc/localtime",
          "/usr/share/zoneinfo"]
ARGUMENT = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"(\.\.\.)?')


def is_at(path, places):
    return any(path == place or path.startswith(place + "/") for place in places)


def final(path):
    """The path under which an unfinished file or folder, or the folder of its parts, appears in the end."""
    return re.sub(r"/\.(?:parts-)?([^/]*)\.annex-a-unfinished(?=/|$)", r"/\1", path)


def libraries(program):
    """The paths of the libraries that the program is linked with."""
    told = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    found = re.findall(r"(/\S+) \(0x", told)
    demand(found, "ldd tells no libraries")
    return found


def examine(bench, arguments, inputs, outputs, status, log):
    """Runs the command; gives how many paths it opened to read and to write. Whatever is no input, no output, no part
    of the schemas and no system library is told."""
    wrap = ("strace", "-f", "-qq", "-y", "-s", "8192", "-o", str(log), "-e", f"trace={TRACED}")
    ended, lines = bench.finish(bench.start(arguments, wrap=wrap))
    demand(ended == status and not lines, f"ended with {ended}: {lines[:1]}")
    read, written = judge(bench, log.read_text(errors="surrogateescape").splitlines(), inputs, outputs)
    for path in inputs:
        demand(any(is_at(other, [path]) for other in read), f"strace did not see that {path} was read")
    return read, written


def judge(bench, calls, inputs, outputs):
    """What the calls read, and what they wrote or gave a second name, by the final paths."""
    needed = libraries(bench.program)
    names = {os.path.basename(path) for path in needed}
    read, written, programs = set(), set(), 0
    threads = {line.split()[0] for line in calls}
    for line in calls:
        if re.match(r"\d+\s+(\+\+\+|---|<\.\.\. \w+ resumed>)", line):
            continue
        found = re.match(r"\d+\s+(\w+)\((.*)", line)
        demand(found, f"not understood: {line[:80]}")
        call, rest = found.groups()
        if call in LOOKING:
            continue
        demand(call in CHANGING | OPENING | {"execve"}, f"{call} is called")
        paths = []
        for base, path, cut in ARGUMENT.findall(rest):
            demand(not cut, f"a path of {call} is too long to be told")
            path = os.path.normpath(os.path.join(base or bench.working, path))
            # the libraries ask about the program's own threads
            parts = path.split("/")
            paths.append("/proc/self" if parts[1:2] == ["proc"] and parts[2] in threads else path)
        demand(paths, f"{call} without a path")
        if call == "execve":
            programs += 1
            demand(paths[0] == bench.program and programs == 1, f"{paths[0]} is started")
        elif call in CHANGING:
            for path in paths:
                demand(is_at(final(path), outputs), f"{call} of {path}")
            if call.startswith("link"):
                written.add(final(paths[-1]))
        elif call == "creat" or WRITING.search(rest[rest.rindex('"'):]):
            demand(paths == ["/dev/null"] or is_at(final(paths[0]), outputs), f"{paths[0]} is opened for writing")
            written.add(final(paths[0]))
        else:
            path = paths[0]
            known = (is_at(path, [*inputs, bench.schemas, *SYSTEM, *needed, bench.program])
                     or is_at(final(path), outputs) or os.path.basename(path) in names)
            demand(known, f"{path} is read")
            read.add(path)
    return read, written - {"/dev/null"}


@row("calls", "every command: every file and socket, by strace")
def calls(bench):
    if not shutil.which("strace"):
        raise Skipped("needs strace")
    log, given, other = bench.folder / "calls", str(bench.input), str(bench.folder / "other.xlsx")
    other_return(bench)
    commands = [(bench.job(name), None, None) for name in bench.jobs] + [
        (None, ["validate", given, "--format", "json", "--quiet"], 1), (None, ["inspect", given, "--quiet"], 0),
        (None, ["summarise", given, "--format", "json", "--quiet"], 0), (None, ["cells", given], 0),
        (None, ["diff", other, given, "--quiet"], 0), (None, ["schema", "list"], 0), (None, ["rules", "export"], 0)]
    read, written = 0, 0
    for job, arguments, status in commands:
        name = job.name if job else " ".join(arguments[:1] + arguments[2:])
        try:
            if job:
                place = bench.place()
                results = examine(bench, job.command(place), [str(job.input)], [str(place / job.output)], job.status, log)
                job.whole(place)
                for path, what in contents(place).items():
                    demand(what.endswith("folder") or str(place / path) in results[1],
                           f"strace did not see that {path} was written")
            else:
                inputs = [path for path in arguments if path in (given, other)]
                more = [] if arguments[0] == "cells" else ["--schemas", bench.schemas]
                results = examine(bench, [*arguments, *more], inputs, [], status, log)
        except Wrong as wrong:
            raise Wrong(f"{name}: {wrong}")
        read += len(results[0])
        written += len(results[1])
    return "0 or 1", (f"{len(commands)} commands, no socket, no other program; {read} files read, {written} written, "
                      "all where they may be"), ""
