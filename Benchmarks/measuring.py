"""Running commands and taking their time and memory."""
import os
import sys
import time


def measure(command, allowed=(0,)):
    """Processor seconds (user and system), peak memory in MiB and wall seconds of one run."""
    begun = time.monotonic()
    pid = os.posix_spawn(
        command[0], command, os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_WRONLY, 0) for fd in (1, 2)])
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in allowed:
        sys.exit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, time.monotonic() - begun
